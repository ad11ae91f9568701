package io.wavecast.trainer.engine;

/**
 * Windows of equal length that are learned from together.
 *
 * <p>Not a record: arrays compare by identity.
 */
public final class Batch {
    private final float[][][] inputs; // (windows)(time)(inputs)
    private final float[][][] targets; // (windows)(time)(outputs), NaN where there is none

    /** Not copied. */
    public Batch(float[][][] inputs, float[][][] targets) {
        if (inputs.length == 0 || inputs.length != targets.length || inputs[0].length != targets[0].length) {
            throw new IllegalArgumentException("as many windows of as many steps are needed for inputs as for targets");
        }
        this.inputs = inputs;
        this.targets = targets;
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

    /** (windows)(time)(outputs), shared: what each step should say; NaN does not count. */
    public float[][][] targets() {
        return targets;
    }
}
