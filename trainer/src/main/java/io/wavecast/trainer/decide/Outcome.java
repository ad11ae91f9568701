package io.wavecast.trainer.decide;

/** What the comparison of a challenger with its champion says so far. */
public enum Outcome {
    /** Not decided yet. */
    OPEN,
    /** The challenger is better. */
    BETTER,
    /** The challenger is worse. */
    WORSE,
    /** Too many blocks without a result: if there is a difference, it is small. */
    UNDECIDED
}
