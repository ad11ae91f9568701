package io.wavecast.streams.anomaly;

/** Which way a series left what was expected. */
public enum Direction {
    UP,
    DOWN,
    /** Neither, such as a value that no longer moves. */
    NONE
}
