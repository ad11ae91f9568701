package io.wavecast.trainer.engine.pytorch;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * All parameters of a network in one array. An update is then one operation rather than one per parameter, and cuDNN finds them in the
 * layout that it needs, see {@link Place}, rather than copying them in every pass.
 */
final class ParameterBuffer {
    /** The place in the array: first the weights of all layers, then all their biases (see {@code RNN.cpp} of PyTorch). */
    enum Place {
        RECURRENT_WEIGHTS,
        RECURRENT_BIASES,
        BEHIND
    }

    /**
     * One parameter.
     *
     * @param bound initial values are uniform in [−bound, bound)
     */
    record Block(Place place, float bound, Shape shape) {}

    private final List<Block> blocks;
    private final int[] order; // (position in the array) index of the block
    private final NDArray flat;

    /**
     * Draws initial values.
     *
     * @param blocks in the order in which they are drawn and returned
     */
    ParameterBuffer(NDManager manager, List<Block> blocks) {
        this.blocks = List.copyOf(blocks);
        List<Integer> indices = new ArrayList<>();
        for (int i = 0; i < blocks.size(); i++) {
            indices.add(i);
        }
        indices.sort(Comparator.comparing(i -> blocks.get(i).place())); // stable
        this.order = indices.stream().mapToInt(i -> i).toArray();
        List<float[]> drawn = new ArrayList<>();
        for (Block block : blocks) {
            try (NDArray values = manager.randomUniform(-block.bound(), block.bound(), block.shape())) {
                drawn.add(values.toFloatArray());
            }
        }
        this.flat = manager.create(joined(drawn));
        flat.setRequiresGradient(true);
    }

    /** The array, which has the gradient. */
    NDArray flat() {
        return flat;
    }

    /** The blocks as views of the array, for computations in a scope. Must be called while gradients are collected. */
    NDList views(NDManager scope) {
        NDList parts = flat.split(starts());
        parts.attach(scope); // results belong to the manager of the first operand
        NDArray[] views = new NDArray[order.length];
        for (int i = 0; i < order.length; i++) {
            views[order[i]] = parts.get(i).reshape(blocks.get(order[i]).shape());
        }
        return new NDList(views);
    }

    private long[] starts() {
        long[] starts = new long[order.length - 1];
        long at = 0;
        for (int i = 0; i < starts.length; i++) {
            at += size(i);
            starts[i] = at;
        }
        return starts;
    }

    private int size(int position) {
        return (int) blocks.get(order[position]).shape().size();
    }

    List<float[]> values() {
        float[] all = flat.toFloatArray();
        float[][] values = new float[order.length][];
        int at = 0;
        for (int i = 0; i < order.length; i++) {
            values[order[i]] = new float[size(i)];
            System.arraycopy(all, at, values[order[i]], 0, size(i));
            at += size(i);
        }
        return List.of(values);
    }

    /** Sets all blocks. Blocks with more elements than values are filled up with zeros. */
    void set(List<float[]> values) {
        flat.set(joined(values));
    }

    private float[] joined(List<float[]> values) {
        int length = 0;
        for (int i = 0; i < order.length; i++) {
            length += size(i);
        }
        float[] all = new float[length];
        int at = 0;
        for (int i = 0; i < order.length; i++) {
            float[] from = values.get(order[i]);
            System.arraycopy(from, 0, all, at, from.length);
            at += size(i);
        }
        return all;
    }
}
