package io.wavecast.demo.watch.series;

import io.wavecast.core.model.ModelSpec;
import io.wavecast.core.model.ModelVersion;
import io.wavecast.core.series.Forecast;
import io.wavecast.core.series.HorizonForecast;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;

/**
 * The newest forecasts of a series by models. A row is a forecast: its period in microseconds, the number of its model, and mean, lower
 * and upper end of each horizon and channel. Channels are at the same places as those of the observations. Not thread-safe.
 */
final class ForecastTable {
    private static final int MEAN = 0;
    private static final int LOWER = 1;
    private static final int UPPER = 2;
    private static final int HEAD = 2; // period, model

    private final KeptChannels observed;
    private final List<ModelVersion> models = new ArrayList<>();
    private long forgotten; // models before the first in the list
    private int[] horizons = new int[0];
    private int channels;
    private Ring ring = new Ring(HEAD, 1);

    /** @param observed says whether the listed channel is kept alone, and which one it is */
    ForecastTable(KeptChannels observed) {
        this.observed = observed;
    }

    /** Takes a forecast in that is newer than those before, and has a horizon with a time. */
    void add(Forecast forecast) {
        List<HorizonForecast> steps = timed(forecast);
        fit(kept(steps), steps.get(0).mean().length);
        ring.add(forecast.madeMicros(), row(forecast, steps));
    }

    /** The steps whose time is known. */
    static List<HorizonForecast> timed(Forecast forecast) {
        return forecast.steps().stream()
                .filter(step -> step.atMicros() != HorizonForecast.UNKNOWN_TIME)
                .toList();
    }

    /** The first channel that is forecast; 0 if none is. */
    static int firstChannel(Forecast forecast) {
        double[] mean = timed(forecast).get(0).mean();
        return IntStream.range(0, mean.length)
                .filter(c -> !Double.isNaN(mean[c]))
                .findFirst()
                .orElse(0);
    }

    private double[] row(Forecast forecast, List<HorizonForecast> steps) {
        HorizonForecast farthest = steps.get(steps.size() - 1);
        var row = new double[HEAD + 3 * horizons.length * channels];
        Arrays.fill(row, Double.NaN);
        row[0] = (farthest.atMicros() - forecast.madeMicros()) / (double) Math.max(1, farthest.horizon());
        row[1] = number(forecast.model());
        for (HorizonForecast step : steps) {
            int at = Arrays.binarySearch(horizons, step.horizon());
            for (int place = 0; at >= 0 && place < channels && channel(place) < step.mean().length; place++) {
                int c = channel(place);
                row[column(at, place, MEAN)] = step.mean()[c];
                row[column(at, place, LOWER)] = step.lower()[c];
                row[column(at, place, UPPER)] = step.upper()[c];
            }
        }
        return row;
    }

    /** The channel at a place: that of its number, but the listed one if it is kept alone. */
    private int channel(int place) {
        return observed.detailed() ? place : observed.listed();
    }

    private double number(ModelVersion model) {
        int at = models.lastIndexOf(model);
        if (at < 0) {
            models.add(model);
            if (models.size() > Limits.MODELS) {
                models.remove(0);
                forgotten++;
            }
            at = models.size() - 1;
        }
        return forgotten + at;
    }

    private int[] kept(List<HorizonForecast> steps) {
        int[] all = steps.stream().mapToInt(HorizonForecast::horizon).toArray();
        if (!observed.detailed()) {
            return new int[] {listed(all)};
        }
        if (all.length <= Limits.DETAILED_HORIZONS) {
            return all;
        }
        int[] nearest = Arrays.copyOf(all, Limits.DETAILED_HORIZONS);
        nearest[nearest.length - 1] = all[all.length - 1];
        return nearest;
    }

    private static int listed(int[] ascending) {
        return IntStream.of(ascending)
                .filter(horizon -> horizon <= Limits.LISTED_HORIZON)
                .max()
                .orElse(ascending[0]);
    }

    private void fit(int[] wanted, int outputs) {
        fit(wanted, outputs, place -> place);
    }

