package io.wavecast.trainer.engine;

/**
 * How the inputs of a closed loop follow from a network's outputs, where the network is added to a linear path. The input after step t
 * is
 *
 * <pre>
 * x'(t+1) = linear(t) + scale · total(t)
 * total(t) = output(t) + Σ_k taps_k · (x'(t−k) − x(t−k)),   over the steps of the closed loop
 * </pre>
 *
 * <p>x are the observed inputs. The sum is the response of the linear path to the loop's own inputs in place of the observed ones; so the
 * error of total(t) is the error of the forecast of both together. The gradient flows through the whole loop.
 *
 * <p>Not a record, because arrays compare by identity.
 */
public final class Feedback {
    private final float[][][] linearInputs; // (windows)(steps of the closed loop)(inputs)
    private final int[] places; // (inputs)
    private final float[] scale; // (inputs)
    private final float[][] taps; // (lags)(inputs·outputs)

    /**
     * Describes the closed loop of a batch.
     *
     * @param linearInputs (windows)(steps of the closed loop)(inputs) the inputs if all samples before were observed and the network's
     *     outputs were 0
     * @param places (inputs) the output that forecasts each input; −1 for an input that no output forecasts, which is {@code linearInputs} alone
     * @param scale (inputs) factor from the first outputs to inputs
     * @param taps (lags)(inputs·outputs) what an error of an input adds to each output so many steps later, the newest lag first
     */
    public Feedback(float[][][] linearInputs, int[] places, float[] scale, float[][] taps) {
        this.linearInputs = linearInputs;
        this.places = places;
        this.scale = scale;
        this.taps = taps;
    }

    /** (windows)(steps of the closed loop)(inputs), shared. */
    public float[][][] linearInputs() {
        return linearInputs;
    }

    /** (inputs), shared. */
    public int[] places() {
        return places;
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
