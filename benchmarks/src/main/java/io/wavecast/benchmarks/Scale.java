package io.wavecast.benchmarks;

/** How long measuring may take. */
public enum Scale {
    /** All benchmarks together within a quarter of an hour on two cores. */
    QUICK,
    /** Every case, as long as it takes. */
    FULL
}
