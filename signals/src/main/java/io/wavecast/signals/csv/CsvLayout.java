package io.wavecast.signals.csv;

import io.wavecast.signals.Listing;
import io.wavecast.signals.RecordingException;
import io.wavecast.signals.csv.time.DateOrder;
import io.wavecast.signals.csv.time.LabelUnit;
import io.wavecast.signals.csv.time.TimeNotation;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
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
        /** The label of a column without a name, also as pandas writes it. */
        private static final Pattern NO_LABEL = Pattern.compile("(Unnamed: \\d+(\\.\\d+)?)?");

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
            CsvText.requireRows(file);
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
            String unclear = head.numbers().unclear();
            if (!unclear.isEmpty()) {
                warnings.add("reading numbers such as " + unclear + " with a "
                        + (head.numbers().comma() ? "comma" : "point")
                        + " before the decimals; no number shows whether it separates thousands");
            }
            OptionalDouble stated = CommentRate.find(CsvText.comments(file, options.skip()));
            OptionalDouble rate = options.rate().isPresent() ? options.rate() : stated;
            var finder = new TimeFinder(labels, heading, head.numbers());
            TimeColumns time = options.timeColumn()
                    .map(label -> finder.named(file, label))
                    .orElseGet(() -> finder.find(rate.isPresent()));
            if (!time.present() && rate.isEmpty()) {
                throw new RecordingException(file
                        + ": expected a column of times or a sampling rate, was neither; name the column by "
                        + CsvOptions.TIME_COLUMN + " (columns: " + Listing.of(labels, ", ")
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
                                    + Listing.of(labels, ", ") + " as " + CsvOptions.KEY_COLUMN + ", was '" + label
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
            if (time.kind() != TimeColumns.Kind.ONE || kind != CellKind.NUMBER) {
                warnAboutZone(time);
            }
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
                requireNoDateBeside(column);
                TimeNotation numbers = TimeNotation.numbers(label, unit(column), times(time, Numbers.PLAIN::isNumber));
                if (!numbers.assumption().isEmpty() && options.rate().isEmpty()) {
                    warnings.add(numbers.assumption());
                }
                return numbers;
            } catch (IllegalArgumentException e) {
                throw new RecordingException(file + ": " + e.getMessage(), e);
            }
        }

        /** A time of day as a number beside a date as a number would be read as seconds. */
        private void requireNoDateBeside(int time) {
            for (int column = 0; column < labels.size(); column++) {
                if (column != time
                        && LabelUnit.plain(labels.get(column)).equals("date")
                        && LabelUnit.plain(labels.get(time)).equals("time")
                        && !present(column).isEmpty()) {
                    throw new IllegalArgumentException("expected dates such as 2026-05-31 or 20260531 in the column "
                            + labels.get(column) + ", was '" + present(column).get(0)
                            + "'; name the column of times by "
                            + CsvOptions.TIME_COLUMN + " if the dates are not needed");
                }
            }
        }

        private void warnAboutZone(TimeColumns time) {
            time.columns().stream()
                    .filter(column -> column >= 0)
                    .map(labels::get)
                    .filter(LabelUnit::namesZone)
                    .findFirst()
                    .ifPresent(label -> warnings.add(
                            "reading times without a zone as UTC; the label " + label + " may name another zone"));
        }

        private Optional<Double> unit(int column) {
            return heading.units().stream()
                    .filter(row -> column < row.cells().size())
                    .map(row -> row.cells().get(column).replaceAll("[\\[\\](){}]", ""))
                    .flatMap(cell -> LabelUnit.ofWord(cell).stream())
                    .findFirst();
        }

        /** The first cell that is present in each of the columns, by column. Reads the file until all have one. */
        private Map<Integer, String> firstCells(Set<Integer> columns) {
            Set<Integer> wanted = new HashSet<>(columns);
            Map<Integer, String> found = new HashMap<>();
            try (var rows = new CsvRows(file, head.delimiter(), options.skip())) {
                for (var row = rows.next(); row.isPresent() && !wanted.isEmpty(); row = rows.next()) {
                    if (row.get().line() < heading.dataLine()) {
                        continue;
                    }
                    List<String> cells = row.get().cells();
                    wanted.removeIf(column -> {
                        boolean has = column < cells.size() && !options.isMissing(cells.get(column));
                        if (has) {
                            found.put(column, cells.get(column));
                        }
                        return has;
                    });
                }
            }
            return found;
        }

        /** The cells of a column in the first rows that are present. */
        private List<String> present(int column) {
            return heading.data().stream()
                    .map(row -> row.cells().get(column))
                    .filter(cell -> !options.isMissing(cell))
                    .toList();
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
            // Where the first rows have no cell of a column, its first cell that is present decides.
            Map<Integer, String> later = firstCells(IntStream.range(0, labels.size())
                    .filter(column -> present(column).isEmpty())
                    .boxed()
                    .collect(Collectors.toSet()));
            for (int column = 0; column < labels.size(); column++) {
                if (time.contains(column) || keys.contains(column)) {
                    continue;
                }
                List<String> present = present(column);
                if (present.isEmpty()) {
                    present = Optional.ofNullable(later.get(column)).stream().toList();
                }
                boolean numeric =
                        2 * present.stream().filter(head.numbers()::isNumber).count() >= present.size();
                if (NO_LABEL.matcher(labels.get(column)).matches()) {
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
                        file + ": expected a column of numbers, was none among " + Listing.of(labels, ", "));
            }
            return List.copyOf(columns);
        }
    }
}
