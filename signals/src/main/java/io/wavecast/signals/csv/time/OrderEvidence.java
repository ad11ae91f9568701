package io.wavecast.signals.csv.time;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/** What the rows of a file say about one order of day and month. Repeated times say nothing. */
final class OrderEvidence {
    private final DateOrder order;
    private boolean possible = true;
    private boolean rises;
    private boolean falls;
    private boolean started;
    private long last;
    private LocalDate lastDay = LocalDate.EPOCH;
    private long step; // 0 before the first
    private boolean equalSteps = true;
    private long months; // 0 before the first, or if days differ
    private boolean wholeMonths = true;

    OrderEvidence(DateOrder order) {
        this.order = order;
    }

    void add(DateText date) {
        possible &= date.day(order).isPresent();
        if (!possible || date.micros(order).isEmpty()) {
            return;
        }
        LocalDate day = date.day(order).get();
        long micros = date.micros(order).getAsLong();
        if (started && micros != last) {
            compare(micros - last, day);
        }
        started = true;
        last = micros;
        lastDay = day;
    }

    private void compare(long difference, LocalDate day) {
        rises |= difference > 0;
        falls |= difference < 0;
        equalSteps &= step == 0 || step == difference;
        step = difference;
        long whole = day.getDayOfMonth() == lastDay.getDayOfMonth() ? ChronoUnit.MONTHS.between(lastDay, day) : 0;
        wholeMonths &= whole != 0 && (months == 0 || months == whole);
        months = whole;
    }

    /** Whether every row is a date in this order. */
    boolean isPossible() {
        return possible;
    }

    /** Whether times never change their direction. */
    boolean isOrdered() {
        return !(rises && falls);
    }

    /** Whether all steps are equal, in time or in whole months. */
    boolean isRegular() {
        return isOrdered() && (equalSteps || wholeMonths);
    }
}
