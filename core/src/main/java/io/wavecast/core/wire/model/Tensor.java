package io.wavecast.core.wire.model;

import java.util.Arrays;

/** An array of numbers with a shape, row-major. */
public final class Tensor {
    private final int[] shape;
    private final float[] values; // (shape)

    /** Creates a tensor. The arrays are not copied. */
    Tensor(int[] shape, float[] values) {
        this.shape = shape;
        this.values = values;
    }

    /** A tensor of one dimension; the values are not copied. */
    public static Tensor vector(float... values) {
        return new Tensor(new int[] {values.length}, values);
    }

    /** A tensor of two dimensions, row-major; the values are not copied. */
    public static Tensor matrix(int rows, int columns, float[] values) {
        return new Tensor(new int[] {rows, columns}, values);
    }

    /** The size of each dimension; shared. */
    public int[] shape() {
        return shape;
    }

    /** The values, (shape) row-major; shared. */
    public float[] values() {
        return values;
    }

    boolean hasShape(int... expected) {
        return Arrays.equals(shape, expected);
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
