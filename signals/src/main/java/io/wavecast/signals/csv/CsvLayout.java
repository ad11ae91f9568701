package io.wavecast.signals.csv;

import io.wavecast.signals.RecordingException;
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
 * The layout of a text file, found from its first lines.
 *
 * @param delimiter between columns
 * @param header whether the first row that is not a comment holds labels
 * @param width columns per row
 * @param time columns with times
 * @param rate samples per second, if there are no times
 * @param channels columns with values
 * @param labels labels of the channels
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
    private static final Pattern RATE = Pattern.compile("(?i)sampl\\w+ rate[^0-9]*([0-9]+(?:\\.[0-9]+)?)");

    static CsvLayout find(Path file, CsvOptions options) {
        List<String> lines = CsvText.head(file);
        List<String> rows = lines.stream()
                .filter(line -> !CsvText.isComment(line) && !line.isBlank())
                .toList();
        if (rows.isEmpty()) {
            throw new RecordingException(file + ": expected rows of values, was none");
        }
        char delimiter = CsvText.delimiter(rows);
        List<String> first = CsvText.cells(file, rows.get(0), delimiter);
        boolean header = first.stream()
                .anyMatch(cell -> !CsvText.isNumber(cell)
                        && !options.isMissing(cell)
                        && Timestamps.parse(cell).isEmpty());
        List<String> labels = header
                ? first
                : IntStream.rangeClosed(1, first.size()).mapToObj(i -> "c" + i).toList();
        List<List<String>> data = rows.stream()
                .skip(header ? 1 : 0)
                .map(row -> CsvText.cells(file, row, delimiter))
                .filter(row -> row.size() == first.size())
                .toList();
        if (data.isEmpty()) {
            throw new RecordingException(
                    file + ": expected rows of " + first.size() + " columns below the header, was none");
        }
        TimeColumns time = time(file, options, labels, header, data);
        OptionalDouble rate = options.rate().isPresent() ? options.rate() : rate(lines);
        if (!time.present() && rate.isEmpty()) {
            throw new RecordingException(file + ": expected a column of times or a sampling rate, was neither; name the"
                    + " column by " + CsvOptions.TIME_COLUMN + " (columns: " + String.join(", ", labels)
                    + "), or give the samples per second by " + CsvOptions.RATE);
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

    private static TimeColumns time(
            Path file, CsvOptions options, List<String> labels, boolean header, List<List<String>> data) {
        if (options.timeColumn().isPresent()) {
            String label = options.timeColumn().get();
            int column = labels.indexOf(label);
            if (column < 0) {
                throw new RecordingException(file + ": expected one of the columns " + String.join(", ", labels)
                        + " as " + CsvOptions.TIME_COLUMN + ", was '" + label + "'");
            }
            return TimeColumns.one(column);
        }
        if (header) {
            return TimeColumns.find(labels);
        }
        String first = data.get(0).get(0);
        boolean time = !CsvText.isNumber(first) && Timestamps.parse(first).isPresent();
        return time ? TimeColumns.one(0) : TimeColumns.none();
    }

    private static OptionalDouble rate(List<String> lines) {
        for (String line : lines) {
            Matcher matcher = RATE.matcher(line);
            if (CsvText.isComment(line) && matcher.find()) {
                return OptionalDouble.of(Double.parseDouble(matcher.group(1)));
            }
        }
        return OptionalDouble.empty();
    }

    private static List<Integer> channels(
            Path file, List<String> labels, List<List<String>> data, TimeColumns time, CsvOptions options) {
        List<Integer> channels = new ArrayList<>();
        for (int column = 0; column < labels.size(); column++) {
            int index = column;
            if (time.columns().contains(column)) {
                continue;
            }
            List<String> present = data.stream()
                    .map(row -> row.get(index))
                    .filter(cell -> !options.isMissing(cell))
                    .toList();
            // A column is a channel if at least half of its cells are numbers. The playback reports any other cell with
            // its line.
            if (2 * present.stream().filter(CsvText::isNumber).count() >= present.size()) {
                channels.add(column);
            } else {
                log.warn("{}: skipping column {}, which does not hold numbers", file, labels.get(column));
            }
        }
        if (channels.isEmpty()) {
            throw new RecordingException(
                    file + ": expected a column of numbers, was none among " + String.join(", ", labels));
        }
        return channels;
    }
}
