package io.wavecast.signals.csv.time;

import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Months and quarters: {@code 2024-05}, {@code 05/2024}, {@code May 2024}, {@code 2024Q2}. */
final class MonthText {
    private static final Pattern YEAR_FIRST = Pattern.compile("(\\d{4})(?:[-/](\\d{1,2})|[-/ ]" + DateText.MONTH + ")");
    private static final Pattern YEAR_LAST =
            Pattern.compile("(?:(\\d{1,2})[-/]|" + DateText.MONTH + "[-/ .,]+)(\\d{4})");
    private static final Pattern QUARTER = Pattern.compile("(\\d{4})[-/ ]?q([1-4])|q([1-4])[-/ ](\\d{4})");

    private MonthText() {}

    /** The first day; empty if the text, in lower case, is something else. */
    static Optional<LocalDate> parse(String text) {
        if (text.length() > "september, 2024".length()) {
            return Optional.empty();
        }
        Matcher first = YEAR_FIRST.matcher(text);
        if (first.matches()) {
            return day(first.group(1), month(first.group(2), first.group(3)));
        }
        Matcher last = YEAR_LAST.matcher(text);
        if (last.matches()) {
            return day(last.group(3), month(last.group(1), last.group(2)));
        }
        Matcher quarter = QUARTER.matcher(text);
        if (!quarter.matches()) {
            return Optional.empty();
        }
        boolean yearFirst = quarter.group(1) != null;
        return day(quarter.group(yearFirst ? 1 : 4), 3 * Integer.parseInt(quarter.group(yearFirst ? 2 : 3)) - 2);
    }

    private static int month(String digits, String name) {
        return digits != null ? Integer.parseInt(digits) : DateText.month(name);
    }

    private static Optional<LocalDate> day(String year, int month) {
        return month < 1 || month > 12 ? Optional.empty() : Optional.of(LocalDate.of(Integer.parseInt(year), month, 1));
    }
}
