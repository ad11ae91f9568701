package io.wavecast.signals.csv;

import io.wavecast.signals.FileNames;
import io.wavecast.signals.Signal;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * A recording in a text file: a column per channel, and either columns with times or a fixed sampling rate. Labels, delimiter,
 * time columns and rate are found from the first lines. Lines that start with {@code #} or {@code %} are comments.
 */
public final class CsvRecording implements Signal {
    private final Path file;
    private final CsvLayout layout;
    private final CsvOptions options;
    private final Optional<Instant> start;

    private CsvRecording(Path file, CsvLayout layout, CsvOptions options) {
        this.file = file;
        this.layout = layout;
        this.options = options;
        this.start = layout.time().present() ? firstTime() : Optional.empty();
    }

    /**
     * Finds the layout of a file.
     *
     * @throws io.wavecast.signals.RecordingException if the file cannot be read, or its layout cannot be found; the message
     *     names the option that supplies the missing property
     */
    public static CsvRecording read(Path file, CsvOptions options) {
        return new CsvRecording(file, CsvLayout.find(file, options), options);
    }

    private Optional<Instant> firstTime() {
        try (var playback = new CsvPlayback(file, layout, options)) {
            return playback.next(new double[layout.channels().size()])
                    ? Optional.of(Instant.EPOCH.plus(playback.firstMicros(), ChronoUnit.MICROS))
                    : Optional.empty();
        }
    }

    @Override
    public String name() {
        return FileNames.withoutExtension(file);
    }

    @Override
    public List<String> channels() {
        return layout.labels();
    }

    @Override
    public OptionalDouble rate(int channel) {
        return layout.time().present() ? OptionalDouble.empty() : layout.rate();
    }

    @Override
    public Optional<Instant> start() {
        return start;
    }

    @Override
    public OptionalLong lengthMicros() {
        return OptionalLong.empty();
    }

    @Override
    public Playback open() {
        return new CsvPlayback(file, layout, options);
    }
}
