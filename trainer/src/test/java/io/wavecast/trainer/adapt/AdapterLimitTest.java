package io.wavecast.trainer.adapt;

import static org.assertj.core.api.Assertions.assertThat;

import io.wavecast.core.adapt.AdapterSize;
import io.wavecast.core.model.AdapterSettings;
import io.wavecast.core.model.Model;
import io.wavecast.trainer.history.SeriesSlice;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The service refuses models whose adapters make the states of series too large. */
class AdapterLimitTest {
    private static final List<Integer> HORIZONS =
            IntStream.rangeClosed(1, 128).boxed().toList();

    @Test
    void shouldLeaveOutTheFarthestOnStandbyFirst() {
        List<Integer> standby = HORIZONS.stream().filter(h -> h % 8 != 0).toList();
        AdapterChoice all = choice(HORIZONS, standby);

        AdapterChoice fitting = all.within(64);

        AdapterSettings settings = fitting.settings().orElseThrow();
        assertThat(AdapterSize.bytes(settings, 64)).isLessThanOrEqualTo(AdapterSize.MAX_BYTES);
        List<Integer> left = fitting.leftOut();
        assertThat(left).isEqualTo(standby.subList(standby.size() - left.size(), standby.size()));
        assertThat(settings.horizons()).doesNotContainAnyElementsOf(left).hasSize(128 - left.size());
        AdapterSettings oneMore = settings.withHorizons(
                HORIZONS.stream()
                        .filter(h -> settings.horizons().contains(h) || h.equals(left.get(0)))
                        .toList(),
                List.of());
        assertThat(AdapterSize.bytes(oneMore, 64)).isGreaterThan(AdapterSize.MAX_BYTES);
        assertThat(fitting.report()).contains(", none at horizon " + left.get(0) + ", " + left.get(1));
        assertThat(all.within(8)).as("with few channels").isEqualTo(all);
    }

    @Test
    void shouldSayThatNoHorizonFits() {
        AdapterChoice choice = choice(List.of(10), List.of()).within(8_000);

        assertThat(choice.settings()).isEmpty();
        assertThat(choice.report())
                .isEqualTo(
                        "; no online adapter at horizon 10, since it may take at most 1048576 bytes of a series' state");
    }

    @Test
    void shouldChooseWhatTheServiceAccepts() {
        Model wide = LinearModel.wide(4_096, 1, 10, 20, 30);
        double[][] walk = new double[120][4_096];
        var random = new Random(2);
        for (int t = 1; t < walk.length; t++) {
            walk[t][0] = walk[t - 1][0] + random.nextGaussian();
        }
        List<SeriesSlice> heldOut = List.of(new SeriesSlice(walk, LinearModel.WARM_UP));

        AdapterChoice paying = AdapterSearch.choose(wide, heldOut, 0);
        AdapterChoice waiting = AdapterSearch.withStandby(paying, wide, heldOut, 0);
        AdapterChoice judged = AdapterSearch.judged(waiting, wide, heldOut, 1);

        assertThat(waiting.leftOut()).endsWith(30);
        assertThat(judged.leftOut()).isEqualTo(waiting.leftOut());
        for (AdapterChoice each : List.of(paying, waiting, judged)) {
            assertThat(each.leftOut()).isNotEmpty();
            assertThat(AdapterSize.bytes(each.settings().orElseThrow(), 4_096))
                    .isLessThanOrEqualTo(AdapterSize.MAX_BYTES);
        }
    }

    private static AdapterChoice choice(List<Integer> horizons, List<Integer> standby) {
        List<Double> errors = Collections.nCopies(horizons.size(), 1.0);
        AdapterSettings settings = AdapterSettings.of(0, AdapterSettings.MEMORY, horizons);
        return new AdapterChoice(
                Optional.of(settings.withHorizons(horizons, standby)), horizons, errors, errors, List.of());
    }
}
