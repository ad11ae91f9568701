package io.wavecast.benchmarks.report;

/** How long measuring may take. */
public enum Scale {
    /** All benchmarks together in some 17 minutes on two cores. */
    QUICK,
    /** Every case, as long as it takes. */
    FULL
}
