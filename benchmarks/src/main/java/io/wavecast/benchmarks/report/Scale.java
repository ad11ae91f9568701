package io.wavecast.benchmarks.report;

/** The extent of a run: its cases and its time per case. */
public enum Scale {
    /** A first impression: all benchmarks in about 15 minutes on two cores. */
    QUICK,
    /** All cases, without a limit on time. */
    FULL
}
