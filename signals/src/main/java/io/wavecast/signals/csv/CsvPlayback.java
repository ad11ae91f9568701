package io.wavecast.signals.csv;

import de.siegmar.fastcsv.reader.CommentStrategy;
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

/** Reads row by row. */
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
            throw new RecordingException(file + " cannot be read: " + e, e);
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
                // Two characters may begin a comment, the reader knows but one.
                boolean blank = cells.size() == 1 && cells.get(0).isEmpty();
                if (blank || CsvLayout.comment(cells.get(0))) {
                    continue;
                }
                if (!headerPassed) {
                    headerPassed = true;
                    continue;
                }
                take(record.getStartingLineNumber(), cells, values);
                return true;
            }
            return false;
        } catch (UncheckedIOException | de.siegmar.fastcsv.reader.CsvParseException e) {
            throw new RecordingException(file + ": after row " + (row + 1) + ": " + e.getMessage(), e);
        }
    }

    private void take(long line, List<String> cells, double[] values) {
        if (cells.size() != layout.width()) {
            throw new RecordingException(
                    file + ", line " + line + ": " + cells.size() + " columns, must be " + layout.width());
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
        long micros = layout.time()
                .micros(cells)
                .orElseThrow(
                        () -> new RecordingException(
                                file + ", line " + line + ": '" + layout.time().text(cells)
                                        + "' is no time; epoch seconds, ISO-8601, or a date such as 2026-05-31 16:08:37 would be"));
        if (row == 0) {
            firstMicros = micros;
        }
        offset = micros - firstMicros;
    }

    private double value(long line, String label, String cell) {
        if (options.missing(cell)) {
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
            // Said below, with what would be right.
        }
        throw new RecordingException(file + ", line " + line + ", column " + label + ": '" + cell
                + "' is no number; a marker of missing values can be named by --missing");
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
            throw new RecordingException(file + " cannot be closed: " + e, e);
        }
    }
}
