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
    private final StringWriter said = new StringWriter();

    @TempDir
    private Path folder;

    private int experiment(String... arguments) {
        return new CommandLine(new ExperimentCommand())
                .setOut(new PrintWriter(said))
                .setErr(new PrintWriter(said))
                .execute(arguments);
    }

    @Test
    void shouldDrawAndSayTheSameThroughTheStream() {
        assertThat(experiment("words", "--report", folder.toString()))
                .as("%s", said)
                .isZero();
        assertThat(said.toString()).contains("through the stream");
        assertThat(folder.resolve("words-errors.png")).isNotEmptyFile();
        assertThat(folder.resolve("words-positions.png")).isNotEmptyFile();
        assertThat(folder.resolve("words.txt")).isNotEmptyFile();
    }

    @Test
    void shouldNameThoseThatThereAre() {
        assertThat(experiment("lottery")).isEqualTo(2);
        assertThat(said.toString())
                .contains("there is no experiment 'lottery': words, eeg, sine, cells, sentiment are there");
        assertThat(Files.exists(folder.resolve("lottery.txt"))).isFalse();
    }

    @Test
    void shouldSayWhoseSignalIsFixedAndWhatIsWrongWithAnother() {
        assertThat(experiment("words", "--signal", "ecg")).isEqualTo(2);
        assertThat(said.toString()).contains("'words' takes no --input, --signal, nor what goes with them");
        assertThat(experiment("eeg", "--input", "nowhere.edf")).isEqualTo(2);
        assertThat(said.toString()).contains("--input: nowhere.edf: no such file");
    }

    @Test
    void shouldSayWhatIsWrongWithTexts() {
        assertThat(experiment("sentiment", "--input", folder.toString())).isEqualTo(2);
        assertThat(said.toString()).contains("--input: " + folder + ": a folder with pos/ and neg/");
        assertThat(experiment("sentiment", "--signal", "ecg")).isEqualTo(2);
        assertThat(said.toString()).contains("'sentiment' takes no --input, --signal");
    }
}
