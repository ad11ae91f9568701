package io.wavecast.trainer.engine;

/** The loss of one target with error e, which training minimises. */
public enum Loss {
    /** {@code e²} */
    MSE,
    /** {@code |e|} */
    MAE,
    /** {@code ½ e²} where {@code |e| ≤ 1}, {@code |e| − ½} beyond (Huber 1964) */
    HUBER,
    /**
     * {@code ½ (log σ² + e² / σ²)}, the negative log likelihood of a Gaussian without its constant. A second head is
     * trained for log σ², which is clipped to −10..10. It shapes the cells only: what tells the size of errors in the stream is fitted afterwards, to
     * errors on data that the outputs have not seen.
     */
    GAUSSIAN,
    /** {@code −y log p − (1 − y) log(1 − p)} for the output p of a sigmoid head and a label y in 0..1; for labels only. */
    CROSS_ENTROPY;

    /** The losses for forecasts of values. */
    public static Loss[] ofValues() {
        return new Loss[] {MSE, MAE, HUBER, GAUSSIAN};
    }
}
