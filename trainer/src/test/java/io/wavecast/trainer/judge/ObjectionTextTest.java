package io.wavecast.trainer.judge;

import static org.assertj.core.api.Assertions.assertThat;

import io.wavecast.core.model.ModelVersion;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ObjectionTextTest {
    private static final ModelVersion CHAMPION = new ModelVersion("eeg", 1);

    @Test
    void shouldSayWhatEarlierVersionsLeftOfTheTolerance() {
        String sentence =
                verdict(Math.log(1.009), one("a", 75.17, 75.17, 74.83)).sentence();

        assertThat(sentence)
                .startsWith("not worth publishing, it is 0.454 % worse than eeg@1 at horizon 1 (75.17 against 74.83), "
                        + "more than the 0.0991 % that earlier versions left of the tolerance of 1.00 %: RMSE ");
    }

    @Test
    void shouldSayThatTheToleranceWasUsedUp() {
        assertThat(verdict(Math.log(1.02), one("a", 74.1, 74.1, 74.83)).sentence())
                .as("after the tolerance was lowered")
                .contains("it is 0.976 % better than eeg@1 at horizon 1 (74.10 against 74.83), "
                        + "and earlier versions used up the tolerance of 1.00 %: ");
    }

    @Test
    void shouldNameTheWholeToleranceWithoutEarlierVersions() {
        assertThat(verdict(0, one("a", 80, 80, 74.83)).sentence())
                .contains("it is 6.91 % worse than eeg@1 at horizon 1 (80.00 against 74.83), "
                        + "more than the tolerance of 1.00 %: ");
    }

    /** The champion has seen the targets, and is compared with outputs that have seen them, too. */
    @Test
    void shouldNameTheErrorsThatWereCompared() {
        assertThat(verdict(0, one("a", 74, 80, 74.83)).sentence())
                .contains("it is 6.91 % worse than eeg@1 at horizon 1 (80.00 against 74.83, "
                        + "with outputs fitted to all data where eeg@1 has seen the targets), more than");
    }

    @Test
    void shouldSayThatTheMedianOfTheSeriesDecided() {
        assertThat(verdict(0, one("a", 100, 100, 200), one("b", 11, 11, 10), one("c", 12, 12, 10))
                        .sentence())
                .contains("in the median of 3 series it is 10.0 % worse than eeg@1 at horizon 1 "
                        + "(100.0 against 200.0 over all series), more than the tolerance of 1.00 %: ");
    }

    /** @param conceded by the champion, as a logarithm */
    private static Verdict verdict(double conceded, SeriesErrors... series) {
        return new Verdict(
                List.of(1),
                series[0].errors(),
                series[0].naiveErrors(),
                series[0].arErrors(),
                32,
                100,
                0.01,
                0.1,
                1,
                Optional.of(new Verdict.Champion(CHAMPION, series[0].championErrors(), List.of(conceded))),
                "",
                List.of(series));
    }

    private static SeriesErrors one(String key, double error, double beside, double champion) {
        return new SeriesErrors(
                key, List.of(error), List.of(1e3), List.of(1e3), List.of(champion), List.of(beside), List.of(false));
    }
}
