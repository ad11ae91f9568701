package io.wavecast.signals.produce;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** What the command says before it needs a broker. */
class ProduceCommandTest {
    @TempDir
    Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void shouldNameEveryOptionInItsHelp() {
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
                .contains("--partitions", "--bootstrap", "Exit codes:");
    }

    @Test
    void shouldReportEveryWrongOptionEvenWhereTheSignalIsWrong() {
        int code = produce(
                "--signal", "eggs", "--start", "soon", "--from", "x", "--to", "y", "--series", " ", "--format", "xml");

        assertThat(code).isEqualTo(2);
        assertThat(err.toString())
                .contains("--signal: 'eggs' is no signal")
                .contains("--start must be")
                .contains("--from must be")
                .contains("--to must be")
                .contains("--series must not be blank")
                .contains("--format (WAVECAST_FORMAT) must be json or protobuf, was 'xml'");
    }

    @Test
    void shouldRefuseAFormatThatTheFileDoesNotHave() throws IOException {
        Path file = Files.writeString(folder.resolve("a.csv"), "t,v\n0,1\n");

        assertThat(produce("--input", file.toString(), "--input-format", "edf")).isEqualTo(2);
        assertThat(err.toString()).contains(file.toString()).contains("the header needs 256 bytes");
    }

    @Test
    void shouldSayWhichChannelsThereAre() throws IOException {
        Path file = Files.writeString(folder.resolve("a.csv"), "t,flow,heat\n0,1,2\n");

        assertThat(produce("--input", file.toString(), "--channels", "flow,cold"))
                .isEqualTo(2);
        assertThat(err.toString())
                .contains("--channels")
                .contains("no channel cold")
                .contains("flow, heat");
    }

    @Test
    void shouldRefuseTwoChannelsOfOneNameBeforeItStarts() throws IOException {
        Path file = Files.writeString(folder.resolve("a.csv"), "t,Not Used,Not Used,v\n0,1,2,3\n");

        assertThat(produce("--input", file.toString())).isEqualTo(2);
        assertThat(err.toString()).contains("two channels are called Not Used").contains("--channels");
    }

    private int produce(String... options) {
        return new CommandLine(new ProduceCommand())
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(options);
    }
}
