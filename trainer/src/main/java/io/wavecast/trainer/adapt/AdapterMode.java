package io.wavecast.trainer.adapt;

/** Whether models get an online adapter. */
public enum AdapterMode {
    /** At the horizons where it pays on held-out data. */
    AUTO,
    /** Never. */
    OFF
}
