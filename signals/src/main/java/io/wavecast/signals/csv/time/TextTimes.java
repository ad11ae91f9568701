package io.wavecast.signals.csv.time;

import java.util.Locale;

/**
 * Dates, with or without a time of day.
 *
 * @param order of day and month, where the year is last
 * @param shortYears whether a year of two digits behind day and month is known to be the year
 */
record TextTimes(DateOrder order, boolean shortYears) implements TimeReader {
    @Override
    public long micros(String text) {
        DateText date = DateText.parse(text).orElseThrow(() -> TimeReader.notATime(text));
        if (!date.unknownZone().isEmpty()) {
            throw new IllegalArgumentException("expected UTC, GMT, Z or an offset such as +01:00 behind the time, was '"
                    + date.unknownZone().toUpperCase(Locale.ROOT) + "' in '" + text
                    + "', which is not the same offset everywhere");
        }
        if (date.hasShortYear() && !shortYears) {
            throw new IllegalArgumentException("expected a year of four digits, was '" + text
                    + "'; if the last number is the year, state the order of day and month by " + DateOrder.OPTION
                    + " day-first or month-first");
        }
        return date.micros(order).orElseThrow(() -> {
            boolean other = date.needsOrder() && date.day(order).isEmpty();
            return other
                            && date.day(order == DateOrder.DAY_FIRST ? DateOrder.MONTH_FIRST : DateOrder.DAY_FIRST)
                                    .isPresent()
                    ? new IllegalArgumentException(TimeReader.EXPECTED + ", was '" + text + "', which is no date read "
                            + order.word() + ", as other rows or " + DateOrder.OPTION + " require")
                    : TimeReader.notATime(text);
        });
    }
}
