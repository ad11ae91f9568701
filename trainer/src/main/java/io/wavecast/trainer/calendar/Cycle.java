package io.wavecast.trainer.calendar;

import io.wavecast.core.model.Calendar;

/** A cycle of the calendar, and how many of its harmonics are inputs. */
public enum Cycle {
    /** To waves of 4 hours. */
    DAY(Calendar.DAY_MICROS, 6),
    /** To waves of 7 hours, so that each day of the week may differ. */
    WEEK(Calendar.WEEK_MICROS, 24),
    YEAR(Calendar.YEAR_MICROS, 2);

    private final long micros;
    private final int harmonics;

    Cycle(long micros, int harmonics) {
        this.micros = micros;
        this.harmonics = harmonics;
    }

    /** Its length in microseconds. */
    long micros() {
        return micros;
    }

    /** Harmonics with more than two samples, since those of fewer look like others. */
    int harmonics(long periodMicros) {
        return (int) Math.min(harmonics, (micros - 1) / (2 * periodMicros));
    }
}
