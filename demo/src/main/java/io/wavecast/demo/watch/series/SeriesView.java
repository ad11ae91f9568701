package io.wavecast.demo.watch.series;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * What a page shows of a series at this moment.
 *
 * @param summaries the summary, given the time in milliseconds and the place of the listed channel
 */
record SeriesView(
        KeptChannels channels,
        ForecastTable forecasts,
        long duplicates,
        List<AnomalyMark> anomalies,
        Summaries summaries) {
    private static final int PERIOD_ROWS = 200;

    /** Makes a summary. */
    @FunctionalInterface
    interface Summaries {
        SeriesSummary at(long nowMillis, int place);
    }

    /** The place of a channel; that of the listed one for a negative number. */
    private int place(int channel) {
        return channels.detailed()
                ? Math.max(0, Math.min(channel < 0 ? channels.listed() : channel, channels.kept() - 1))
                : 0;
    }

    private Ring observations() {
        return channels.ring();
    }

    SeriesSummary summary(long nowMillis) {
        return summaries.at(nowMillis, place(-1));
    }

    Rows listedRows() {
        return join().newest(forecasts.listedIndex(), place(-1), Limits.ROWS);
    }

    SeriesDetail detail(Window window, long nowMillis) {
        int channel = place(window.channel());
        int wanted = window.steps().map(forecasts::indexOf).orElse(-1);
        int horizon = wanted < 0 ? forecasts.listedIndex() : wanted;
        int size = observations().size();
        boolean fixed = window.from().isPresent() && window.to().isPresent();
        // One row more on each side, so that a line reaches the edges.
        int from = fixed
                ? Math.max(0, observations().firstFrom(window.from().get()) - 1)
                : Math.max(0, size - window.newest());
        int to = fixed
                ? Math.max(
                        from,
                        Math.min(size, observations().firstFrom(window.to().get()) + 1))
                : size;
        return new SeriesDetail(
                summary(nowMillis),
                channels.channels(),
                channels.kept(),
                channel,
                place(-1),
                horizon < 0 ? -1 : forecasts.steps(horizon),
                horizons(channel),
                join().rows(horizon, channel, from, to).thinned(window.points()),
                to - from,
                size == 0 ? Double.NaN : observations().time(0) / 1e6,
                period(),
                fan(channel),
                forecasts.swaps(),
                anomalies,
                duplicates);
    }

    Export export(int channel) {
        int known = place(channel);
        Map<Integer, Rows> byHorizon = new LinkedHashMap<>();
        for (int h = 0; h < forecasts.horizons(); h++) {
            byHorizon.put(
                    forecasts.steps(h), join().newest(h, known, observations().size()));
        }
        return new Export(
                channels.detailed() ? known : channels.listed(),
                join().newest(-1, known, observations().size()),
                byHorizon);
    }

    private Join join() {
        return new Join(observations(), forecasts);
    }

    private List<SeriesDetail.Horizon> horizons(int channel) {
        List<SeriesDetail.Horizon> all = new ArrayList<>();
        for (int h = 0; h < forecasts.horizons() && forecasts.size() > 0; h++) {
            int newest = forecasts.size() - 1;
            all.add(new SeriesDetail.Horizon(
                    forecasts.steps(h),
                    (forecasts.at(newest, h) - forecasts.made(newest)) / 1e6,
                    Accuracy.of(join().newest(h, channel, observations().size()))));
        }
        return all;
    }

    private double period() {
        int rows = Math.min(PERIOD_ROWS, observations().size() - 1);
        return rows < 1
                ? Double.NaN
                : (observations().last() - observations().time(observations().size() - 1 - rows)) / 1e6 / rows;
    }

    private SeriesDetail.Fan fan(int channel) {
        int newest = forecasts.size() - 1;
        if (newest < 0 || channel >= forecasts.channels()) {
            return new SeriesDetail.Fan(Double.NaN, Double.NaN, List.of());
        }
        long made = forecasts.made(newest);
        int origin = observations().firstFrom(made);
        return new SeriesDetail.Fan(
                made / 1e6,
                origin < observations().size() && observations().time(origin) == made
                        ? observations().value(origin, channel)
                        : Double.NaN,
                IntStream.range(0, forecasts.horizons())
                        .mapToObj(h -> new SeriesDetail.Step(
                                forecasts.steps(h),
                                forecasts.at(newest, h) / 1e6,
                                forecasts.mean(newest, h, channel),
                                forecasts.lower(newest, h, channel),
                                forecasts.upper(newest, h, channel)))
                        .toList());
    }
}
