package io.wavecast.signals.csv;

import io.wavecast.signals.RecordingException;
import io.wavecast.signals.csv.time.DateOrder;
import io.wavecast.signals.csv.time.LabelUnit;
import io.wavecast.signals.csv.time.TimeNotation;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/**
 * The layout of a text file.
 *
 * @param delimiter between columns
 * @param numbers how numbers are written
 * @param labels of all columns
 * @param dataLine number of the first line with values
 * @param time columns with times
 * @param notation how times are written
 * @param rate samples per second, if times follow from it
 * @param columns columns with values
 * @param remarks columns of text that few rows have
 * @param keys columns that name the series of a row
 */
record CsvLayout(
        char delimiter,
        Numbers numbers,
        List<String> labels,
        long dataLine,
        TimeColumns time,
        TimeNotation notation,
        OptionalDouble rate,
        List<Integer> columns,
        List<Integer> remarks,
        List<Integer> keys) {

    /** @throws RecordingException if the layout cannot be found; the message names the option that supplies what is missing */
    static CsvLayout find(Path file, CsvOptions options, Warnings warnings) {
        return new Finder(file, options, warnings).find();
    }

    int width() {
        return labels.size();
    }

    private static final class Finder {
        private final Path file;
        private final CsvOptions options;
        private final Warnings warnings;
        private final Delimiter head;
        private final Heading heading;
        private final List<String> labels;

        Finder(Path file, CsvOptions options, Warnings warnings) {
            this.file = file;
            this.options = options;
            this.warnings = warnings;
            this.head = Delimiter.find(file, options);
            if (head.rows().isEmpty()) {
                throw new RecordingException(file + ": expected rows of values, was none");
            }
            this.heading = Heading.find(file, head, options, warnings);
            this.labels = heading.labels()
                    .orElseGet(() -> IntStream.rangeClosed(1, heading.kinds().size())
                            .mapToObj(i -> "c" + i)
                            .toList());
        }

        CsvLayout find() {
            OptionalDouble stated = CommentRate.find(CsvText.comments(file, options.skip()));
            OptionalDouble rate = options.rate().isPresent() ? options.rate() : stated;
            var finder = new TimeFinder(labels, heading, head.numbers());
            TimeColumns time = options.timeColumn()
                    .map(label -> finder.named(file, label))
                    .orElseGet(() -> finder.find(rate.isPresent()));
            if (!time.present() && rate.isEmpty()) {
                throw new RecordingException(file
                        + ": expected a column of times or a sampling rate, was neither; name the column by "
                        + CsvOptions.TIME_COLUMN + " (columns: " + String.join(", ", labels)
                        + "), or give the samples per second by " + CsvOptions.RATE);
            }
            List<Integer> keys = keys();
            List<Integer> remarks = new ArrayList<>();
            List<Integer> columns = columns(time, keys, remarks);
            return new CsvLayout(
                    head.delimiter(),
                    head.numbers(),
                    labels,
                    heading.dataLine(),
                    time,
                    time.present() ? notation(time) : TimeNotation.none(),
                    time.present() ? options.rate() : rate,
                    columns,
                    remarks,
                    keys);
        }

        private List<Integer> keys() {
            if (!options.keyed()) {
                return List.of();
            }
            return options.keyColumns().stream()
                    .map(label -> {
                        int column = labels.indexOf(label);
                        if (column < 0) {
                            throw new RecordingException(file + ": expected one of the columns "
                                    + String.join(", ", labels) + " as " + CsvOptions.KEY_COLUMN + ", was '" + label
                                    + "'");
                        }
                        return column;
                    })
                    .toList();
        }

        private TimeNotation notation(TimeColumns time) {
            int column = time.columns().get(0);
            String label = column < 0 ? "" : labels.get(column);
            CellKind kind = column < 0 ? CellKind.TEXT : heading.kinds().get(column);
            Optional<DateOrder> order = options.dateOrder().or(() -> DateOrder.ofLabel(label));
            try {
                if (time.kind() != TimeColumns.Kind.ONE || kind == CellKind.DATE || kind == CellKind.DATE_AND_TIME) {
                    return TimeNotation.dates(order, times(time, text -> true));
                }
                if (kind == CellKind.CLOCK) {
                    return TimeNotation.clock();
                }
                if (kind == CellKind.TEXT) {
                    return TimeNotation.dates(order, times(time, text -> true));
                }
                if (LabelUnit.plain(label).equals("year")) {
                    return TimeNotation.years();
                }
                return TimeNotation.numbers(label, unit(column), times(time, new Numbers(false)::isNumber));
            } catch (IllegalArgumentException e) {
                throw new RecordingException(file + ": " + e.getMessage(), e);
            }
        }

        private Optional<Double> unit(int column) {
            return heading.units().stream()
                    .filter(row -> column < row.cells().size())
                    .map(row -> row.cells().get(column).replaceAll("[\\[\\](){}]", ""))
                    .flatMap(cell -> LabelUnit.ofWord(cell).stream())
                    .findFirst();
        }

        private Optional<String> firstCell(int column) {
            try (var rows = new CsvRows(file, head.delimiter(), options.skip())) {
                for (var row = rows.next(); row.isPresent(); row = rows.next()) {
                    boolean has = row.get().line() >= heading.dataLine()
                            && row.get().cells().size() > column
                            && !options.isMissing(row.get().cells().get(column));
                    if (has) {
                        return Optional.of(row.get().cells().get(column));
                    }
                }
                return Optional.empty();
            }
        }

        /** Streams the times of the file that fulfil a condition, until the receiver returns false. */
        private Consumer<Predicate<String>> times(TimeColumns time, Predicate<String> condition) {
            return receiver -> {
                try (var rows = new CsvRows(file, head.delimiter(), options.skip())) {
                    boolean more = true;
                    for (var row = rows.next(); more && row.isPresent(); row = rows.next()) {
                        if (row.get().line() < heading.dataLine()
                                || row.get().cells().size() < labels.size()) {
                            continue;
                        }
                        String text = time.text(row.get().cells(), head.numbers());
                        more = !condition.test(text) || receiver.test(text);
                    }
                }
            };
        }

        /** A column has values if at least half of its cells are numbers. The playback reports any other cell with its line. */
        private List<Integer> columns(TimeColumns time, List<Integer> keys, List<Integer> remarks) {
            List<Integer> columns = new ArrayList<>();
            for (int column = 0; column < labels.size(); column++) {
                if (time.contains(column) || keys.contains(column)) {
                    continue;
                }
                int index = column;
                List<String> present = heading.data().stream()
                        .map(row -> row.cells().get(index))
                        .filter(cell -> !options.isMissing(cell))
                        .toList();
                if (present.isEmpty()) {
                    // The first rows say nothing about the column, so the first cell that is present decides.
                    present = firstCell(column).stream().toList();
                }
                boolean numeric =
                        2 * present.stream().filter(head.numbers()::isNumber).count() >= present.size();
                if (labels.get(column).matches("(Unnamed: \\d+(\\.\\d+)?)?")) {
                    if (!present.isEmpty()) {
                        warnings.add("leaving out column " + (column + 1) + ", which has no label");
                    }
                } else if (present.isEmpty()) {
                    warnings.add("leaving out column " + labels.get(column) + ", which holds no value");
                } else if (numeric) {
                    columns.add(column);
                } else {
                    warnings.add("skipping column " + labels.get(column) + ", which does not hold numbers (such as '"
                            + present.stream()
                                    .filter(cell -> !head.numbers().isNumber(cell))
                                    .findFirst()
                                    .orElse("")
                            + "')");
                    if (2 * present.size() < heading.data().size()) {
                        remarks.add(column);
                    }
                }
            }
            if (columns.isEmpty()) {
                throw new RecordingException(
                        file + ": expected a column of numbers, was none among " + String.join(", ", labels));
            }
            return List.copyOf(columns);
        }
    }
}
