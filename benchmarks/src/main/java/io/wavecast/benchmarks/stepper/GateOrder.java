package io.wavecast.benchmarks.stepper;

/** Rows of all gates, with the gates in another order. */
final class GateOrder {
    private GateOrder() {}

    /**
     * @param rows (gates, size) row-major, in the core's order
     * @param order for each gate of the result, which of the core's it is
     */
    static float[] inOrder(float[] rows, int[] order) {
        int size = rows.length / order.length;
        float[] ordered = new float[rows.length];
        for (int gate = 0; gate < order.length; gate++) {
            System.arraycopy(rows, order[gate] * size, ordered, gate * size, size);
        }
        return ordered;
    }
}
