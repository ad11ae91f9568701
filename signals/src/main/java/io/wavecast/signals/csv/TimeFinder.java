package io.wavecast.signals.csv;

import io.wavecast.signals.Listing;
import io.wavecast.signals.RecordingException;
import io.wavecast.signals.csv.time.LabelUnit;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/** Finds the columns with the times by their labels and by what they hold. */
final class TimeFinder {
    private static final List<List<String>> DATE_PARTS =
            List.of(List.of("year", "yyyy", "yr"), List.of("month", "mon"), List.of("day", "dd", "day of month"));
    private static final List<List<String>> CLOCK_PARTS = List.of(
            List.of("hour", "hours", "hr", "hh"),
            List.of("minute", "minutes", "min"),
            List.of("second", "seconds", "sec", "ss"),
            List.of("millisecond", "milliseconds", "ms", "msec"));
    private static final int[] LAST_OF_PART = {23, 59, 60, 999};

    private final List<String> labels;
    private final Heading heading;
    private final Numbers numbers;
    /** (columns) how common the label is for a column of times, as {@link TimeColumns#rank}. */
    private final int[] ranks;

    private final List<Integer> byRank;

    TimeFinder(List<String> labels, Heading heading, Numbers numbers) {
        this.labels = labels;
        this.heading = heading;
        this.numbers = numbers;
        this.ranks = labels.stream().mapToInt(TimeColumns::rank).toArray();
        this.byRank = IntStream.range(0, labels.size())
                .boxed()
                .sorted((a, b) -> Integer.compare(order(a), order(b)))
                .toList();
    }

    private int order(int column) {
        return ranks[column] < 0 ? Integer.MAX_VALUE : ranks[column];
    }

    /** The column that an option names. */
    TimeColumns named(Path file, String label) {
        int column = labels.indexOf(label);
        if (column < 0) {
            throw new RecordingException(file + ": expected one of the columns " + Listing.of(labels, ", ") + " as "
                    + CsvOptions.TIME_COLUMN + ", was '" + label + "'");
        }
        return TimeColumns.one(column);
    }

    /** @param rated whether a sampling rate is known, so that a time of day without a date is not needed */
    TimeColumns find(boolean rated) {
        Optional<Integer> complete = usual(CellKind.DATE_AND_TIME).or(() -> any(CellKind.DATE_AND_TIME));
        if (complete.isPresent()) {
            return TimeColumns.one(complete.get());
        }
        return dateAndTime()
                .or(this::dateAndParts)
                .or(() -> usual(CellKind.NUMBER).filter(this::isEpoch).map(TimeColumns::one))
                .or(this::parts)
                .or(() -> usual(CellKind.DATE).or(() -> any(CellKind.DATE)).map(TimeColumns::one))
                .or(() -> usual(CellKind.NUMBER).map(TimeColumns::one))
                .or(() -> first(this::isYear).map(TimeColumns::one))
                .or(() -> rated ? Optional.empty() : any(CellKind.CLOCK).map(TimeColumns::one))
                .orElseGet(() -> otherName().map(TimeColumns::one).orElseGet(TimeColumns::none));
    }

    /** A column with the label of a time and other content: reading it fails with the place. */
    private Optional<Integer> otherName() {
        return heading.labels().isEmpty()
                ? Optional.empty()
                : first(column -> kind(column) == CellKind.TEXT && named(column));
    }

    private Optional<TimeColumns> dateAndTime() {
        Optional<Integer> date = date();
        Optional<Integer> clock =
                first(column -> kind(column) == CellKind.CLOCK && named(column)).or(() -> any(CellKind.CLOCK));
        if (date.isEmpty()) {
            return Optional.empty();
        }
        if (clock.isPresent()) {
            return Optional.of(new TimeColumns(List.of(date.get(), clock.get()), TimeColumns.Kind.DATE_AND_TIME, 0));
        }
        Optional<Integer> number = first(column -> kind(column) == CellKind.NUMBER
                && LabelUnit.plain(labels.get(column)).equals("time"));
        return number.filter(column -> !column.equals(date.get()))
                .map(column -> new TimeColumns(
                        List.of(date.get(), column), TimeColumns.Kind.DATE_AND_TIME, clockDigits(column)));
    }

