package io.wavecast.signals.csv.time;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A date with an optional time of day and zone, as a text file writes it. Without a zone it is UTC. */
public final class DateText {
    private static final long DAY = 86_400_000_000L;
    private static final List<String> MONTHS =
            List.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec");
    static final String MONTH =
            "((?:jan|feb|mar|apr|may|jun|jul|aug|sept?|oct|nov|dec)(?:uary|ruary|ch|il|e|y|ust|tember|ober|ember)?)";

    private static final Pattern WEEKDAY =
            Pattern.compile("(?:mon|tue|tues|wed|wednes|thu|thur|thurs|fri|sat|satur|sun)(?:day)?[,.]?\\s+");
    private static final Pattern NUMBERS =
            Pattern.compile("(\\d{1,4})\\s?([-/.])\\s?(\\d{1,2})\\s?\\2\\s?(\\d{1,4})(?!\\d)");
    private static final Pattern COMPACT = Pattern.compile("(\\d{4})(\\d{2})(\\d{2})(?!\\d)");
    private static final Pattern MONTH_BETWEEN =
            Pattern.compile("(\\d{1,4})[-/ .]+" + MONTH + "[-/ .,]+(\\d{4}|\\d{1,2})(?!\\d)");
    private static final Pattern MONTH_BEFORE =
            Pattern.compile(MONTH + "[-/ .]+(\\d{1,2})(?:st|nd|rd|th)?[-/ ,]+(\\d{4})(?!\\d)");
    private static final Pattern YEAR_AT_THE_END =
            Pattern.compile(MONTH + "\\s+(\\d{1,2})\\s+(\\d{1,2}:\\S+)\\s+((?:utc|gmt|z)\\s+)?(\\d{4})");

    private final int first;
    private final int second;
    private final int third;
    private final Shape shape;
    private final boolean dotted;
    private final Optional<ClockText> clock;

    private enum Shape {
        YEAR_FIRST,
        YEAR_LAST,
        SHORT_YEAR_LAST,
    }

    private DateText(int first, int second, int third, Shape shape, boolean dotted, Optional<ClockText> clock) {
        this.first = first;
        this.second = second;
        this.third = third;
        this.shape = shape;
        this.dotted = dotted;
        this.clock = clock;
    }

    /** Recognises a date by its form; {@link #micros} tells whether there is such a day. */
    public static Optional<DateText> parse(String text) {
        String lower = text.trim().toLowerCase(Locale.ROOT);
        if (lower.length() > 80) {
            return Optional.empty();
        }
        Optional<LocalDate> month = MonthText.parse(lower);
        if (month.isPresent()) {
            return month.map(DateText::ofDay);
        }
        if (startsWithDigit(lower)) {
            return fromNumber(lower);
        }
        Matcher weekday = WEEKDAY.matcher(lower);
        String date = weekday.lookingAt() ? lower.substring(weekday.end()) : lower;
        return startsWithDigit(date) ? fromNumber(date) : fromMonth(date);
    }

    private static DateText ofDay(LocalDate day) {
        return new DateText(
                day.getYear(), day.getMonthValue(), day.getDayOfMonth(), Shape.YEAR_FIRST, false, Optional.empty());
    }

    private static boolean startsWithDigit(String text) {
        return !text.isEmpty() && text.charAt(0) >= '0' && text.charAt(0) <= '9';
    }

    private static Optional<DateText> fromNumber(String text) {
        Matcher numbers = NUMBERS.matcher(text);
        if (numbers.lookingAt()) {
            return fromNumbers(numbers, text.substring(numbers.end()));
        }
        Matcher between = MONTH_BETWEEN.matcher(text);
        if (between.lookingAt()) {
            String rest = text.substring(between.end());
            int month = month(between.group(2));
            int before = number(between.group(1));
            int behind = number(between.group(3));
            if (between.group(1).length() == 3
                    || (between.group(1).length() < 3 && between.group(3).length() == 1)) {
                return Optional.empty();
            }
            return between.group(1).length() == 4
                    ? of(before, month, behind, Shape.YEAR_FIRST, false, rest, "t,_ ")
                    : of(fullYear(between.group(3)), month, before, Shape.YEAR_FIRST, false, rest, "t,_: ");
        }
        Matcher compact = COMPACT.matcher(text);
        if (compact.lookingAt()) {
            String rest = text.substring(compact.end());
            return of(
                    number(compact.group(1)),
                    number(compact.group(2)),
                    number(compact.group(3)),
                    Shape.YEAR_FIRST,
                    false,
                    rest,
                    "t,_-: ");
        }
        return Optional.empty();
    }

