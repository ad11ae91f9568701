package io.wavecast.streams.topology;

import static io.wavecast.streams.testing.TestModel.aModel;
import static org.assertj.core.api.Assertions.assertThat;

import io.wavecast.core.model.DecisionHistory;
import io.wavecast.core.model.VersionDecision;
import io.wavecast.core.series.Forecast;
import io.wavecast.streams.testing.ForecastLab;
import io.wavecast.streams.testing.Signals;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Checks that forecasts are the same across swaps, whenever an instance reads the decisions, takes series over, or replays all records. */
class SwapReplayTest {
    private static final List<String> SERIES = List.of("pump", "fan", "valve", "motor", "belt");
    private static final double[] VALUES = Signals.noisySine(360, 23);
    private static final int SECOND_FROM = 150; // sample numbers
    private static final int THIRD_FROM = 260;
    private static final int OVER = 40;

    private final DecisionHistory first = DecisionHistory.none("default").with(decision(1, 0, 0));
    private final DecisionHistory second =
            first.with(decision(2, millis(SECOND_FROM), OVER * Signals.PERIOD_MICROS / 1_000));
    private final DecisionHistory third = second.with(decision(3, millis(THIRD_FROM), 0));

    @Test
    void shouldForecastAlikeWheneverTheDecisionsWereRead() {
        Map<String, List<Forecast>> early = forecasts(List.of(), 10, 20);

        assertThat(forecasts(List.of(), SECOND_FROM, THIRD_FROM)).isEqualTo(early);
        assertThat(early.get("pump"))
                .extracting(forecast -> forecast.model().number())
                .contains(1L, 2L, 3L);
    }

    @Test
    void shouldForecastAlikeWhereverAnotherInstanceTakesOver() {
        Map<String, List<Forecast>> undisturbed = forecasts(List.of(), 140, 250);

        for (int takeOver : List.of(149, 150, 151, 170, 190, 259, 260, 261)) {
            assertThat(forecasts(List.of(takeOver), 140, 250))
                    .as("at sample %d", takeOver)
                    .isEqualTo(undisturbed);
        }
        assertThat(forecasts(List.of(100, 165, 175, 260, 300), 140, 250)).isEqualTo(undisturbed);
    }

    @Test
    void shouldForecastAlikeInAReplayThatKnowsAllDecisions() {
        assertThat(forecasts(List.of(), 0, 0)).isEqualTo(forecasts(List.of(), 140, 250));
    }

    @Test
    void shouldLetSeriesChangeOneAfterTheOther() {
        Set<Integer> turns = new HashSet<>();
        forecasts(List.of(), 140, 250).values().forEach(forecasts -> {
            int turn = 0;
            while (forecasts.get(turn).model().number() != 2) {
                turn++;
            }
            turns.add(turn);
        });

        assertThat(turns).hasSizeGreaterThan(3).allMatch(turn -> turn >= SECOND_FROM && turn < SECOND_FROM + OVER);
    }

    @Test
    void shouldReadTheWeightsOfAnEarlierVersionAgain() {
        try (var lab = new ForecastLab()) {
            prepare(lab);
            lab.decide(third);
            observe(lab, 0, 10);
            assertThat(lab.lastForecastOf("pump").model().number()).isEqualTo(1);
            lab.pass(Duration.ofSeconds(15));
            lab.pass(Duration.ofSeconds(15)); // not needed between these two
            observe(lab, 10, 20);

            assertThat(lab.lastForecastOf("pump").model().number()).isEqualTo(1);
            assertThat(lab.metrics().count("rebuilt"))
                    .as("when the series began")
                    .isEqualTo(SERIES.size());
        }
    }

    /**
     * @param takeOvers sample numbers at which another instance takes the series over
     * @param secondRead sample number before which an instance reads the second decision
     */
    private Map<String, List<Forecast>> forecasts(List<Integer> takeOvers, int secondRead, int thirdRead) {
        Map<String, List<Forecast>> all = new HashMap<>();
        var lab = new ForecastLab();
        prepare(lab);
        for (int i = 0; i < VALUES.length; i++) {
            if (takeOvers.contains(i)) {
                var other = new ForecastLab();
                prepare(other);
                lab.handOver(other);
                if (i > secondRead) {
                    other.decide(i > thirdRead ? third : second);
                }
                collect(lab, all);
                lab = other;
            }
            if (i == secondRead) {
                lab.decide(second);
            }
            if (i == thirdRead) {
                lab.decide(third);
            }
            observe(lab, i, i + 1);
        }
        collect(lab, all);
        return all;
    }

    private static void collect(ForecastLab lab, Map<String, List<Forecast>> all) {
        for (String series : SERIES) {
            all.computeIfAbsent(series, key -> new ArrayList<>()).addAll(lab.forecastsOf(series));
        }
        lab.close();
    }

    private void prepare(ForecastLab lab) {
        for (int version = 1; version <= 3; version++) {
            lab.store(aModel().version(version).seed(version).build());
        }
        lab.decide(first);
    }

    private static void observe(ForecastLab lab, int from, int to) {
        for (int i = from; i < to; i++) {
            for (String series : SERIES) {
                lab.observeAt(series, i, VALUES[i]);
            }
        }
    }

    private static long millis(int sample) {
        return (Signals.EPOCH_MICROS + sample * Signals.PERIOD_MICROS) / 1_000;
    }

    private static VersionDecision decision(long version, long from, long over) {
        return new VersionDecision(version, "test", "a test", from, from, over);
    }
}
