package io.wavecast.signals.csv;

import io.wavecast.signals.RecordingException;
import io.wavecast.signals.csv.time.TimeReader;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;

/** Reads the rows with values of a text file. */
final class FileRows implements SampleRows {
    private final Path file;
    private final CsvLayout layout;
    private final CsvOptions options;
    private final double[] missingNumbers;
    private final CsvRows rows;
    private final TimeReader times;
    private CsvRows.Row row = new CsvRows.Row(0, List.of());
    private long micros;
    private String key = "";
    private long remarks;

    FileRows(Path file, CsvLayout layout, CsvOptions options) {
        this.file = file;
        this.layout = layout;
        this.options = options;
        // A cell equal to a marker that is a number is missing, however the number is written.
        this.missingNumbers = options.missing().stream()
                .map(layout.numbers()::parse)
                .flatMapToDouble(OptionalDouble::stream)
                .toArray();
        this.times = layout.notation().reader().get();
        this.rows = new CsvRows(file, layout.delimiter(), options.skip());
    }

    @Override
    public boolean next() {
        for (Optional<CsvRows.Row> next = rows.next(); next.isPresent(); next = rows.next()) {
            row = next.get();
            if (row.line() < layout.dataLine() || isEmpty() || repeatsLabels()) {
                continue;
            }
            checkWidth();
            if (isRemark()) {
                remarks++;
                continue;
            }
            micros = layout.time().present() ? time() : 0;
            key = layout.keys().isEmpty() ? "" : joined(layout.keys());
            return true;
        }
        return false;
    }

    /** Spreadsheets write rows of delimiters. Without times, such a row is a sample without values. */
    private boolean isEmpty() {
        return layout.time().present() && row.cells().stream().allMatch(String::isEmpty);
    }

    /** Files that are joined repeat the labels. */
    private boolean repeatsLabels() {
        List<String> labels = layout.labels();
        return row.cells().get(0).equals(labels.get(0))
                && row.cells().size() >= labels.size()
                && row.cells().subList(0, labels.size()).equals(labels);
    }

    private void checkWidth() {
        List<String> cells = row.cells();
        boolean fits = cells.size() >= layout.width();
        for (int c = layout.width(); c < cells.size(); c++) {
            fits &= cells.get(c).isEmpty();
        }
        if (!fits) {
            throw new RecordingException(
                    file + ", line " + row.line() + ": expected " + layout.width() + " columns, was " + cells.size());
        }
    }

    /** A row that has text in a column where few rows have any, and no value, reports an event, not a sample. */
    private boolean isRemark() {
        return layout.remarks().stream()
                        .anyMatch(column -> !options.isMissing(row.cells().get(column)))
                && layout.columns().stream()
                        .allMatch(column -> options.isMissing(row.cells().get(column)));
    }

    private long time() {
        try {
            return times.micros(layout.time().text(row.cells(), layout.numbers()));
        } catch (IllegalArgumentException e) {
            throw new RecordingException(file + ", line " + row.line() + ": " + e.getMessage(), e);
        }
    }

    @Override
    public long micros() {
        return micros;
    }

    @Override
    public String key() {
        return key;
    }

    @Override
    public double value(int index) {
        int column = layout.columns().get(index);
        String cell = row.cells().get(column);
        if (options.isMissing(cell)) {
            return Double.NaN;
        }
        OptionalDouble number = layout.numbers().parse(cell);
        if (number.isPresent()) {
            double value = number.getAsDouble();
            for (double missing : missingNumbers) {
                if (value == missing) {
                    return Double.NaN;
                }
            }
            if (Double.isFinite(value)) {
                return value;
            }
        }
        throw new RecordingException(file + ", line " + row.line() + ", column "
                + layout.labels().get(column) + ": expected a number"
                + (layout.numbers().comma() ? " with a comma before the decimals" : "") + ", was '" + cell
                + "'; name a marker of missing values by " + CsvOptions.MISSING);
    }

    @Override
    public boolean has(int index) {
        return !options.isMissing(row.cells().get(layout.columns().get(index)));
    }

    /** The cells of some columns, with spaces between them. */
    String joined(List<Integer> columns) {
        return columns.stream()
                .map(column -> row.cells().get(column))
                .collect(Collectors.joining(" "))
                .trim();
    }

    /** Number of rows left out so far because they report an event. */
    long remarks() {
        return remarks;
    }

    @Override
    public void close() {
        rows.close();
    }
}
