package io.wavecast.signals.csv.time;

import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * Decides over a whole file whether dates begin with the day or the month. In this order:
 *
 * <ol>
 *   <li>a number above 12 is a day
 *   <li>in one order times never change their direction, in the other they do
 *   <li>in one order all steps are equal, or whole months, in the other they are not
 *   <li>dates with points begin with the day
 * </ol>
 */
final class OrderDecision {
    /** Files whose dates begin with the year need no decision. */
    private static final int ENOUGH = 1_000;

    private final OrderEvidence dayFirst = new OrderEvidence(DateOrder.DAY_FIRST);
    private final OrderEvidence monthFirst = new OrderEvidence(DateOrder.MONTH_FIRST);
    private long rows;
    private boolean needed;
    private boolean differ;
    private boolean dotted = true;
    private String example = "";

    OrderDecision(Consumer<Predicate<String>> rows) {
        rows.accept(this::add);
    }

    private boolean add(String text) {
        rows++;
        DateText.parse(text).filter(DateText::needsOrder).ifPresent(this::add);
        return dayFirst.isPossible() && monthFirst.isPossible() && (needed || rows < ENOUGH);
    }

    private void add(DateText date) {
        needed = true;
        var day = date.day(DateOrder.DAY_FIRST);
        var month = date.day(DateOrder.MONTH_FIRST);
        if (day.isEmpty() && month.isEmpty()) {
            return; // in no order a date; reading it fails with its line
        }
        if (!differ && !day.equals(month)) {
            example = date.toString();
        }
        differ |= !day.equals(month);
        dotted &= date.isDotted();
        dayFirst.add(date);
        monthFirst.add(date);
    }

    /** @throws IllegalArgumentException if the rows do not show the order; the message names the option */
    DateOrder order() {
        if (!differ || dayFirst.isPossible() != monthFirst.isPossible()) {
            return choose(dayFirst.isPossible());
        }
        if (dayFirst.isOrdered() != monthFirst.isOrdered()) {
            return choose(dayFirst.isOrdered());
        }
        if (dayFirst.isRegular() != monthFirst.isRegular()) {
            return choose(dayFirst.isRegular());
        }
        if (dotted) {
            return DateOrder.DAY_FIRST;
        }
        throw new IllegalArgumentException("expected dates that show the order of day and month, was " + example
                + ", which may be day/month or month/day as all other rows; state it by " + DateOrder.OPTION
                + " day-first or month-first");
    }

    private static DateOrder choose(boolean day) {
        return day ? DateOrder.DAY_FIRST : DateOrder.MONTH_FIRST;
    }
}
