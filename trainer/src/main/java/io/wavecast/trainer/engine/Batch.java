package io.wavecast.trainer.engine;

import java.util.Arrays;
import java.util.Optional;

/**
 * Windows that are learned from together.
 *
 * <p>Not a record: arrays compare by identity.
 */
public final class Batch {
    private final float[][][] inputs; // (windows)(time)(inputs)
    private final float[][][] targets; // (windows)(time)(outputs), NaN where there is none; or (windows)(1)(outputs)
    private final int[] lengths; // (windows)
    private final Optional<Feedback> feedback;

    /** Windows of equal length. Not copied. */
    public Batch(float[][][] inputs, float[][][] targets) {
        this(inputs, targets, new int[inputs.length], Optional.empty());
        if (inputs[0].length != targets[0].length) {
            throw new IllegalArgumentException("as many steps are needed for inputs as for targets");
        }
        Arrays.fill(lengths, inputs[0].length);
    }

    private Batch(float[][][] inputs, float[][][] targets, int[] lengths, Optional<Feedback> feedback) {
        if (inputs.length == 0 || inputs.length != targets.length || inputs.length != lengths.length) {
            throw new IllegalArgumentException("as many windows are needed of inputs as of targets, and one at least");
        }
        this.inputs = inputs;
        this.targets = targets;
        this.lengths = lengths;
        this.feedback = feedback;
    }

    /**
     * Windows that are asked once, at their ends.
     *
     * @param inputs (windows)(time)(inputs) filled up to a common length, not copied
     * @param answers (windows)(outputs)
     * @param lengths (windows) steps that count, one or more; what is behind them changes nothing
     */
    public static Batch asked(float[][][] inputs, float[][] answers, int[] lengths) {
        float[][][] targets = new float[answers.length][1][];
        for (int w = 0; w < answers.length; w++) {
            targets[w][0] = answers[w];
        }
        for (int w = 0; w < Math.min(inputs.length, lengths.length); w++) {
            if (lengths[w] < 1 || lengths[w] > inputs[w].length) {
                throw new IllegalArgumentException("window " + w + " has " + inputs[w].length
                        + " steps: a length of 1 to " + "as many is right, was " + lengths[w]);
            }
        }
        return new Batch(inputs, targets, lengths, Optional.empty());
    }

    /** The same, with what a closed loop at the ends of windows needs to know; without it, outputs are fed back as they are. */
    public Batch with(Feedback how) {
        return new Batch(inputs, targets, lengths, Optional.of(how));
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

    /** (windows)(time)(outputs), shared: what each step should say, NaN does not count; (windows)(1)(outputs) where only the end is asked. */
    public float[][][] targets() {
        return targets;
    }

    /** Nothing where outputs are inputs. */
    public Optional<Feedback> feedback() {
        return feedback;
    }

    /** (windows) steps that count, shared. */
    public int[] lengths() {
        return lengths;
    }
}
