package io.wavecast.trainer.engine;

import java.util.Arrays;
import java.util.Optional;

/**
 * The windows of one update.
 *
 * <p>Not a record, because arrays compare by identity.
 */
public final class Batch {
    private final float[][][] inputs; // (windows)(time)(inputs)
    private final float[][][] targets; // (windows)(time)(outputs), NaN where missing; or (windows)(1)(outputs)
    private final int[] lengths; // (windows)
    private final Optional<Feedback> feedback;

    /**
     * Windows of equal length with targets at every step.
     *
     * @param inputs (windows)(time)(inputs), not copied
     * @param targets (windows)(time)(outputs), NaN where missing; not copied
     */
    public Batch(float[][][] inputs, float[][][] targets) {
        this(inputs, targets, new int[inputs.length], Optional.empty());
        if (inputs[0].length != targets[0].length) {
            throw new IllegalArgumentException(
                    "expected targets for " + inputs[0].length + " steps, was " + targets[0].length);
        }
        Arrays.fill(lengths, inputs[0].length);
    }

    private Batch(float[][][] inputs, float[][][] targets, int[] lengths, Optional<Feedback> feedback) {
        if (inputs.length == 0 || inputs.length != targets.length || inputs.length != lengths.length) {
            throw new IllegalArgumentException(
                    "expected as many windows of targets and lengths as of inputs, at least 1, was " + inputs.length
                            + ", " + targets.length + " and " + lengths.length);
        }
        this.inputs = inputs;
        this.targets = targets;
        this.lengths = lengths;
        this.feedback = feedback;
    }

    /**
     * Windows with one target each, at their end.
     *
     * @param inputs (windows)(time)(inputs) padded to a common length, not copied
     * @param targets (windows)(outputs)
     * @param lengths (windows) steps before the padding, at least 1; the padding has no effect
     */
    public static Batch withEndTargets(float[][][] inputs, float[][] targets, int[] lengths) {
        float[][][] ends = new float[targets.length][1][];
        for (int w = 0; w < targets.length; w++) {
            ends[w][0] = targets[w];
        }
        for (int w = 0; w < Math.min(inputs.length, lengths.length); w++) {
            if (lengths[w] < 1 || lengths[w] > inputs[w].length) {
                throw new IllegalArgumentException(
                        "expected a length of 1.." + inputs[w].length + " for window " + w + ", was " + lengths[w]);
            }
        }
        return new Batch(inputs, ends, lengths, Optional.empty());
    }

    /** The same windows with a description of their closed loop. Without it, outputs become inputs unchanged. */
    public Batch with(Feedback closedLoop) {
        return new Batch(inputs, targets, lengths, Optional.of(closedLoop));
    }

    public int windows() {
        return inputs.length;
    }

    public int steps() {
        return inputs[0].length;
    }

    /** (windows)(time)(inputs), shared. */
    public float[][][] inputs() {
        return inputs;
    }

    /** (windows)(time)(outputs), NaN where missing, or (windows)(1)(outputs) where only the end has a target; shared. */
    public float[][][] targets() {
        return targets;
    }

    /** Whether every step has targets, rather than only the end of each window. */
    public boolean hasTargetsAtEveryStep() {
        return targets[0].length == steps();
    }

    /** Empty where outputs become inputs unchanged. */
    public Optional<Feedback> feedback() {
        return feedback;
    }

    /** (windows) steps before the padding, shared. */
    public int[] lengths() {
        return lengths;
    }
}
