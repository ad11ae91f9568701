package io.wavecast.streams.series;

/**
 * The parts of a state that only some settings need. A part that is empty has no bytes in the stored state. Not thread-safe.
 */
public final class StateSections {
    private static final double[] NONE = {};

    private double[] anomalies = NONE;

    /** The numbers of the detector of anomalies; empty if none are looked for. Shared: the detector changes them in place. */
    public double[] anomalies() {
        return anomalies;
    }

    /** Replaces the numbers of the detector of anomalies; not copied. */
    public void setAnomalies(double[] numbers) {
        anomalies = numbers;
    }

    /** Whether all parts are empty. */
    public boolean isEmpty() {
        return anomalies.length == 0;
    }
}
