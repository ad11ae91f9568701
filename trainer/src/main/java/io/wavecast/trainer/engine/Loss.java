package io.wavecast.trainer.engine;

/** What is made small, per target with error e. */
public enum Loss {
    /** {@code e²} */
    MSE,
    /** {@code |e|} */
    MAE,
    /** {@code ½ e²} where {@code |e| ≤ 1}, {@code |e| − ½} beyond (Huber 1964) */
    HUBER,
    /**
     * {@code ½ (log σ² + e² / σ²)}, the negative log likelihood of a Gaussian without its constant. The engine trains a second head
     * for log σ², held within −10..10, and drops it in the end.
     */
    GAUSSIAN
}
