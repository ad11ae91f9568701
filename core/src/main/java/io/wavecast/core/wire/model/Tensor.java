package io.wavecast.core.wire.model;

import java.util.Arrays;

/** Numbers in a shape, row-major. */
public final class Tensor {
    private final int[] shape;
    private final float[] values; // (shape)

    /** Not copied. */
    Tensor(int[] shape, float[] values) {
        this.shape = shape;
        this.values = values;
    }

    public static Tensor vector(float... values) {
        return new Tensor(new int[] {values.length}, values);
    }

    public static Tensor matrix(int rows, int columns, float[] values) {
        return new Tensor(new int[] {rows, columns}, values);
    }

    public int[] shape() {
        return shape;
    }

    /** Shared. */
    public float[] values() {
        return values;
    }

    boolean hasShape(int... wanted) {
        return Arrays.equals(shape, wanted);
    }

    /** @return the position of the first NaN or infinity, or −1 */
    int firstNotFinite() {
        for (int i = 0; i < values.length; i++) {
            if (!Float.isFinite(values[i])) {
                return i;
            }
        }
        return -1;
    }
}
