package io.wavecast.experiments;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

@Tag("once")
class ExperimentIT {
    private final StringWriter output = new StringWriter();

    @TempDir
    private Path folder;

    private int experiment(String... arguments) {
        return new CommandLine(new ExperimentCommand())
                .setOut(new PrintWriter(output))
                .setErr(new PrintWriter(output))
                .execute(arguments);
    }

    @Test
    void shouldDrawChartsAndMatchTheStream() {
        assertThat(experiment("words", "--report", folder.toString()))
                .as("%s", output)
                .isZero();
        assertThat(output.toString()).contains("through the stream");
        assertThat(folder.resolve("words-errors.png")).isNotEmptyFile();
        assertThat(folder.resolve("words-positions.png")).isNotEmptyFile();
        assertThat(folder.resolve("words.txt")).isNotEmptyFile();
    }

    @Test
    void shouldListTheExperimentsForAnUnknownName() {
        assertThat(experiment("lottery")).isEqualTo(2);
        assertThat(output.toString()).contains("expected one of words, eeg, sine, cells, sentiment, was 'lottery'");
        assertThat(Files.exists(folder.resolve("lottery.txt"))).isFalse();
    }

    @Test
    void shouldRejectASignalForExperimentsWithoutOne() {
        assertThat(experiment("words", "--signal", "ecg")).isEqualTo(2);
        assertThat(output.toString()).contains("'words' takes no signal");
        assertThat(experiment("eeg", "--input", "nowhere.edf")).isEqualTo(2);
        assertThat(output.toString()).contains("--input: nowhere.edf: no such file");
    }

    @Test
    void shouldRejectInvalidTexts() {
        assertThat(experiment("sentiment", "--input", folder.toString())).isEqualTo(2);
        assertThat(output.toString()).contains("--input: " + folder + ": expected a folder with pos/ and neg/");
        assertThat(experiment("sentiment", "--signal", "ecg")).isEqualTo(2);
        assertThat(output.toString()).contains("'sentiment' takes no signal");
    }
}
