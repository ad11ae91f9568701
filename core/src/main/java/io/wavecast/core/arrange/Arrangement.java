package io.wavecast.core.arrange;

/**
 * How arriving samples are arranged before a model sees them. Services and trainers with equal arrangements see equal samples.
 *
 * @param latenessMicros how far a sample may be behind the newest one of its series; 0 lets no sample wait
 * @param nominal whether samples are counted by their rate, and stamps only correct the count
 * @param periodMicros the period of the nominal rate; 0 for that of the model that serves the series
 * @param gridMicros distance of the ticks of the grid, which are multiples of it since the epoch; 0 without a grid
 * @param within how the samples between two ticks become one
 * @param fillMicros the longest time between two samples across which a line is drawn
 */
public record Arrangement(
        long latenessMicros, boolean nominal, double periodMicros, long gridMicros, Within within, long fillMicros) {
    /** Samples are taken as they come. */
    public static final Arrangement OFF = new Arrangement(0, false, 0, 0, Within.LAST, 0);

    /** Waiting for older samples, as the only change. */
    public static Arrangement ofLateness(long micros) {
        return new Arrangement(micros, false, 0, 0, Within.LAST, 0);
    }

    /** Counting samples by a rate, as the only change. */
    public static Arrangement ofNominal(double periodMicros) {
        return new Arrangement(0, true, periodMicros, 0, Within.LAST, 0);
    }

    /** A grid, as the only change. */
    public static Arrangement ofGrid(long gridMicros, Within within, long fillMicros) {
        return new Arrangement(0, false, 0, gridMicros, within, fillMicros);
    }

    /** These settings, with a lateness. */
    public Arrangement withLateness(long micros) {
        return new Arrangement(micros, nominal, periodMicros, gridMicros, within, fillMicros);
    }

    /**
     * These settings, with the grid on which samples are held already. The lines of another grid's settings do not fit it: its open tick then takes
     * the last values.
     */
    Arrangement withGrid(long micros) {
        return micros == gridMicros
                ? this
                : new Arrangement(
                        latenessMicros,
                        nominal,
                        periodMicros,
                        micros,
                        within == Within.LINEAR ? Within.LAST : within,
                        fillMicros);
    }

    /** Whether samples are taken as they come. */
    public boolean isOff() {
        return latenessMicros == 0 && !nominal && gridMicros == 0;
    }

    /** How long a sample may wait, in microseconds, if its series is not heard any more. */
    public long holdMicros() {
        return latenessMicros + gridMicros;
    }

    /** Whether a sample may have to wait for others. */
    public boolean holds() {
        return latenessMicros > 0 || (gridMicros > 0 && within != Within.LINEAR);
    }
}
