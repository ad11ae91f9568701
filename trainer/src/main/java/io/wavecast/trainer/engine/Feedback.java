package io.wavecast.trainer.engine;

/**
 * How the inputs of a closed loop follow from what a network says, where it adds to a linear path: the input after step t is
 *
 * <pre>
 * x'(t+1) = quiet(t) + scale · said(t)
 * said(t) = output(t) + Σ_k taps_k · (x'(t−k) − x(t−k)),   over the steps of the closed loop
 * </pre>
 *
 * <p>x is what was observed. The sum is what the linear path says differently because it, too, sees the loop's own inputs instead; so
 * the error of said(t) against its target is that of the forecast of both together. Its gradient flows through all of it.
 *
 * <p>Not a record: arrays compare by identity.
 */
public final class Feedback {
    private final float[][][] quiet; // (windows)(steps of the closed loop)(inputs)
    private final float[] scale; // (inputs)
    private final float[][] taps; // (lags)(inputs·outputs)

    /**
     * @param quiet (windows)(steps of the closed loop)(inputs) what each of them would be fed if all before it were observed and the
     *     network had said 0
     * @param scale (inputs) of the first outputs, on their way to inputs
     * @param taps (lags)(inputs·outputs) what an error of an input adds to each output so many steps later, the newest first
     */
    public Feedback(float[][][] quiet, float[] scale, float[][] taps) {
        this.quiet = quiet;
        this.scale = scale;
        this.taps = taps;
    }

    /** (windows)(steps of the closed loop)(inputs), shared. */
    public float[][][] quiet() {
        return quiet;
    }

    /** (inputs), shared. */
    public float[] scale() {
        return scale;
    }

    /** (lags)(inputs·outputs), all outputs of an input together; shared. */
    public float[][] taps() {
        return taps;
    }
}
