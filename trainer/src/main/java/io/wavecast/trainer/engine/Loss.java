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
    GAUSSIAN,
    /** {@code −y log p − (1 − y) log(1 − p)} of the probability p that a sigmoid head says and the label y in 0..1; for labels alone. */
    CROSS_ENTROPY;

    /** What forecasts of values can be learned by. */
    public static Loss[] ofValues() {
        return new Loss[] {MSE, MAE, HUBER, GAUSSIAN};
    }
}
