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

/**
 * Windows that are asked at their ends: tokens become vectors, layers read in one direction or in both, and the head sees what the last
 * layer's directions ended with. Windows may end before the batch does: a step behind the end leaves the state as it is, so a window
 * means the same in any company, and alone.
 */
public final class FinalStateForward {
    private final NetworkSpec spec;
    private final TrainingSpec training;
    private final NDList embedding; // (vocabulary, embedding); none where inputs are values
    private final CellArithmetic steps;
    private final FusedLayers whole;
    private final NDList head; // (outputs, directions·hidden), (outputs)

    FinalStateForward(NetworkSpec spec, TrainingSpec training, NDList embedding, NDList cells, NDList head) {
        this.spec = spec;
        this.training = training;
        this.embedding = embedding;
        this.steps = new CellArithmetic(spec, cells);
        this.whole = new FusedLayers(spec, cells);
        this.head = head;
    }

    /** The head's sums, (windows, 1, outputs), before any activation. */
    NDArray sums(Batch batch, boolean learning, NDManager scope) {
        NDArray signal = signal(batch, scope);
        boolean even = Arrays.stream(batch.lengths()).allMatch(length -> length == batch.steps());
        boolean atOnce = even && whole.areThere() && !(learning && training.recurrentDropout() > 0);
        NDArray ends = atOnce ? atOnce(signal, learning) : stepByStep(signal, batch, learning, scope);
        return CellArithmetic.linear(ends, head.get(0), head.get(1)).expandDims(1);
    }

    /** (windows, directions·hidden) what the last layer ends with. @param signal (time, windows, values) */
    private NDArray atOnce(NDArray signal, boolean learning) {
        NDManager scope = signal.getManager();
        double dropout = learning ? training.dropout() : 0;
        NDArray seen = spec.tokens() && dropout > 0 ? CellArithmetic.dropped(signal, dropout) : signal;
        int all = spec.layers() * spec.directions();
        Shape shape = new Shape(all, signal.getShape().get(1), spec.hidden());
        NDList state = new NDList(scope.zeros(shape), scope.zeros(shape));
        NDArray last = whole.run(seen.swapAxes(0, 1), state, dropout, learning).get(1);
        return spec.bidirectional()
                ? NDArrays.concat(new NDList(last.get(all - 2), last.get(all - 1)), 1)
                : last.get(all - 1);
    }

    private NDArray stepByStep(NDArray input, Batch batch, boolean learning, NDManager scope) {
        NDArray signal = input;
        List<NDArray> masks = masks(batch, scope);
        NDList ends = new NDList();
        for (int layer = 0; layer < spec.layers(); layer++) {
            boolean seenWhole = layer > 0 || spec.tokens();
            if (learning && seenWhole && training.dropout() > 0) {
                signal = CellArithmetic.dropped(signal, training.dropout());
            }
            ends.clear();
            NDList outputs = new NDList();
            for (int direction = 0; direction < spec.directions(); direction++) {
                NDList states = pass(spec.directions() * layer + direction, signal, direction == 1, masks, learning);
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

    /** One direction of one layer. @param signal (time, windows, values); (time) hidden states come back, in the order of time */
    private NDList pass(int index, NDArray signal, boolean backward, List<NDArray> masks, boolean learning) {
        NDManager scope = signal.getManager();
        int time = (int) signal.getShape().get(0);
        Shape shape = new Shape(signal.getShape().get(1), spec.hidden());
        NDArray seen = steps.seen(index, signal);
        NDArray h = scope.zeros(shape);
        NDArray c = scope.zeros(shape);
        boolean drops = learning && training.recurrentDropout() > 0;
        NDArray kept = drops ? CellArithmetic.dropped(scope.ones(shape), training.recurrentDropout()) : h;
        NDArray[] states = new NDArray[time];
        for (int i = 0; i < time; i++) {
            int t = backward ? time - 1 - i : i;
            NDList next = steps.step(index, seen.get(t), drops ? h.mul(kept) : h, h, c);
            h = going(h, next.get(0), masks.get(t));
            c = steps.remembers() ? going(c, next.get(1), masks.get(t)) : c;
            states[t] = h;
        }
        return new NDList(states);
    }

    /** @param mask (windows, 1) 0 where the window has ended; null where none has */
    private static NDArray going(NDArray before, NDArray after, NDArray mask) {
        return mask == null ? after : before.add(after.sub(before).mul(mask));
    }

    /** (time, windows, values) */
    private NDArray signal(Batch batch, NDManager scope) {
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

    /** (time) masks of (windows, 1); null where all windows go on. */
    private static List<NDArray> masks(Batch batch, NDManager scope) {
        List<NDArray> masks = new ArrayList<>();
        for (int t = 0; t < batch.steps(); t++) {
            float[] going = new float[batch.windows()];
            boolean all = true;
            for (int w = 0; w < going.length; w++) {
                going[w] = t < batch.lengths()[w] ? 1 : 0;
                all &= t < batch.lengths()[w];
            }
            masks.add(all ? null : scope.create(going, new Shape(going.length, 1)));
        }
        return masks;
    }
}
