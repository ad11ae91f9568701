package io.wavecast.trainer.adapt;

/** Whether models get an online adapter. */
public enum AdapterMode {
    /** At the horizons where it pays on held-out data; at the others it stands by for the day when the model's errors grow. */
    AUTO,
    /** Only at the horizons where it pays on held-out data. */
    PAYING,
    /** Never. */
    OFF
}
