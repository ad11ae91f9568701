package io.wavecast.streams;

import static org.assertj.core.api.Assertions.assertThat;

import io.wavecast.cli.Problems;
import io.wavecast.streams.anomaly.AnomalyRules;
import io.wavecast.streams.anomaly.AnomalySettings;
import io.wavecast.streams.anomaly.FalseAlarms;
import io.wavecast.streams.anomaly.MuteWindow;
import io.wavecast.streams.anomaly.Shield;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class AnomalyPrefixesTest {
    private static final AnomalySettings USUAL =
            AnomalySettings.falseAlarmEvery(500).withMuted(List.of(new MuteWindow(60, 120)));

    private final Problems problems = Problems.ofOptions();

    @TempDir
    private Path folder;

    @Test
    void shouldTakeAllSettingsOfAPrefix() throws IOException {
        AnomalyRules rules = rules("""
                {
                  // the old pumps
                  "plant/": {
                    "anomalies": "7d", "anomaly-alarms": "3/5", "anomaly-deviation": 0.25,
                    "anomaly-horizon": 10, "anomaly-mute": "12:00-12:01", "anomaly-silence": 60, "shield": "2.5"
                  }
                }
                """);

        AnomalySettings plant = AnomalySettings.of(FalseAlarms.every(Duration.ofDays(7)))
                .withAlarms(3, 5)
                .withLeastDeviation(0.25)
                .withHorizon(10)
                .withMuted(List.of(new MuteWindow(720, 721)))
                .withSilentAfter(60)
                .withShield(new Shield(2.5, 64));
        assertThat(problems.found()).isEmpty();
        assertThat(rules).isEqualTo(new AnomalyRules(Map.of("", USUAL, "plant/", plant)));
    }

    /** Not from the shorter prefix. */
    @Test
    void shouldTakeFromTheOptionsWhatAPrefixDoesNotSet() throws IOException {
        AnomalyRules rules =
                rules("{\"a/\": {\"anomalies\": 9000, \"anomaly-mute\": \"\"}, \"a/b/\": {\"shield\": 3}}");

        assertThat(rules.byPrefix().get("a/")).isEqualTo(AnomalySettings.falseAlarmEvery(9_000));
        assertThat(rules.byPrefix().get("a/b/")).isEqualTo(USUAL.withShield(new Shield(3, 64)));
    }

    @Test
    void shouldReportAllProblemsAtOnce() throws IOException {
        rules("""
                {
                  "": {"shield": 2},
                  "a/": {
                    "anomalies": "off", "anomaly-alarms": "5/3", "anomaly-deviation": -1, "anomaly-mute": "25:00-26:00",
                    "anomaly-silence": 1.5, "shield": true
                  },
                  "b/": {},
                  "c/": 7,
                  "d/": {"anomaly-colour": "red"}
                }
                """);

        String a = "--anomaly-prefixes: prefix 'a/': ";
        assertThat(problems.found())
                .containsExactly(
                        "--anomaly-prefixes: prefix '': expected one character or more, was none",
                        a + "anomalies: expected a number of observations, or a time such as 30d, was 'off'",
                        a + "anomaly-alarms: expected M/N with M of 1..N and N of 1..32, was '5/3'",
                        a + "anomaly-deviation: expected a number of 0 or more, was '-1'",
                        a + "anomaly-mute: expected HH:MM-HH:MM, such as 23:30-01:00, was '25:00-26:00'",
                        a + "anomaly-silence: expected a whole number of 0 to 1000000, was '1.5'",
                        a + "shield: expected a text or a number, was boolean",
                        "--anomaly-prefixes: prefix 'b/': expected one setting or more, was none",
                        "--anomaly-prefixes: prefix 'c/': expected an object with settings, was number",
                        "--anomaly-prefixes: prefix 'd/': anomaly-colour: expected anomalies, anomaly-alarms,"
                                + " anomaly-deviation, anomaly-horizon, anomaly-mute, anomaly-silence or shield, was another setting");
    }

    @Test
    void shouldRefuseWhatIsNoFileOfPrefixes() throws IOException {
        rules("[]");
        rules("");
        rules("{\"a/\": {\"shield\": 1},\n \"a/\": {\"shield\": 2}}");
        rules("{\"a/\": {\"shield\": 1}} and more");
        options("--anomalies=500", "--anomaly-prefixes=" + folder.resolve("none.json"));

        String object = "--anomaly-prefixes: expected a JSON object such as"
                + " {\"plant/\": {\"anomaly-deviation\": 0.5}}, was ";
        assertThat(problems.found()).hasSize(5).startsWith(object + "array", object + "missing");
        assertThat(problems.found().get(2)).contains("was other text in line 2: Duplicate");
        assertThat(problems.found().get(3)).contains("was other text in line 1: ");
        assertThat(problems.found().get(4)).contains("expected a readable JSON file, was '", "NoSuchFile");
    }

    @Test
    void shouldLimitTheNumberOfPrefixes() throws IOException {
        rules(IntStream.rangeClosed(0, 1_000)
                .mapToObj(i -> "\"plant" + i + "/\": {\"shield\": 3}")
                .collect(Collectors.joining(",", "{", "}")));

        assertThat(problems.found()).containsExactly("--anomaly-prefixes: expected at most 1000 prefixes, was 1001");
    }

    @Test
    void shouldNameProblemsOfTheFileBesideThoseOfTheOptions() throws IOException {
        Path file = Files.writeString(folder.resolve("prefixes.json"), "{\"a/\": {\"shield\": \"wide\"}}");

        options("--anomalies=500", "--shield=none", "--anomaly-prefixes=" + file);

        assertThat(problems.found())
                .containsExactly(
                        "--shield: expected a number of 0 or more, was 'none'",
                        "--anomaly-prefixes: prefix 'a/': shield: expected a number of 0 or more, was 'wide'");
    }

    @Test
    void shouldNeedTheSearchForAnomalies() {
        AnomalyRules rules = options("--anomaly-prefixes=prefixes.json");

        assertThat(rules).isEqualTo(AnomalyRules.NONE);
        assertThat(problems.found()).containsExactly("--anomaly-prefixes needs --anomalies");
    }

    @Test
    void shouldHaveTheSameSettingsForAllSeriesWithoutAFile() {
        assertThat(options("--anomalies=500", "--anomaly-mute=01:00-02:00")).isEqualTo(AnomalyRules.of(USUAL));
        assertThat(options()).isEqualTo(AnomalyRules.NONE);
    }

    private AnomalyRules rules(String file) throws IOException {
        Path path = Files.writeString(folder.resolve("prefixes.json"), file);
        return options("--anomalies=500", "--anomaly-mute=01:00-02:00", "--anomaly-prefixes=" + path);
    }

    private AnomalyRules options(String... arguments) {
        var options = new AnomalyOptions();
        new CommandLine(options).parseArgs(arguments);
        return options.rules(problems);
    }
}
