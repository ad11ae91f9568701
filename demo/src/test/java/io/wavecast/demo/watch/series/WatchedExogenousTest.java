package io.wavecast.demo.watch.series;

import static org.assertj.core.api.Assertions.assertThat;

import io.wavecast.core.model.ModelVersion;
import io.wavecast.core.series.Forecast;
import io.wavecast.core.series.ForecastStatus;
import io.wavecast.core.series.HorizonForecast;
import io.wavecast.core.series.Observation;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A series whose second channel is forecast; the first one, 1,000 higher, is an input only. */
class WatchedExogenousTest {
    private static final int ROWS = 100;

    private final WatchedCluster cluster = new WatchedCluster();

    @Test
    void shouldListTheFirstChannelThatIsForecast() {
        detail("other");
        play("power", 0, ROWS);

        SeriesSummary summary = summary();

        assertThat(summary.value()).isEqualTo(ROWS - 1);
        assertThat(summary.accuracy().count()).isGreaterThan(ROWS - 5);
        assertThat(summary.accuracy().rmse()).isZero();
        assertThat(cluster.curve("power").orElseThrow().actual()[50]).isLessThan(ROWS);
    }

    @Test
    void shouldShowThatChannelUnlessAnotherOneIsAskedFor() {
        detail("other");
        play("power", 0, ROWS);

        SeriesDetail first = look(-1);
        play("power", ROWS, 2 * ROWS);

        assertThat(first.channel()).isEqualTo(1);
        assertThat(first.listed()).isEqualTo(1);
        assertThat(first.fan().steps().get(0).mean()).isEqualTo(ROWS);
        assertThat(first.rows().actual()[50]).as("kept from before").isLessThan(ROWS);
        assertThat(first.rows().mean()[50]).isEqualTo(first.rows().actual()[50]);
        assertThat(look(-1).rows().size()).as("all rows").isGreaterThan(2 * ROWS - 5);
        assertThat(look(0).channel()).isZero();
        SeriesDetail input = look(0);
        assertThat(input.rows().actual()[input.rows().size() - 1]).isEqualTo(1_000 + 2 * ROWS - 1);
        assertThat(input.fan().steps().get(0).mean()).isNaN();
        assertThat(cluster.export("power", -1).orElseThrow().channel()).isEqualTo(1);
    }

    @Test
    void shouldKeepThatChannelWhenLittleIsKept() {
        play("power", 0, ROWS);
        assertThat(look(-1).channel()).as("in detail from the start").isEqualTo(1);

        detail("other");

        assertThat(summary().value()).isEqualTo(ROWS - 1);
        assertThat(summary().accuracy().rmse()).isZero();
        Export kept = cluster.export("power", 0).orElseThrow();
        assertThat(kept.channel()).isEqualTo(1);
        assertThat(kept.observations().actual()[kept.observations().size() - 1]).isEqualTo(ROWS - 1);
    }

    /** Makes so many other series the ones that are kept in detail. */
    private void detail(String prefix) {
        for (int s = 0; s < Limits.DETAILED; s++) {
            cluster.observed(prefix + s, new Observation(1, 0), 0);
            cluster.look(prefix + s, window(0), 0);
        }
    }

    private void play(String key, int from, int to) {
        for (int i = from; i < to; i++) {
            cluster.observed(key, new Observation(at(i), 1_000 + i, i), 0);
            double[] mean = {Double.NaN, i + 1};
            cluster.forecast(
                    key,
                    new Forecast(
                            at(i),
                            new ModelVersion("m", 1),
                            ForecastStatus.OK,
                            List.of(new HorizonForecast(1, at(i + 1), mean, mean.clone(), mean.clone()))));
        }
    }

    private SeriesSummary summary() {
        return cluster.summaries(0).stream()
                .filter(one -> one.key().equals("power"))
                .findFirst()
                .orElseThrow();
    }

    private SeriesDetail look(int channel) {
        return cluster.look("power", window(channel), 0).orElseThrow();
    }

    private static Window window(int channel) {
        return new Window(channel, Optional.empty(), Optional.empty(), Optional.empty(), 10_000, 10_000);
    }

    private static long at(int step) {
        return 1_700_000_000_000_000L + step * 4_000L;
    }
}
