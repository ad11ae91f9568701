package io.wavecast.core.arrange;

/** Whether a sample can still be put in its place. */
public enum Admission {
    ADMITTED,
    /** A sample with this time is there already. */
    DUPLICATE,
    /** A later sample has passed already. */
    LATE
}