    private Optional<TimeColumns> dateAndParts() {
        List<Integer> clock = clockParts();
        return date().filter(column -> clock.get(0) >= 0).map(column -> {
            List<Integer> columns = new ArrayList<>(List.of(column));
            columns.addAll(clock);
            return new TimeColumns(List.copyOf(columns), TimeColumns.Kind.DATE_AND_PARTS, 0);
        });
    }

    private Optional<TimeColumns> parts() {
        List<Integer> columns = new ArrayList<>(TimeColumns.parts(labels, DATE_PARTS));
        if (columns.get(0) < 0 || columns.get(1) < 0) {
            return Optional.empty();
        }
        columns.addAll(columns.get(2) < 0 ? List.of(-1, -1, -1, -1) : clockParts());
        return Optional.of(new TimeColumns(List.copyOf(columns), TimeColumns.Kind.PARTS, 0));
    }

    /** Hour, minute, second and millisecond; a part counts only if those before it are there, and its numbers are in its range. */
    private List<Integer> clockParts() {
        List<Integer> columns = new ArrayList<>(TimeColumns.parts(labels, CLOCK_PARTS));
        boolean missing = false;
        for (int i = 0; i < columns.size(); i++) {
            int column = columns.get(i);
            missing |= column < 0 || (i > 0 && !within(column, LAST_OF_PART[i]));
            columns.set(i, missing ? -1 : column);
        }
        return columns;
    }

    /** Whether the cells that are not empty are numbers up to the last one. A row with an empty cell is reported when it is read. */
    private boolean within(int column, int last) {
        List<String> present =
                cells(column).stream().filter(cell -> !cell.isBlank()).toList();
        return !present.isEmpty()
                && present.stream()
                        .map(numbers::parse)
                        .allMatch(number ->
                                number.isPresent() && number.getAsDouble() >= 0 && number.getAsDouble() <= last);
    }

    /** A column of dates without times of day, written as text or as eight digits. */
    private Optional<Integer> date() {
        return usual(CellKind.DATE)
                .or(() -> any(CellKind.DATE))
                .or(() -> first(column -> kind(column) == CellKind.NUMBER
                        && LabelUnit.plain(labels.get(column)).equals("date")
                        && cells(column).stream().allMatch(cell -> cell.matches("(19|20)[0-9]{6}"))));
    }

    /** Digits of a time of day written as a number; 0 if 5 may be minutes, hours or seconds. */
    private int clockDigits(int column) {
        List<String> cells = cells(column);
        int longest = cells.stream().mapToInt(String::length).max().orElse(0);
        int shortest = cells.stream().mapToInt(String::length).min().orElse(0);
        if (longest != shortest && longest <= 2) {
            return 0;
        }
        return longest <= 2 ? 0 : longest <= 4 ? 4 : 6;
    }

    private List<String> cells(int column) {
        return heading.data().stream().map(row -> row.cells().get(column)).toList();
    }

    private boolean named(int column) {
        return ranks[column] >= 0;
    }

    private CellKind kind(int column) {
        return column < heading.kinds().size() ? heading.kinds().get(column) : CellKind.MISSING;
    }

    private Optional<Integer> usual(CellKind kind) {
        return first(column -> kind(column) == kind && named(column));
    }

    /** The only column of a kind, whatever its label; in a file without labels, the first one. */
    private Optional<Integer> any(CellKind kind) {
        List<Integer> all =
                byRank.stream().filter(column -> kind(column) == kind).toList();
        return all.size() == 1 || (heading.labels().isEmpty() && !all.isEmpty())
                ? Optional.of(all.get(0))
                : Optional.empty();
    }

    /** Whether a column alone has the times of yearly values. If years repeat, other columns belong to the time. */
    private boolean isYear(int column) {
        List<String> cells = cells(column);
        return kind(column) == CellKind.NUMBER
                && LabelUnit.plain(labels.get(column)).equals("year")
                && cells.stream().allMatch(cell -> cell.matches("[0-9]{4}"))
                && cells.stream().distinct().count() == cells.size();
    }

    /** Whether a column of numbers counts from 1970, and is not a date of eight digits. */
    private boolean isEpoch(int column) {
        return cells(column).stream()
                .map(numbers::parse)
                .allMatch(number -> number.isPresent() && Math.abs(number.getAsDouble()) >= 1e8);
    }

    private Optional<Integer> first(Predicate<Integer> condition) {
        return byRank.stream().filter(condition).findFirst();
    }
}
