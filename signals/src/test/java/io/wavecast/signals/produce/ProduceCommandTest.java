package io.wavecast.signals.produce;

import static org.assertj.core.api.Assertions.assertThat;

import io.wavecast.cli.ConfigCommand;
import io.wavecast.signals.edf.EdfWriter;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** Tests the problems that the command reports without a broker. */
class ProduceCommandTest {
    @TempDir
    Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void shouldListEveryOptionInItsHelp() {
        assertThat(produce("--help")).isZero();

        assertThat(out.toString())
                .contains("--input", "--signal", "--channels", "--rate", "--seed", "--time-column", "--missing")
                .contains(
                        "--input-format",
                        "--format",
                        "--series",
                        "--vector",
                        "--speed",
                        "--start",
                        "--from",
                        "--to",
                        "--loop")
                .contains("--date-order", "--key-column", "--skip")
                .contains("--partitions", "--bootstrap", "Exit codes:");
    }

    @Test
    void shouldRefuseAChannelThatIsKnownAheadInASeriesOfItsOwn() {
        assertThat(produce("--signal", "sine", "--channels", "2", "--lead", "2=5"))
                .isEqualTo(2);

        assertThat(err.toString()).contains("--lead:", "expected --vector beside it");
    }

    @Test
    void shouldReportEveryInvalidOptionAtOnce() {
        int code = produce(
                "--signal",
                "eggs",
                "--start",
                "soon",
                "--from",
                "x",
                "--to",
                "y",
                "--series",
                " ",
                "--partitions",
                "few",
                "--events-topic",
                "anomalies",
                "--client-config",
                folder.resolve("none").toString(),
                "--broker-timeout",
                "long",
                "--format",
                "xml");

        assertThat(code).isEqualTo(2);
        assertThat(err.toString())
                .contains("'--signal': expected one of neural-mass, eeg, sine, ecg, random-walk, was 'eggs'")
                .contains("'--start': expected now, recorded, or a time such as 2026-05-31T16:00:00Z, was 'soon'")
                .contains("'--from': expected seconds from the start, or a time such as")
                .contains("'--to': expected seconds from the start, or a time such as")
                .contains("'--partitions': 'few' is not an int")
                .doesNotContain("expected at least 1")
                .contains("--series: expected a key, was blank")
                .contains("--events-topic must be a topic without another purpose, was 'anomalies'")
                .contains("--client-config: cannot read " + folder.resolve("none"))
                .contains("--broker-timeout: expected a positive number with ms, s, m, h or d, such as 30m, was 'long'")
                .contains("--format (WAVECAST_FORMAT) must be json or protobuf, was 'xml'");
    }

    @Test
    void shouldRejectAFormatThatTheFileDoesNotHave() throws IOException {
        Path file = Files.writeString(folder.resolve("a.csv"), "t,v\n0,1\n");

        assertThat(produce("--input", file.toString(), "--input-format", "edf")).isEqualTo(2);
        assertThat(err.toString())
                .contains(file.toString())
                .contains("expected a header of 256 bytes, was a file of 8 bytes");
    }

    @Test
    void shouldListTheChannelsIfOneDoesNotExist() throws IOException {
        Path file = Files.writeString(folder.resolve("a.csv"), "t,flow,heat\n0,1,2\n");

        assertThat(produce("--input", file.toString(), "--channels", "flow,cold"))
                .isEqualTo(2);
        assertThat(err.toString()).contains("--channels").contains("expected channels among flow, heat, was cold");
    }

    @Test
    void shouldReportThatARecordingHasNoDate() throws IOException {
        var edf = new EdfWriter(false, "", 1).start("X X X X", "00.00.00", "00.00.00");
        edf.signal("Fz", -100, 100, -100, 100, 2).samples(1, 2).endRecord();
        Path file = Files.write(folder.resolve("a.edf"), edf.bytes());

        assertThat(produce("--input", file.toString(), "--start", "recorded", "--from", "2020-01-01T00:00:00Z"))
                .isEqualTo(2);
        assertThat(err.toString())
                .contains("--start: expected a recording with a start time, was a, which has none")
                .contains("--from: expected a recording with a start time, was a, which has none");
    }

