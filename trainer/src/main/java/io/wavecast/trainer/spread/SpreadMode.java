package io.wavecast.trainer.spread;

/** Whether models get a spread head. */
public enum SpreadMode {
    /** At the horizons where it makes intervals better on held-out data. */
    AUTO,
    /** Never. */
    OFF
}
