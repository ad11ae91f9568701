package io.wavecast.signals.csv;

import de.siegmar.fastcsv.reader.CommentStrategy;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import io.wavecast.signals.RecordingException;
import io.wavecast.signals.Signal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;

/** Reads a text file row by row. */
final class CsvPlayback implements Signal.Playback {
    private final Path file;
    private final CsvLayout layout;
    private final CsvOptions options;
    private final double[] missingNumbers;
    private final CsvReader<CsvRecord> reader;
    private final Iterator<CsvRecord> rows;
    private boolean headerPassed;
    private long row = -1;
    private long firstMicros;
    private long offset;

    CsvPlayback(Path file, CsvLayout layout, CsvOptions options) {
        this.file = file;
        this.layout = layout;
        this.options = options;
        this.missingNumbers = options.missingNumbers();
        this.headerPassed = !layout.header();
        try {
            this.reader = CsvReader.builder()
                    .fieldSeparator(layout.delimiter())
                    .commentStrategy(CommentStrategy.NONE)
                    .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                    .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                    .detectBomHeader(true)
                    .ofCsvRecord(file);
        } catch (IOException e) {
            throw new RecordingException(file + ": cannot be read: " + e, e);
        }
        this.rows = reader.iterator();
    }

    @Override
    public boolean next(double[] values) {
        try {
            while (rows.hasNext()) {
                CsvRecord record = rows.next();
                List<String> cells =
                        record.getFields().stream().map(String::trim).toList();
                // Comments begin with # or %; the reader supports only one of them.
                boolean blank = cells.size() == 1 && cells.get(0).isEmpty();
                if (blank || CsvText.isComment(cells.get(0))) {
                    continue;
                }
                if (!headerPassed) {
                    headerPassed = true;
                    continue;
                }
                parse(record.getStartingLineNumber(), cells, values);
                return true;
            }
            return false;
        } catch (UncheckedIOException | CsvParseException e) {
            throw new RecordingException(file + ", after row " + (row + 1) + ": " + e.getMessage(), e);
        }
    }

    private void parse(long line, List<String> cells, double[] values) {
        if (cells.size() != layout.width()) {
            throw new RecordingException(
                    file + ", line " + line + ": expected " + layout.width() + " columns, was " + cells.size());
        }
        row++;
        for (int i = 0; i < values.length; i++) {
            values[i] = value(
                    line, layout.labels().get(i), cells.get(layout.channels().get(i)));
        }
        if (!layout.time().present()) {
            offset = Math.round(row * 1e6 / layout.rate().orElseThrow());
            return;
        }
        long micros = time(line, cells);
        if (row == 0) {
            firstMicros = micros;
        }
        offset = micros - firstMicros;
    }

    private long time(long line, List<String> cells) {
        String text = layout.time().text(cells);
        return Timestamps.parse(text)
                .orElseThrow(() -> new RecordingException(
                        file + ", line " + line + ": expected a time (epoch seconds, ISO-8601, or a date such as"
                                + " 2026-05-31 16:08:37), was '" + text + "'"));
    }

    private double value(long line, String label, String cell) {
        if (options.isMissing(cell)) {
            return Double.NaN;
        }
        try {
            double value = Double.parseDouble(cell);
            for (double missing : missingNumbers) {
                if (value == missing) {
                    return Double.NaN;
                }
            }
            if (Double.isFinite(value)) {
                return value;
            }
        } catch (NumberFormatException e) {
            // Reported below, together with numbers that are not finite.
        }
        throw new RecordingException(file + ", line " + line + ", column " + label + ": expected a number, was '" + cell
                + "'; name a marker of missing values by " + CsvOptions.MISSING);
    }

    /** Time of the first row, in microseconds since the epoch. */
    long firstMicros() {
        return firstMicros;
    }

    @Override
    public long offsetMicros() {
        return offset;
    }

    @Override
    public void close() {
        try {
            reader.close();
        } catch (IOException e) {
            throw new RecordingException(file + ": cannot be closed: " + e, e);
        }
    }
}
