package io.wavecast.trainer.engine.pytorch;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.ndarray.types.SparseFormat;
import io.wavecast.core.rnn.NetworkSpec;
import io.wavecast.trainer.engine.Batch;
import io.wavecast.trainer.engine.TrainingSpec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Forward pass with one output at the end of each window (many-to-one). Tokens become embedding vectors, layers run in one direction or
 * in both, and the head sees the final hidden states of the last layer. Windows may be shorter than the batch: padding steps leave the
 * state as it is, so a window's output does not depend on the other windows.
 */
final class FinalStateForward {
    private final NetworkSpec spec;
    private final TrainingSpec training;
    private final NDList embedding; // (vocabulary, embedding); empty where inputs are values
    private final CellArithmetic arithmetic;
    private final FusedLayers fused;
    private final NDList head; // (outputs, directions·hidden), (outputs)

    FinalStateForward(NetworkSpec spec, TrainingSpec training, NDList embedding, NDList cells, NDList head) {
        this.spec = spec;
        this.training = training;
        this.embedding = embedding;
        this.arithmetic = new CellArithmetic(spec, cells);
        this.fused = new FusedLayers(spec, cells);
        this.head = head;
    }

    /** The head's sums before any activation, (windows, 1, outputs). */
    NDArray sums(Batch batch, boolean learning, NDManager scope) {
        NDArray inputs = inputs(batch, scope);
        boolean unpadded = Arrays.stream(batch.lengths()).allMatch(length -> length == batch.steps());
        boolean canFuse = unpadded && fused.areSupported() && !(learning && training.recurrentDropout() > 0);
        NDArray ends = canFuse ? fused(inputs, learning) : stepByStep(inputs, batch, learning, scope);
        return CellArithmetic.linear(ends, head.get(0), head.get(1)).expandDims(1);
    }

    /**
     * The final hidden states of the last layer.
     *
     * @param inputs (time, windows, values)
     * @return (windows, directions·hidden)
     */
    private NDArray fused(NDArray inputs, boolean learning) {
        NDManager scope = inputs.getManager();
        double dropout = learning ? training.dropout() : 0;
        NDArray kept = spec.tokens() && dropout > 0 ? CellArithmetic.dropout(inputs, dropout) : inputs;
        int all = spec.layers() * spec.directions();
        Shape shape = new Shape(all, inputs.getShape().get(1), spec.hidden());
        NDList state = new NDList(scope.zeros(shape), scope.zeros(shape));
        NDArray last = fused.run(kept.swapAxes(0, 1), state, dropout, learning).get(1);
        return spec.bidirectional()
                ? NDArrays.concat(new NDList(last.get(all - 2), last.get(all - 1)), 1)
                : last.get(all - 1);
    }

    private NDArray stepByStep(NDArray inputs, Batch batch, boolean learning, NDManager scope) {
        NDArray signal = inputs;
        List<Optional<NDArray>> masks = masks(batch, scope);
        NDList ends = new NDList();
        for (int layer = 0; layer < spec.layers(); layer++) {
            boolean droppable = layer > 0 || spec.tokens();
            if (learning && droppable && training.dropout() > 0) {
                signal = CellArithmetic.dropout(signal, training.dropout());
            }
            ends.clear();
            NDList outputs = new NDList();
            for (int direction = 0; direction < spec.directions(); direction++) {
                NDList states = run(spec.directions() * layer + direction, signal, direction == 1, masks, learning);
                ends.add(states.get(direction == 1 ? 0 : states.size() - 1));
                if (layer + 1 < spec.layers()) {
                    outputs.add(NDArrays.stack(states));
                }
            }
            if (layer + 1 < spec.layers()) {
                signal = joined(outputs, 2);
            }
        }
        return joined(ends, 1);
    }

    private static NDArray joined(NDList parts, int axis) {
        return parts.size() == 1 ? parts.get(0) : NDArrays.concat(parts, axis);
    }

    /**
     * Runs one direction of one layer.
     *
     * @param signal (time, windows, values)
     * @return (time) hidden states of (windows, hidden), in the order of time
     */
    private NDList run(int index, NDArray signal, boolean backward, List<Optional<NDArray>> masks, boolean learning) {
        NDManager scope = signal.getManager();
        int time = (int) signal.getShape().get(0);
        Shape shape = new Shape(signal.getShape().get(1), spec.hidden());
        NDArray gateInputs = arithmetic.gateInputs(index, signal);
        NDArray h = scope.zeros(shape);
        NDArray c = scope.zeros(shape);
        boolean drops = learning && training.recurrentDropout() > 0;
        NDArray kept = drops ? CellArithmetic.dropout(scope.ones(shape), training.recurrentDropout()) : h;
        NDArray[] states = new NDArray[time];
        for (int i = 0; i < time; i++) {
            int t = backward ? time - 1 - i : i;
            NDList next = arithmetic.step(index, gateInputs.get(t), drops ? h.mul(kept) : h, h, c);
            h = masked(h, next.get(0), masks.get(t));
            c = arithmetic.hasCellState() ? masked(c, next.get(1), masks.get(t)) : c;
            states[t] = h;
        }
        return new NDList(states);
    }

    /**
     * The state after a step, which padding leaves as it was.
     *
     * @param mask (windows, 1) 0 in padding; empty where no window is padded
     */
    private static NDArray masked(NDArray before, NDArray after, Optional<NDArray> mask) {
        return mask.isEmpty() ? after : before.add(after.sub(before).mul(mask.get()));
    }

    /** (time, windows, values), tokens replaced by their vectors. */
    private NDArray inputs(Batch batch, NDManager scope) {
        int width = spec.inputs();
        float[] values = new float[batch.steps() * batch.windows() * width];
        int at = 0;
        for (int t = 0; t < batch.steps(); t++) {
            for (float[][] window : batch.inputs()) {
                System.arraycopy(window[t], 0, values, at, width);
                at += width;
            }
        }
        if (embedding.isEmpty()) {
            return scope.create(values, new Shape(batch.steps(), batch.windows(), width));
        }
        long[] indices = new long[values.length];
        Arrays.setAll(indices, i -> (long) values[i]);
        NDArray tokens = scope.create(indices, new Shape(batch.steps(), batch.windows()));
        return tokens.getNDArrayInternal()
                .embedding(tokens, embedding.get(0), SparseFormat.DENSE)
                .get(0);
    }

    /** (time) masks of (windows, 1), 0 in padding; empty where no window is padded. */
    private static List<Optional<NDArray>> masks(Batch batch, NDManager scope) {
        List<Optional<NDArray>> masks = new ArrayList<>();
        for (int t = 0; t < batch.steps(); t++) {
            float[] mask = new float[batch.windows()];
            boolean unpadded = true;
            for (int w = 0; w < mask.length; w++) {
                mask[w] = t < batch.lengths()[w] ? 1 : 0;
                unpadded &= t < batch.lengths()[w];
            }
            masks.add(unpadded ? Optional.empty() : Optional.of(scope.create(mask, new Shape(mask.length, 1))));
        }
        return masks;
    }
}
