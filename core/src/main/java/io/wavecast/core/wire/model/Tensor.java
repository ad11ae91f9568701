package io.wavecast.core.wire.model;

import java.util.Arrays;

/** An array of numbers with a shape, row-major. */
public final class Tensor {
    private final int[] shape;
    private final float[] values; // (shape)

    /** Not copied. */
    Tensor(int[] shape, float[] values) {
        this.shape = shape;
        this.values = values;
    }

    /** One dimension; not copied. */
    public static Tensor vector(float... values) {
        return new Tensor(new int[] {values.length}, values);
    }

    /** Two dimensions, row-major; not copied. */
    public static Tensor matrix(int rows, int columns, float[] values) {
        return new Tensor(new int[] {rows, columns}, values);
    }

    /** Size of each dimension; shared. */
    public int[] shape() {
        return shape;
    }

    /** (shape) row-major; shared. */
    public float[] values() {
        return values;
    }

    boolean hasShape(int... wanted) {
        return Arrays.equals(shape, wanted);
    }

    /** The position of the first NaN or infinity; −1 if there is none. */
    int firstNotFinite() {
        for (int i = 0; i < values.length; i++) {
            if (!Float.isFinite(values[i])) {
                return i;
            }
        }
        return -1;
    }
}
