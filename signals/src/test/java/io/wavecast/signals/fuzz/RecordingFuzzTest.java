package io.wavecast.signals.fuzz;

import io.wavecast.fuzzing.Corpus;
import io.wavecast.fuzzing.Fuzz;
import io.wavecast.fuzzing.FuzzedParsers;
import io.wavecast.signals.RecordingException;
import io.wavecast.signals.Signal;
import io.wavecast.signals.csv.CsvOptions;
import io.wavecast.signals.recording.RecordingFormat;
import io.wavecast.signals.recording.Recordings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import net.jqwik.api.Tag;

/** Fuzzes the readers of EDF and CSV recordings. */
@Tag("once")
class RecordingFuzzTest extends FuzzedParsers {
    private static final Path FOLDER = folder();

    private static final Fuzz EDF = new Fuzz(
            "edf-recordings",
            Corpus.of(RecordingFuzzTest.class, "edf"),
            RecordingException.class,
            64 << 20,
            input -> played(input, RecordingFormat.EDF));

    /** The first rows are examined with each delimiter, and a row of the largest input has 32,768 cells. */
    private static final Fuzz CSV = new Fuzz(
            "csv-recordings",
            Corpus.of(RecordingFuzzTest.class, "csv"),
            RecordingException.class,
            128 << 20,
            input -> played(input, RecordingFormat.CSV));

    RecordingFuzzTest() {
        super(EDF, CSV);
    }

    private static void played(byte[] input, RecordingFormat format) throws IOException {
        Path file = Files.write(FOLDER.resolve(format.name()), input);
        Signal signal = Recordings.read(file, CsvOptions.none(), Optional.of(format));
        double[] sample = new double[signal.channels().size()];
        try (Signal.Playback playback = signal.open()) {
            while (playback.next(sample)) {
                playback.offsetMicros();
            }
        }
    }

    private static Path folder() {
        try {
            return Files.createDirectories(Path.of("target", "fuzz"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
