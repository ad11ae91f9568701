package io.wavecast.trainer.calendar;

import io.wavecast.core.model.Calendar;
import io.wavecast.core.model.Holidays;
import java.util.Optional;

/**
 * How much the weights of what is known of a time are shrunk, beside their penalty. A holiday is rare, so a penalty in units of its column's deviation
 * would hardly shrink it.
 */
public final class Shrinkage {
    /** Holidays are fitted as if so many more had been like any other day: one holiday alone gets half of its effect. */
    private static final double LIKE_OTHER_DAYS = 1;

    private Shrinkage() {}

    /** (known) what is added to each column's sum of squares; zeros for waves. */
    public static double[] of(Calendar calendar, double samplesPerDay) {
        double[] added = new double[calendar.inputs()];
        Optional<Holidays> holidays = calendar.holidays();
        if (holidays.isPresent()) {
            int first = added.length - holidays.get().inputs();
            int perDay = holidays.get().inputsPerDay();
            for (int i = first; i < added.length; i++) {
                double square = (i - first) % perDay == 0 ? 1 : 0.5; // mean over a day of a constant, or of a wave
                added[i] = LIKE_OTHER_DAYS * samplesPerDay * square;
            }
        }
        return added;
    }
}
