package io.wavecast.signals.csv;

import io.wavecast.signals.DistinctLabels;
import io.wavecast.signals.FileNames;
import io.wavecast.signals.RecordingException;
import io.wavecast.signals.Signal;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.stream.IntStream;

/**
 * A recording in a text file: a column per channel, and either columns with times or a fixed sampling rate. Labels, delimiter,
 * time columns and rate are found from the first lines; what times mean is decided by all rows. Lines that start with {@code #}
 * or {@code %} are comments.
 *
 * <p>Rows that name their series are read if {@link CsvOptions#keyColumns()} says so: each name is a channel then, or as many as
 * there are columns with values.
 */
public final class CsvRecording implements Signal {
    /** The most values that are sorted in memory. */
    private static final long MAX_SORTED = 4_000_000;

    private final Path file;
    private final CsvLayout layout;
    private final CsvOptions options;
    private final Warnings warnings;
    private final Map<String, Integer> keys;
    private final boolean together;
    private final Optional<SortedRows> sorted;
    private final List<String> labels;
    private final Optional<Instant> start;

    private CsvRecording(Path file, CsvOptions options) {
        this.file = file;
        this.options = options;
        this.warnings = new Warnings(file);
        this.layout = CsvLayout.find(file, options, warnings);
        if (!layout.time().present() || (options.keyed() && options.rate().isPresent())) {
            if (options.keyed()) {
                throw new RecordingException(file + ": expected a column of times and no " + CsvOptions.RATE + " with "
                        + CsvOptions.KEY_COLUMN + ", since rows of several series have no common rate");
            }
            this.keys = Map.of("", 0);
            this.together = true;
            this.sorted = Optional.empty();
        } else {
            Survey rows = survey();
            this.keys = rows.keys();
            this.sorted = sorted(rows);
            Survey played = sorted.map(all -> Survey.of(all.again(), columns(), row -> {}))
                    .orElse(rows);
            this.together = played.isTogether();
            warnAbout(played);
        }
        this.labels = labels();
        this.start = layout.time().present() && layout.notation().dated() ? firstTime() : Optional.empty();
    }

    /**
     * Finds the layout of a file, and reads its times.
     *
     * @throws RecordingException if the file cannot be read, its layout cannot be found, a row has no time, or times do not say
     *     what they mean; the message names the option that supplies the missing property
     */
    public static CsvRecording read(Path file, CsvOptions options) {
        return new CsvRecording(file, options);
    }

    private int columns() {
        return layout.columns().size();
    }

    private Survey survey() {
        try (var rows = new FileRows(file, layout, options)) {
            var guess = new KeyGuess(layout);
            Survey survey = Survey.of(rows, columns(), guess::add);
            if (options.keyColumns().isEmpty() && options.rate().isEmpty()) {
                guess.check(file, survey);
            }
            if (rows.remarks() > 0) {
                warnings.add("leaving out " + rows.remarks() + " rows that have text and no value");
            }
            return survey;
        }
    }

    /** The rows in the order of time, if the file has another order. */
    private Optional<SortedRows> sorted(Survey rows) {
        boolean few = options.keyed() ? rows.behind() == 0 : 4 * rows.behind() <= rows.rows();
        // At a rate, times that jitter within packets say nothing about the order of the samples.
        if (few || (options.rate().isPresent() && !rows.isFalling())) {
            return Optional.empty();
        }
        String order = rows.behind() + " of " + rows.rows() + " rows are earlier than a row before them"
                + (rows.isFalling() ? ", newest first" : "");
        if (rows.rows() * columns() > MAX_SORTED) {
            throw new RecordingException(file + ": expected rows in the order of time, was another: " + order
                    + "; the file is too large to be sorted in memory (expected at most " + MAX_SORTED
                    + " values, was " + rows.rows() * columns() + "), sort it first");
        }
        warnings.add("sorting rows by time: " + order);
        try (var all = new FileRows(file, layout, options)) {
            return Optional.of(SortedRows.of(all, columns(), rows.isFalling()));
        }
    }

    private void warnAbout(Survey rows) {
        if (options.rate().isPresent()) {
            if (4 * rows.behind() > rows.rows()) {
                warnings.add(
                        rows.behind() + " of " + rows.rows() + " rows are earlier than a row before them; the order of"
                                + " the file is kept, since rows follow at " + CsvOptions.RATE);
            }
            return;
        }
        if (rows.repeats() > 0) {
            warnings.add(rows.repeats() + " of " + rows.rows() + " rows repeat the time before them, and are not used;"
                    + " if samples arrive in packets that share a time, give the samples per second by "
                    + CsvOptions.RATE);
        }
        if (rows.late() > 0) {
            warnings.add(rows.late() + " of " + rows.rows()
                    + " rows are earlier than a row before them, and are not used;" + " sort the file by time");
        }
    }

    private List<String> labels() {
        List<String> values =
                layout.columns().stream().map(layout.labels()::get).toList();
        if (!options.keyed()) {
            return DistinctLabels.of(values, warnings::add);
        }
        List<String> all = new ArrayList<>();
        for (String key : keys.keySet()) {
            String name = key.isEmpty() ? "without name" : key;
            values.forEach(value -> all.add(values.size() == 1 ? name : name + " " + value));
        }
        return List.copyOf(all);
    }

    private Optional<Instant> firstTime() {
        try (var playback = playback()) {
            return playback.next(new double[labels.size()])
                    ? Optional.of(Instant.EPOCH.plus(playback.firstMicros(), ChronoUnit.MICROS))
                    : Optional.empty();
        }
    }

    /** Columns and lines left out, rows sorted, and rows whose time does not advance. */
    @Override
    public List<String> warnings() {
        return warnings.all();
    }

    @Override
    public String name() {
        return FileNames.withoutExtension(file);
    }

    @Override
    public List<String> channels() {
        return labels;
    }

    @Override
    public OptionalDouble rate(int channel) {
        return layout.rate();
    }

    /** Channels of one series share its rows; those of several series need rows of each at most times. */
    @Override
    public boolean sampledTogether(int[] some) {
        return together
                || IntStream.of(some)
                                .map(channel -> channel / columns())
                                .distinct()
                                .count()
                        <= 1;
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
        return playback();
    }

    private CsvPlayback playback() {
        return new CsvPlayback(
                sorted.<SampleRows>map(SortedRows::again).orElseGet(() -> new FileRows(file, layout, options)),
                keys,
                columns(),
                layout.rate());
    }
}
