package io.wavecast.streams;

import static org.assertj.core.api.Assertions.assertThat;

import io.wavecast.cli.Problems;
import io.wavecast.streams.anomaly.AnomalySettings;
import io.wavecast.streams.anomaly.FalseAlarms;
import io.wavecast.streams.anomaly.MuteWindow;
import io.wavecast.streams.anomaly.Shield;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class AnomalyOptionsTest {
    private final Problems problems = Problems.ofOptions();

    @Test
    void shouldLookForNothingByDefault() {
        assertThat(settings()).isEmpty();
        assertThat(problems.found()).isEmpty();
    }

    @Test
    void shouldTakeTheRateAsObservationsOrAsTime() {
        assertThat(settings("--anomalies=10000").orElseThrow())
                .isEqualTo(AnomalySettings.of(FalseAlarms.every(10_000)));
        assertThat(settings("--anomalies=30d").orElseThrow())
                .isEqualTo(AnomalySettings.of(FalseAlarms.every(Duration.ofDays(30))));
    }

    @Test
    void shouldTakeAllSettings() {
        AnomalySettings expected = AnomalySettings.falseAlarmEvery(500)
                .withAlarms(3, 5)
                .withLeastDeviation(0.25)
                .withHorizon(10)
                .withMuted(List.of(new MuteWindow(1_410, 60), new MuteWindow(720, 721)))
                .withSilentAfter(0)
                .withShield(new Shield(2.5, 64));

        assertThat(settings(
                        "--anomalies=500",
                        "--anomaly-alarms=3/5",
                        "--anomaly-deviation=0.25",
                        "--anomaly-horizon=10",
                        "--anomaly-mute=23:30-01:00,12:00-12:01",
                        "--anomaly-silence=0",
                        "--shield=2.5"))
                .contains(expected);
    }

    @Test
    void shouldReportAllProblemsAtOnce() {
        settings(
                "--anomalies=some",
                "--anomaly-alarms=5/3",
                "--anomaly-deviation=-1",
                "--anomaly-horizon=0",
                "--anomaly-mute=25:00-26:00",
                "--anomaly-silence=-1",
                "--shield=wide");

        assertThat(problems.found())
                .containsExactly(
                        "--anomalies: expected off, a number of observations, or a time such as 30d, was 'some'",
                        "--anomaly-alarms: expected M/N with M of 1..N and N of 1..32, was '5/3'",
                        "--anomaly-deviation: expected a number of 0 or more, was '-1'",
                        "--anomaly-horizon: expected a whole number of 1 to 1000, was '0'",
                        "--anomaly-mute: expected HH:MM-HH:MM, such as 23:30-01:00, was '25:00-26:00'",
                        "--shield: expected a number of 0 or more, was 'wide'",
                        "--anomaly-silence must be 0..1000000, was -1");
    }

    @Test
    void shouldRefuseARateThatIsTooHigh() {
        settings("--anomalies=99");

        assertThat(problems.found())
                .containsExactly("--anomalies: expected one false alarm in 100 to 1e12 samples, or in a time above 0,"
                        + " was 99.0 samples");
    }

    @Test
    void shouldRefuseSettingsWithoutEffect() {
        settings("--shield=3", "--anomaly-mute=01:00-02:00");

        assertThat(problems.found()).containsExactly("--anomaly-mute needs --anomalies", "--shield needs --anomalies");
    }

    private Optional<AnomalySettings> settings(String... arguments) {
        var options = new AnomalyOptions();
        new CommandLine(options).parseArgs(arguments);
        return options.settings(problems);
    }
}
