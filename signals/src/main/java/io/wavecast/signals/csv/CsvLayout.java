package io.wavecast.signals.csv;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import io.wavecast.signals.RecordingException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How a text file is laid out, found from its first lines.
 *
 * @param delimiter between columns
 * @param header whether the first row that is no comment holds labels
 * @param width columns per row
 * @param time where the times are
 * @param rate samples per second, where there are no times
 * @param channels columns with values
 * @param labels of those
 */
record CsvLayout(
        char delimiter,
        boolean header,
        int width,
        TimeColumns time,
        OptionalDouble rate,
        List<Integer> channels,
        List<String> labels) {
    private static final Logger log = LoggerFactory.getLogger(CsvLayout.class);
    private static final int LOOK_AHEAD = 200;
    private static final Pattern QUOTED = Pattern.compile("\"[^\"]*\"");
    private static final Pattern RATE = Pattern.compile("(?i)sampl\\w+ rate[^0-9]*([0-9]+(?:\\.[0-9]+)?)");

    static CsvLayout find(Path file, CsvOptions options) {
        List<String> lines = head(file);
        List<String> rows =
                lines.stream().filter(line -> !comment(line) && !line.isBlank()).toList();
        if (rows.isEmpty()) {
            throw new RecordingException(file + ": no rows in it");
        }
        char delimiter = delimiter(rows);
        List<String> first = cells(file, rows.get(0), delimiter);
        boolean header = first.stream()
                .anyMatch(cell -> !number(cell)
                        && !options.missing(cell)
                        && Timestamps.parse(cell).isEmpty());
        List<String> labels = header
                ? first
                : IntStream.rangeClosed(1, first.size()).mapToObj(i -> "c" + i).toList();
        List<List<String>> data = rows.stream()
                .skip(header ? 1 : 0)
                .map(row -> cells(file, row, delimiter))
                .filter(row -> row.size() == first.size())
                .toList();
        if (data.isEmpty()) {
            throw new RecordingException(file + ": a header and no rows below it");
        }
        TimeColumns time = time(file, options, labels, header, data);
        OptionalDouble rate = options.rate().isPresent() ? options.rate() : rate(lines);
        if (!time.present() && rate.isEmpty()) {
            throw new RecordingException(file + ": no column says when; name it by --time-column (there are "
                    + String.join(", ", labels) + "), or give the samples per second by --rate");
        }
        List<Integer> channels = channels(file, labels, data, time, options);
        return new CsvLayout(
                delimiter,
                header,
                first.size(),
                time,
                rate,
                channels,
                channels.stream().map(labels::get).toList());
    }

    static boolean comment(String line) {
        return line.startsWith("#") || line.startsWith("%");
    }

    private static List<String> cells(Path file, String row, char delimiter) {
        try {
            return CsvReader.builder().fieldSeparator(delimiter).ofCsvRecord(row).stream()
                    .findFirst()
                    .map(record -> record.getFields().stream().map(String::trim).toList())
                    .orElse(List.of());
        } catch (CsvParseException e) {
            throw new RecordingException(file + ": expected columns, was '" + row + "': " + e.getMessage(), e);
        }
    }

    private static char delimiter(List<String> rows) {
        char best = ',';
        long most = 0;
        for (char candidate : new char[] {',', ';', '\t'}) {
            long columns = QUOTED.matcher(rows.get(Math.min(1, rows.size() - 1)))
                    .replaceAll("")
                    .chars()
                    .filter(c -> c == candidate)
                    .count();
            if (columns > most) {
                most = columns;
                best = candidate;
            }
        }
        return best;
    }

    private static TimeColumns time(
            Path file, CsvOptions options, List<String> labels, boolean header, List<List<String>> data) {
        if (options.timeColumn().isPresent()) {
            int column = labels.indexOf(options.timeColumn().get());
            if (column < 0) {
                throw new RecordingException(file + ": no column '"
                        + options.timeColumn().get() + "' (--time-column); there are " + String.join(", ", labels));
            }
            return TimeColumns.one(column);
        }
        TimeColumns found = header ? TimeColumns.find(labels) : TimeColumns.none();
        if (!header
                && !number(data.get(0).get(0))
                && Timestamps.parse(data.get(0).get(0)).isPresent()) {
            return TimeColumns.one(0);
        }
        return found;
    }

    private static OptionalDouble rate(List<String> lines) {
        for (String line : lines) {
            Matcher matcher = RATE.matcher(line);
            if (comment(line) && matcher.find()) {
                return OptionalDouble.of(Double.parseDouble(matcher.group(1)));
            }
        }
        return OptionalDouble.empty();
    }

    private static List<Integer> channels(
            Path file, List<String> labels, List<List<String>> data, TimeColumns time, CsvOptions options) {
        List<Integer> channels = new ArrayList<>();
        for (int column = 0; column < labels.size(); column++) {
            int at = column;
            if (time.columns().contains(column)) {
                continue;
            }
            List<String> present = data.stream()
                    .map(row -> row.get(at))
                    .filter(cell -> !options.missing(cell))
                    .toList();
            // A word here and there is an error of the file, and is told with its line when it is played.
            if (2 * present.stream().filter(CsvLayout::number).count() >= present.size()) {
                channels.add(column);
            } else {
                log.warn("{}: column {} does not hold numbers and is left out", file, labels.get(column));
            }
        }
        if (channels.isEmpty()) {
            throw new RecordingException(file + ": no column holds numbers; there are " + String.join(", ", labels));
        }
        return channels;
    }

    static boolean number(String cell) {
        try {
            Double.parseDouble(cell);
            return true;
        } catch (NumberFormatException e) {
            return false;
        }
    }

    private static List<String> head(Path file) {
        // Bytes that are no UTF-8 are replaced, as they are when the file is played.
        try (var reader =
                new BufferedReader(new InputStreamReader(Files.newInputStream(file), StandardCharsets.UTF_8))) {
            return reader.lines()
                    .limit(LOOK_AHEAD)
                    .map(line -> line.startsWith("\ufeff") ? line.substring(1) : line)
                    .toList();
        } catch (IOException | java.io.UncheckedIOException e) {
            throw new RecordingException(file + " cannot be read: " + e, e);
        }
    }
}
