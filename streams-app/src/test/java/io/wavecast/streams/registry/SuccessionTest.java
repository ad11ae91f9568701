package io.wavecast.streams.registry;

import static org.assertj.core.api.Assertions.assertThat;

import io.wavecast.core.model.DecisionHistory;
import io.wavecast.core.model.VersionDecision;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class SuccessionTest {
    private static final long SECOND = 1_000_000; // in microseconds

    @Test
    void shouldChooseByTheTimestampOfTheRecord() {
        Succession succession = of(3, decided(1, 0, 0), decided(2, 100_000, 0), decided(3, 200_000, 0));

        assertThat(serving(succession, "pump", 99)).isEqualTo(1);
        assertThat(serving(succession, "pump", 100)).isEqualTo(2);
        assertThat(serving(succession, "pump", 199)).isEqualTo(2);
        assertThat(serving(succession, "pump", 200)).isEqualTo(3);
    }

    @Test
    void shouldSpreadTheChangesOfAllSeriesEvenly() {
        Succession succession = of(2, decided(1, 0, 0), decided(2, 100_000, 30_000));
        int[] changed = new int[31];
        for (int i = 0; i < 30_000; i++) {
            int second = 0;
            while (serving(succession, "plant/sensor-" + i, 100 + second) == 1) {
                second++;
            }
            changed[second]++;
        }

        for (int second = 1; second <= 30; second++) {
            assertThat(changed[second]).as("in second %d", second).isBetween(900, 1_100);
        }
    }

    @Test
    void shouldGiveEachKeyTheSameTurnInEveryRelease() {
        assertThat(List.of(Succession.share("pump"), Succession.share("eeg/O1"), Succession.share("eeg/O2")))
                .containsExactly(0.20418668864294887, 0.2492925957776606, 0.8872447675094008);
    }

    @Test
    void shouldChooseAlikeWhereverAnInstanceBegins() {
        Succession succession = of(3, decided(1, 0, 0), decided(2, 100_000, 7_000), decided(3, 104_000, 7_000));
        long[] undisturbed = LongStream.rangeClosed(95, 115)
                .map(second -> serving(succession, "pump", second))
                .toArray();

        for (int begin = 95; begin <= 115; begin++) {
            var validity = new Validity(); // of an instance that reads from there on
            long version = 0;
            for (int second = begin; second <= 115; second++) {
                if (!validity.contains(second * SECOND)) {
                    version = succession
                            .serving("pump", validity.at(second * SECOND))
                            .version();
                }
                assertThat(version).as("second %d, from %d on", second, begin).isEqualTo(undisturbed[second - 95]);
            }
        }
        assertThat(undisturbed).startsWith(1).endsWith(3);
    }

    @Test
    void shouldTakeTheNearestVersionThatIsKept() {
        Succession succession = of(3, decided(1, 1, 0), decided(4, 100_000, 0), decided(3, 200_000, 0));

        assertThat(serving(succession, "pump", 150)).isEqualTo(1);
        assertThat(serving(succession, "pump", 250)).isEqualTo(3);
        assertThat(serving(of(3, decided(4, 0, 0), decided(3, 9_000, 0)), "pump", 5))
                .as("a later one, if no earlier one is kept")
                .isEqualTo(3);
    }

    @Test
    void shouldServeNothingWhileANameIsRetired() {
        Succession succession = of(2, decided(1, 5_000, 0), decided(0, 10_000, 0), decided(2, 20_000, 0));

        assertThat(serving(succession, "pump", 4)).isZero();
        assertThat(serving(succession, "pump", 9)).isEqualTo(1);
        assertThat(serving(succession, "pump", 10)).isZero();
        assertThat(serving(succession, "pump", 20)).isEqualTo(2);
    }

    @Test
    void shouldTakeTheOldestDecisionThatIsRemembered() {
        var decisions = LongStream.rangeClosed(1, DecisionHistory.KEPT + 1)
                .mapToObj(number -> decided(number, number * 1_000, 0))
                .toArray(VersionDecision[]::new);
        Succession succession = of(99, decisions);

        assertThat(serving(succession, "pump", 1)).isEqualTo(2);
        assertThat(succession.isForgotten("pump", new Validity().at(SECOND))).isTrue();
        assertThat(succession.isForgotten("pump", new Validity().at(2 * SECOND)))
                .isFalse();
    }

    @Test
    void shouldHoldWithinTheTimesOfALookUp() {
        Succession succession = of(2, decided(1, 0, 0), decided(2, 100_000, 0));
        Validity validity = new Validity();
        assertThat(validity.contains(1)).isFalse();

        assertThat(succession.serving("pump", validity.at(50 * SECOND)).version())
                .isEqualTo(1);

        assertThat(validity.contains(100 * SECOND - 1)).isTrue();
        assertThat(validity.contains(100 * SECOND)).isFalse();
    }

    private static long serving(Succession succession, String series, long recordSeconds) {
        return succession
                .serving(series, new Validity().at(recordSeconds * SECOND))
                .version();
    }

    private static Succession of(long highest, VersionDecision... oldestFirst) {
        DecisionHistory history = DecisionHistory.none("default");
        for (VersionDecision decision : oldestFirst) {
            history = history.with(decision);
        }
        return Succession.of(history, version -> version <= highest);
    }

    private static VersionDecision decided(long version, long from, long over) {
        return new VersionDecision(version, "test", "", from, from, over);
    }
}