    @Test
    void shouldRefuseRowsOfSeveralSeriesBeforeAnyIsSent() throws IOException {
        var rows = new StringBuilder("time,probe,v\n");
        for (int i = 0; i < 20; i++) {
            rows.append(i / 2).append(i % 2 == 0 ? ",in," : ",out,").append(i).append('\n');
        }
        Path file = Files.writeString(folder.resolve("probes.csv"), rows);

        assertThat(produce("--input", file.toString())).isEqualTo(2);
        assertThat(err.toString()).contains("10 of 20 rows that repeat a time").contains("--key-column probe");
    }

    @Test
    void shouldRefuseOptionsOfTextWithoutAFile() {
        assertThat(produce("--skip", "2", "--date-order", "year-first")).isEqualTo(2);

        assertThat(err.toString())
                .contains("--key-column and --skip need --input")
                .contains("expected one of day-first, month-first, was 'year-first'");
    }

    @Test
    void shouldReportEveryInvalidOptionOfMqttAtOnce() {
        int code = produce(
                "--from",
                "mqtt://hall",
                "--mqtt-topic",
                "a/#/b",
                "--mqtt-qos",
                "3",
                "--mqtt-value",
                "temp",
                "--mqtt-time",
                "/ts",
                "--mqtt-config",
                folder.resolve("none").toString(),
                "--series",
                "{plant}",
                "--loop");

        assertThat(code).isEqualTo(2);
        assertThat(err.toString())
                .contains("--from: expected no option of a signal or of its replay beside mqtt://hall:1883")
                .contains("--mqtt-topic: expected levels with + for any one and # at the end", "was 'a/#/b'")
                .contains("--mqtt-qos: expected 0, 1 or 2, was 3")
                .contains("--mqtt-value: expected the field as a JSON Pointer", "was 'temp'")
                .contains("--mqtt-time: expected a field and its unit", "was '/ts'")
                .contains("--mqtt-config: cannot read " + folder.resolve("none"))
                .contains("--series: expected levels of the topic", "was '{plant}'");
    }

    @Test
    void shouldRefuseUnknownMqttSettingsAndOptionsWithoutABroker() throws IOException {
        Path file = Files.writeString(folder.resolve("mqtt.properties"), "user=me\ntls.ca=ca.pem\n");

        assertThat(produce("--from", "mqtt://hall", "--mqtt-config", file.toString()))
                .isEqualTo(2);
        assertThat(produce("--from", "mqtt://me:secret@hall")).isEqualTo(2);
        assertThat(produce("--mqtt-topic", "a")).isEqualTo(2);

        assertThat(err.toString())
                .contains("--mqtt-topic: expected at least one topic such as plant/#, was none")
                .contains("--mqtt-config: expected password, tls.ca, username in " + file + ", was [user]")
                .contains("--mqtt-topic and alike need --from mqtt://HOST")
                .contains("expected mqtt://HOST:PORT");
    }

    @Test
    void shouldReportAMalformedLastOption() {
        assertThat(produce("--signal", "eggs", "--speed", "fast")).isEqualTo(2);

        assertThat(err.toString()).contains("was 'eggs'").contains("'fast' is not a double");
    }

    @Test
    void shouldReportAMalformedSetting() {
        var command = new CommandLine(new ProduceCommand())
                .setErr(new PrintWriter(err))
                .setDefaultValueProvider(option -> option.paramLabel().equals("HZ") ? "often" : null);

        assertThat(command.execute("--signal", "ecg")).isEqualTo(2);

        assertThat(err.toString()).contains("'--rate'").contains("was 'often'");
    }

    @Test
    void shouldShowItsDefaultsAsSettings() {
        var root = new CommandLine(new Root());
        root.addSubcommand(new ProduceCommand()).addSubcommand(new ConfigCommand());
        root.setOut(new PrintWriter(out));

        assertThat(root.execute("config", "produce")).isZero();

        assertThat(out.toString().lines().map(line -> line.replaceAll(" +", " ")))
                .contains("--speed WAVECAST_SPEED 1 default", "--start WAVECAST_START now default")
                .contains("--input WAVECAST_INPUT default", "--from WAVECAST_FROM default");
    }

    @Command(name = "root")
    private static final class Root {}

    private int produce(String... options) {
        return new CommandLine(new ProduceCommand())
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(options);
    }
}
