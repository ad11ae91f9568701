package io.wavecast.signals.csv;

import io.wavecast.signals.Listing;
import io.wavecast.signals.RecordingException;
import io.wavecast.signals.csv.time.DateText;
import io.wavecast.signals.csv.time.LabelUnit;
import io.wavecast.signals.csv.time.TimeLabels;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** Finds the columns with the times by their labels and by what they hold. */
final class TimeFinder {
    private static final Pattern HALF_OF_DAY = Pattern.compile("(?i)[ap]\\.?m\\.?");
    private static final Pattern OFFSET = Pattern.compile("(?i)(utc|gmt|z)|(utc|gmt)?[+-]\\d{1,2}(:?\\d{2})?");
    private static final int[] LAST_OF_PART = {23, 59, 60, 999};

    private final List<String> labels;
    private final Heading heading;
    private final Numbers numbers;
    /** (columns) how common the label is for a column of times, as {@link TimeLabels#rank}. */
    private final int[] ranks;

    private final List<Integer> byRank;

    TimeFinder(List<String> labels, Heading heading, Numbers numbers) {
        this.labels = labels;
        this.heading = heading;
        this.numbers = numbers;
        this.ranks = labels.stream().mapToInt(TimeLabels::rank).toArray();
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
        TimeColumns found = withoutBehind(rated);
        boolean clock = found.present()
                && (found.kind() != TimeColumns.Kind.ONE || kind(found.columns().get(0)) == CellKind.DATE_AND_TIME);
        return clock ? withBehind(found) : found;
    }

    /** Adds a column of AM and PM, and one of offsets from UTC. Hours above 12 need no AM and PM. */
    private TimeColumns withBehind(TimeColumns time) {
        List<Integer> columns = new ArrayList<>();
        first(column -> !time.contains(column) && all(column, HALF_OF_DAY) && isReadWith(time, column))
                .ifPresent(columns::add);
        first(column -> !time.contains(column) && TimeLabels.isZone(labels.get(column)) && all(column, OFFSET))
                .ifPresent(columns::add);
        return time.withBehind(List.copyOf(columns));
    }

    private boolean isReadWith(TimeColumns time, int column) {
        TimeColumns with = time.withBehind(List.of(column));
        return heading.data().stream()
                .allMatch(row -> DateText.parse(with.text(row.cells(), numbers)).isPresent());
    }

    private boolean all(int column, Pattern pattern) {
        return cells(column).stream().allMatch(cell -> pattern.matcher(cell).matches());
    }

    private TimeColumns withoutBehind(boolean rated) {
        Optional<Integer> complete = usual(CellKind.DATE_AND_TIME).or(() -> any(CellKind.DATE_AND_TIME));
        if (complete.isPresent()) {
            return TimeColumns.one(complete.get());
        }
        return dateAndTime()
                .or(this::dateAndParts)
                .or(() -> usual(CellKind.NUMBER).filter(this::isEpoch).map(TimeColumns::one))
                .or(this::parts)
                .or(() -> first(this::isIndex).map(TimeColumns::one))
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
        Optional<Integer> number =
                first(column -> kind(column) == CellKind.NUMBER && TimeLabels.isClock(labels.get(column)));
        return number.filter(column -> !column.equals(date.get()))
                .map(column -> new TimeColumns(
                        List.of(date.get(), column), TimeColumns.Kind.DATE_AND_TIME, clockDigits(column)));
    }

    private Optional<TimeColumns> dateAndParts() {
        List<Integer> clock = clockParts(-1);
        return date().filter(column -> clock.get(0) >= 0).map(column -> {
            List<Integer> columns = new ArrayList<>(List.of(column));
            columns.addAll(clock);
            return new TimeColumns(List.copyOf(columns), TimeColumns.Kind.DATE_AND_PARTS, 0);
        });
    }

    private Optional<TimeColumns> parts() {
        List<Integer> columns = new ArrayList<>(TimeLabels.dateParts(labels));
        int year = columns.get(0);
        int day = columns.get(2);
        if (year < 0 || columns.get(1) < 0) {
            return Optional.empty();
        }
        if (TimeLabels.isMonthOrMinute(labels.get(columns.get(1)))) {
            if (day < 0) {
                return Optional.empty(); // the unit of rain
            }
            byRank.stream()
                    .filter(column -> TimeLabels.isMonthOrMinute(labels.get(column)))
                    .min(Comparator.comparingInt(column -> Math.abs(column - year)))
                    .ifPresent(month -> columns.set(1, month));
        }
        List<Integer> clock = day < 0 ? List.of(-1, -1, -1, -1) : clockParts(columns.get(1));
        Optional<Integer> whole = day < 0 || clock.get(0) >= 0 ? Optional.empty() : clockBesideParts();
        if (whole.isEmpty()) {
            columns.addAll(clock);
            return Optional.of(new TimeColumns(List.copyOf(columns), TimeColumns.Kind.PARTS, 0));
        }
        columns.add(whole.get());
        int digits = kind(whole.get()) == CellKind.NUMBER ? clockDigits(whole.get()) : 0;
        return Optional.of(new TimeColumns(List.copyOf(columns), TimeColumns.Kind.PARTS_AND_TIME, digits));
    }

    private Optional<Integer> clockBesideParts() {
        return any(CellKind.CLOCK)
                .or(() -> first(column -> kind(column) == CellKind.NUMBER && TimeLabels.isClock(labels.get(column))));
    }

    /**
     * Hour, minute, second and millisecond; a part counts only if those before it are there, and its numbers are in its range.
     *
     * @param month the column of months, which may be labelled as minutes are; −1 if there is none
     */
    private List<Integer> clockParts(int month) {
        List<String> others = new ArrayList<>(labels);
        if (month >= 0) {
            others.set(month, "");
        }
        List<Integer> columns = new ArrayList<>(TimeLabels.clockParts(others));
        boolean missing = false;
        for (int i = 0; i < columns.size(); i++) {
            int column = columns.get(i);
            // Beside an hour that is not hh, mm is the unit of rain.
            missing = missing
                    || column < 0
                    || (TimeLabels.isMonthOrMinute(labels.get(column))
                            && !LabelUnit.plain(labels.get(columns.get(0))).equals("hh"))
                    || (i > 0 && !within(column, LAST_OF_PART[i]));
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
                        && TimeLabels.isDay(labels.get(column))
                        && cells(column).stream().allMatch(cell -> cell.matches("(19|20)[0-9]{6}"))));
    }

    /** Whether a column is an index without a label that counts from 1970, as pandas writes it. */
    private boolean isIndex(int column) {
        return column == 0
                && kind(column) == CellKind.NUMBER
                && (heading.labels().isEmpty() || labels.get(column).isEmpty())
                && isEpoch(column);
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
