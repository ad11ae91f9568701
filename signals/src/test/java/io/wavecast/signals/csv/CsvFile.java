package io.wavecast.signals.csv;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.wavecast.signals.Played;
import io.wavecast.signals.RecordingException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.assertj.core.api.AbstractThrowableAssert;

/** A text file for one test, and what is read from it. */
final class CsvFile {
    private final Path path;
    private CsvOptions options = CsvOptions.none();

    private CsvFile(Path path) {
        this.path = path;
    }

    static CsvFile of(Path folder, String text) throws IOException {
        return of(folder, text.getBytes(StandardCharsets.UTF_8));
    }

    static CsvFile of(Path folder, byte[] bytes) throws IOException {
        return new CsvFile(Files.write(folder.resolve("test.csv"), bytes));
    }

    /** A file with a row of labels, and rows made from their number. */
    static CsvFile of(Path folder, String labels, int rows, IntFunction<String> row) throws IOException {
        return of(
                folder,
                labels + "\n" + IntStream.range(0, rows).mapToObj(row).collect(Collectors.joining("\n")) + "\n");
    }

    CsvFile with(CsvOptions other) {
        options = other;
        return this;
    }

    CsvRecording read() {
        return CsvRecording.read(path, options);
    }

    Played played() {
        return Played.of(read());
    }

    /** Times of the samples, as ISO-8601. */
    List<String> times() {
        CsvRecording recording = read();
        Instant start = recording.start().orElseThrow();
        return Played.of(recording).offsets().stream()
                .map(offset -> start.plusNanos(offset * 1_000).toString())
                .toList();
    }

    AbstractThrowableAssert<?, ?> assertRefused() {
        return assertThatThrownBy(() -> Played.of(read()))
                .isInstanceOf(RecordingException.class)
                .hasMessageStartingWith(path.toString());
    }
}
