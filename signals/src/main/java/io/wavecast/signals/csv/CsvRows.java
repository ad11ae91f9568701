package io.wavecast.signals.csv;

import de.siegmar.fastcsv.reader.CommentStrategy;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import io.wavecast.signals.RecordingException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The rows of a text file, without comments and blank lines. */
final class CsvRows implements AutoCloseable {
    private static final Pattern LINE = Pattern.compile("starting at line ([0-9]{1,15})");

    private final Path file;
    private final int skip;
    private final CsvReader<CsvRecord> reader;
    private final Iterator<CsvRecord> records;
    private long lastLine;

    /**
     * One row.
     *
     * @param line number of its first line in the file, from 1
     * @param cells without spaces and single quotes around them
     */
    record Row(long line, List<String> cells) {}

    CsvRows(Path file, char delimiter, int skip) {
        this.file = file;
        this.skip = skip;
        this.lastLine = skip;
        this.reader = CsvReader.builder()
                .fieldSeparator(delimiter)
                .commentStrategy(CommentStrategy.NONE) // comments begin with # or %; the reader supports only one
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .ofCsvRecord(CsvText.open(file, skip));
        this.records = reader.iterator();
    }

    /** The first rows of a file. */
    static List<Row> head(Path file, char delimiter, int skip, int limit) {
        List<Row> head = new ArrayList<>();
        try (var rows = new CsvRows(file, delimiter, skip)) {
            for (var row = rows.next(); row.isPresent() && head.size() < limit; row = rows.next()) {
                head.add(row.get());
            }
        }
        return head;
    }

    /**
     * The next row; empty at the end of the file.
     *
     * @throws RecordingException if the file is damaged behind the last row
     */
    Optional<Row> next() {
        try {
            while (records.hasNext()) {
                CsvRecord record = records.next();
                List<String> fields = record.getFields();
                List<String> cells = new ArrayList<>(fields.size());
                for (String field : fields) {
                    cells.add(unquoted(field.trim()));
                }
                lastLine = record.getStartingLineNumber() + skip;
                boolean blank = cells.size() == 1 && cells.get(0).isEmpty();
                if (!blank && !CsvText.isComment(cells.get(0))) {
                    return Optional.of(new Row(lastLine, cells));
                }
            }
            return Optional.empty();
        } catch (UncheckedIOException | CsvParseException e) {
            Matcher line = LINE.matcher(String.valueOf(e.getMessage()));
            long failed = line.find() ? Long.parseLong(line.group(1)) + skip : lastLine + 1;
            throw new RecordingException(
                    file + ", line " + failed + ": expected a row of columns, was text that is none: " + e.getMessage(),
                    e);
        }
    }

    /** The reader removes double quotes only. */
    private static String unquoted(String cell) {
        int last = cell.length() - 1;
        boolean quoted = last > 0 && cell.charAt(0) == '\'' && cell.charAt(last) == '\'';
        return quoted ? cell.substring(1, last).trim() : cell;
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