    /**
     * Gives the table the columns of these horizons and channels, if it has others.
     *
     * @param places the place that a channel had, by its new place; outside the channels that are kept if it had none
     */
    private void fit(int[] wanted, int outputs, IntUnaryOperator places) {
        int wantedChannels = Math.min(outputs, observed.detailed() ? Limits.DETAILED_CHANNELS : 1);
        int width = HEAD + 3 * wanted.length * wantedChannels;
        int limit = observed.detailed() ? Limits.rows(width) : Limits.ROWS;
        if (Arrays.equals(wanted, horizons) && wantedChannels == channels && ring.limit() == limit) {
            return;
        }
        var from = new int[width];
        Arrays.fill(from, -1);
        from[0] = 0;
        from[1] = 1;
        for (int h = 0; h < wanted.length; h++) {
            int old = Arrays.binarySearch(horizons, wanted[h]);
            for (int place = 0; old >= 0 && place < wantedChannels; place++) {
                int before = places.applyAsInt(place);
                for (int part = MEAN; before >= 0 && before < channels && part <= UPPER; part++) {
                    from[HEAD + 3 * (h * wantedChannels + place) + part] = column(old, before, part);
                }
            }
        }
        ring = ring.copy(from, limit);
        horizons = wanted;
        channels = wantedChannels;
    }

    private int column(int horizon, int channel, int part) {
        return HEAD + 3 * (horizon * channels + channel) + part;
    }

    /** Keeps more, as the observations do since just now. The newest forecast gets all its horizons, if it is at hand. */
    void detail(Optional<Forecast> newest) {
        int listed = observed.listed();
        IntUnaryOperator alone = place -> place == listed ? 0 : -1;
        if (newest.isPresent() && ring.size() > 0 && ring.last() == newest.get().madeMicros()) {
            List<HorizonForecast> steps = timed(newest.get());
            fit(kept(steps), steps.get(0).mean().length, alone);
            ring.replaceLast(row(newest.get(), steps));
        } else if (horizons.length > 0) {
            fit(horizons, listed + 1, alone);
        }
    }

    /** Keeps little, as the observations do since just now. */
    void reduce() {
        if (horizons.length > 0) {
            fit(new int[] {listed(horizons)}, 1, place -> observed.listed());
        }
    }

    void clear() {
        ring = new Ring(HEAD + 3 * horizons.length * channels, ring.limit());
    }

    /** Number of horizons. */
    int horizons() {
        return horizons.length;
    }

    /** Steps ahead of a horizon; horizons ascend. */
    int steps(int horizon) {
        return horizons[horizon];
    }

    /** The index of the horizon with so many steps ahead; negative if there is none. */
    int indexOf(int steps) {
        return Arrays.binarySearch(horizons, steps);
    }

    /** The index of the horizon that the list of series shows; −1 without forecasts. */
    int listedIndex() {
        return horizons.length == 0 ? -1 : Arrays.binarySearch(horizons, listed(horizons));
    }

    int channels() {
        return channels;
    }

    int size() {
        return ring.size();
    }

    long newestMade() {
        return ring.last();
    }

    long made(int row) {
        return ring.time(row);
    }

    double periodMicros(int row) {
        return ring.value(row, 0);
    }

    /** Target time of a horizon's step. */
    long at(int row, int horizon) {
        return horizons[horizon] == ModelSpec.PRESENT
                ? made(row)
                : made(row) + Math.round(horizons[horizon] * periodMicros(row));
    }

    double mean(int row, int horizon, int channel) {
        return ring.value(row, column(horizon, channel, MEAN));
    }

    double lower(int row, int horizon, int channel) {
        return ring.value(row, column(horizon, channel, LOWER));
    }

    double upper(int row, int horizon, int channel) {
        return ring.value(row, column(horizon, channel, UPPER));
    }

    /** The times at which another model took over, oldest first, without the first one. */
    List<Swap> swaps() {
        List<Swap> swaps = new ArrayList<>();
        for (int row = 1; row < ring.size(); row++) {
            if (ring.value(row, 1) != ring.value(row - 1, 1)) {
                int at = (int) (ring.value(row, 1) - forgotten);
                swaps.add(new Swap(made(row) / 1e6, at < 0 ? "" : models.get(at).toString()));
            }
        }
        return swaps.subList(Math.max(0, swaps.size() - Limits.MODELS), swaps.size());
    }
}
