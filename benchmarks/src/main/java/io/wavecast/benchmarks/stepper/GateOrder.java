package io.wavecast.benchmarks.stepper;

/** Reorders the gates of a layer's weights. */
final class GateOrder {
    private GateOrder() {}

    /**
     * A copy of weights with the gates in another order.
     *
     * @param rows (gates, size) row-major, in the core's order
     * @param order for each gate of the result, its index in the core's order
     */
    static float[] reordered(float[] rows, int[] order) {
        int size = rows.length / order.length;
        float[] result = new float[rows.length];
        for (int gate = 0; gate < order.length; gate++) {
            System.arraycopy(rows, order[gate] * size, result, gate * size, size);
        }
        return result;
    }
}