    private static Optional<DateText> fromNumbers(Matcher numbers, String rest) {
        int behind = numbers.group(4).length();
        int before = numbers.group(1).length();
        Shape shape = before == 4 ? Shape.YEAR_FIRST : behind == 4 ? Shape.YEAR_LAST : Shape.SHORT_YEAR_LAST;
        if (before == 3 || behind == 3 || (before == 4 && behind == 4)) {
            return Optional.empty();
        }
        return of(
                number(numbers.group(1)),
                number(numbers.group(3)),
                shape == Shape.SHORT_YEAR_LAST ? fullYear(numbers.group(4)) : number(numbers.group(4)),
                shape,
                numbers.group(2).equals("."),
                rest,
                "t,_ ");
    }

    private static Optional<DateText> fromMonth(String text) {
        Matcher end = YEAR_AT_THE_END.matcher(text);
        if (end.matches()) {
            return of(
                    number(end.group(5)),
                    month(end.group(1)),
                    number(end.group(2)),
                    Shape.YEAR_FIRST,
                    false,
                    " " + end.group(3),
                    " ");
        }
        Matcher before = MONTH_BEFORE.matcher(text);
        if (!before.lookingAt()) {
            return Optional.empty();
        }
        return of(
                number(before.group(3)),
                month(before.group(1)),
                number(before.group(2)),
                Shape.YEAR_FIRST,
                false,
                text.substring(before.end()),
                "t,_ ");
    }

    /** @param separators characters that may stand between date and time of day */
    private static Optional<DateText> of(
            int first, int second, int third, Shape shape, boolean dotted, String rest, String separators) {
        if (rest.isBlank()) {
            return Optional.of(new DateText(first, second, third, shape, dotted, Optional.empty()));
        }
        String behind = rest.trim();
        boolean separated = behind.length() < rest.length();
        if (separators.indexOf(behind.charAt(0)) >= 0) {
            separated = true;
            behind = behind.substring(1);
        }
        return separated
                ? ClockText.afterDate(behind)
                        .map(clock -> new DateText(first, second, third, shape, dotted, Optional.of(clock)))
                : Optional.empty();
    }

    /** The year of two digits as POSIX reads it: 69 to 99 are of the last century. */
    private static int fullYear(String digits) {
        int year = number(digits);
        return digits.length() > 2 ? year : year < 69 ? 2_000 + year : 1_900 + year;
    }

    static int month(String name) {
        return MONTHS.indexOf(name.substring(0, 3)) + 1;
    }

    private static int number(String digits) {
        return Integer.parseInt(digits);
    }

    /** Whether the text has a time of day. */
    public boolean hasClock() {
        return clock.isPresent();
    }

    /** Whether the order of day and month cannot be seen from the form alone. */
    boolean needsOrder() {
        return shape != Shape.YEAR_FIRST;
    }

    /** Whether the year has two digits, so that any of the three numbers may be the year. */
    boolean hasShortYear() {
        return shape == Shape.SHORT_YEAR_LAST;
    }

    /** Whether points stand between the numbers; such dates begin with the day wherever they are in use. */
    boolean isDotted() {
        return dotted;
    }

    /** The name of a zone whose offset is unknown; empty if there is none. */
    String unknownZone() {
        return clock.map(time -> time.zone().unknown()).orElse("");
    }

    /** The day; empty if there is no such day. */
    Optional<LocalDate> day(DateOrder order) {
        try {
            if (shape == Shape.YEAR_FIRST) {
                return Optional.of(LocalDate.of(first, second, third));
            }
            return Optional.of(
                    order == DateOrder.DAY_FIRST
                            ? LocalDate.of(third, second, first)
                            : LocalDate.of(third, first, second));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** Microseconds since the epoch; empty if there is no such day, or the zone is unknown. */
    OptionalLong micros(DateOrder order) {
        Optional<LocalDate> day = day(order);
        OptionalLong ofDay = clock.map(ClockText::utcMicros).orElse(OptionalLong.of(0));
        return day.isPresent() && ofDay.isPresent()
                ? OptionalLong.of(day.get().toEpochDay() * DAY + ofDay.getAsLong())
                : OptionalLong.empty();
    }

    /** The date's numbers, for messages. */
    @Override
    public String toString() {
        return first + (dotted ? "." : "/") + second + (dotted ? "." : "/") + third;
    }
}
