package io.wavecast.signals.csv.time;

import java.math.BigDecimal;

/** Numbers that count from another year than 1970. */
final class OtherEpochs {
    private OtherEpochs() {}

    /**
     * Refuses counts of other epochs that are of the years 1981 to 2044. They would be microseconds of the year 2350 on, or
     * nanoseconds before 1991.
     *
     * @throws IllegalArgumentException naming the number and the epoch
     */
    static void refuse(double number) {
        double size = Math.abs(number);
        boolean since1601 = (size >= 1.2e16 && size < 1.4e16) || (size >= 1.2e17 && size < 1.4e17);
        boolean since1 = size >= 6.2e17 && size < 6.5e17;
        if (since1601 || since1) {
            throw new IllegalArgumentException("expected numbers since 1970, was " + new BigDecimal(number)
                    + ", which may count from the year " + (since1 ? "1 (.NET)" : "1601 (Windows)")
                    + "; export dates as text such as 2026-05-31 16:08:37, or state a unit since 1970 in the label");
        }
    }
}
