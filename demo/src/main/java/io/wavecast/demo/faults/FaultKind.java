package io.wavecast.demo.faults;

import io.wavecast.core.series.AnomalyKind;

/** What can go wrong with a sensor. */
public enum FaultKind {
    /** One value far off. */
    SPIKE("spike", AnomalyKind.SPIKE, 0, 2),
    /** All values are higher for a while. */
    SHIFT("level shift", AnomalyKind.SHIFT, 3, 2),
    /** The last value comes again and again. */
    STUCK("stuck sensor", AnomalyKind.STUCK, 2, 2),
    /** Nothing comes. The service waits for 5 s before it tells a silence. */
    SILENCE("silence", AnomalyKind.SILENCE, 9, 8);

    static final long SECOND = 1_000_000; // in microseconds

    private final String text;
    private final AnomalyKind anomaly;
    private final long seconds;
    private final long within;

    FaultKind(String text, AnomalyKind anomaly, long seconds, long within) {
        this.text = text;
        this.anomaly = anomaly;
        this.seconds = seconds;
        this.within = within;
    }

    /** The name for people. */
    public String text() {
        return text;
    }

    /** The kind of anomaly that it is. */
    AnomalyKind anomaly() {
        return anomaly;
    }

    /** How long it lasts in microseconds; 0 for one sample. */
    long lengthMicros() {
        return seconds * SECOND;
    }

    /** The time in microseconds after its first sample within which a reader has the beginning of an anomaly. */
    public long withinMicros() {
        return within * SECOND;
    }
}
