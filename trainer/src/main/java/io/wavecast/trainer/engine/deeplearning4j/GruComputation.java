package io.wavecast.trainer.engine.deeplearning4j;

import java.util.Map;
import java.util.Objects;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;
import org.nd4j.linalg.ops.transforms.Transforms;

/**
 * Forward and backward pass of a GRU over windows. With {@code a = x·W + b} and the reset gate after the recurrent product, as in
 * PyTorch:
 *
 * <pre>
 *  g = h·RW + rb
 *  r = σ(a_r + g_r)    z = σ(a_z + g_z)    n = tanh(a_n + r ∘ g_n)    h' = n + z ∘ (h − n)
 * </pre>
 *
 * With the reset gate before the product, as in Cho et al. 2014: {@code n = tanh(a_n + (r ∘ h)·RW_n + rb_n)}. Tanh may be replaced by
 * relu.
 */
final class GruComputation {
    private final INDArray x; // (windows, inputs, time)
    private final INDArray w; // (inputs, 3·hidden)
    private final INDArray rw; // (hidden, 3·hidden)
    private final INDArray bias; // (1, 3·hidden)
    private final INDArray recurrentBias; // (1, 3·hidden)
    private final boolean resetAfter;
    private final boolean relu;
    private final int hidden;
    private final int time;
    private final INDArray[] h; // (time)(windows, hidden)
    private final INDArray[] r; // (time)(windows, hidden)
    private final INDArray[] z; // (time)(windows, hidden)
    private final INDArray[] n; // (time)(windows, hidden)
    private final INDArray[] gn; // (time)(windows, hidden) recurrent part of the candidate

    GruComputation(
            INDArray x,
            INDArray w,
            INDArray rw,
            INDArray bias,
            INDArray recurrentBias,
            boolean resetAfter,
            boolean relu) {
        this.x = x;
        this.w = w;
        this.rw = rw;
        this.bias = bias;
        this.recurrentBias = recurrentBias;
        this.resetAfter = resetAfter;
        this.relu = relu;
        this.hidden = (int) rw.size(0);
        this.time = (int) x.size(2);
        this.h = new INDArray[time];
        this.r = new INDArray[time];
        this.z = new INDArray[time];
        this.n = new INDArray[time];
        this.gn = new INDArray[time];
        forward();
    }

    private void forward() {
        INDArray before = zeros();
        INDArray toGates = both(rw);
        INDArray toCandidate = block(rw, 2);
        INDArray gateBias = both(recurrentBias);
        INDArray candidateBias = block(recurrentBias, 2);
        for (int t = 0; t < time; t++) {
            INDArray a = at(x, t).mmul(w).addiRowVector(bias);
            INDArray gates = before.mmul(toGates).addiRowVector(gateBias);
            r[t] = Transforms.sigmoid(block(a, 0).add(block(gates, 0)), false);
            z[t] = Transforms.sigmoid(block(a, 1).add(block(gates, 1)), false);
            INDArray base = resetAfter ? before : r[t].mul(before);
            gn[t] = base.mmul(toCandidate).addiRowVector(candidateBias);
            INDArray sum = resetAfter ? r[t].mul(gn[t]).addi(block(a, 2)) : gn[t].add(block(a, 2));
            n[t] = relu ? Transforms.relu(sum, false) : Transforms.tanh(sum, false);
            h[t] = before.sub(n[t]).muli(z[t]).addi(n[t]);
            before = h[t];
        }
    }

    /** (windows, hidden, time) */
    INDArray activations() {
        INDArray all = Nd4j.createUninitialized(x.dataType(), new long[] {x.size(0), hidden, time}, 'f');
        for (int t = 0; t < time; t++) {
            at(all, t).assign(h[t]);
        }
        return all;
    }

    /**
     * Computes the gradients of the loss.
     *
     * @param epsilon (windows, hidden, time) gradient by the activations
     * @param gradients by parameter; receives the sums over windows
     * @return (windows, inputs, time) gradient by the inputs
     */
    INDArray backward(INDArray epsilon, Map<String, INDArray> gradients) {
        INDArray inputWeights = cleared(gradients, GruParameters.INPUT);
        INDArray recurrentWeights = cleared(gradients, GruParameters.RECURRENT);
        INDArray biases = cleared(gradients, GruParameters.BIAS);
        INDArray recurrentBiases = cleared(gradients, GruParameters.RECURRENT_BIAS);
        INDArray inputGradient = Nd4j.createUninitialized(x.dataType(), x.shape(), 'f');
        INDArray later = zeros();
        INDArray da = Nd4j.create(x.dataType(), new long[] {x.size(0), 3L * hidden}, 'f');
        INDArray dg = Nd4j.create(x.dataType(), new long[] {x.size(0), 3L * hidden}, 'f');
        INDArray candidate = block(rw, 2);
        for (int t = time - 1; t >= 0; t--) {
            INDArray before = t > 0 ? h[t - 1] : zeros();
            INDArray dh = at(epsilon, t).add(later);
            INDArray dn = dh.mul(z[t].rsub(1)).muli(slope(n[t]));
            INDArray dz = before.sub(n[t]).muli(dh).muli(z[t]).muli(z[t].rsub(1));
            // The reset gate multiplies the recurrent product, or, where it acts before it, the hidden state.
            INDArray gated = resetAfter ? gn[t] : before;
            INDArray dGated = resetAfter ? dn : dn.mmul(candidate.transpose());
            INDArray dr = dGated.mul(gated).muli(r[t]).muli(r[t].rsub(1));
            block(da, 0).assign(dr);
            block(da, 1).assign(dz);
            block(da, 2).assign(dn);
            block(dg, 0).assign(dr);
            block(dg, 1).assign(dz);
            block(dg, 2).assign(resetAfter ? dn.mul(r[t]) : dn);

            INDArray input = at(x, t);
            inputWeights.addi(input.transpose().mmul(da));
            biases.addi(da.sum(true, 0));
            recurrentBiases.addi(dg.sum(true, 0));
            at(inputGradient, t).assign(da.mmul(w.transpose()));
            later = dh.mul(z[t]);
            if (resetAfter) {
                recurrentWeights.addi(before.transpose().mmul(dg));
                later.addi(dg.mmul(rw.transpose()));
            } else {
                INDArray gates = both(dg);
                both(recurrentWeights).addi(before.transpose().mmul(gates));
                block(recurrentWeights, 2).addi(r[t].mul(before).transpose().mmul(dn));
                later.addi(dGated.mul(r[t])).addi(gates.mmul(both(rw).transpose()));
            }
        }
        return inputGradient;
    }

    private static INDArray cleared(Map<String, INDArray> gradients, String key) {
        return Objects.requireNonNull(gradients.get(key), key).assign(0);
    }

    /** The derivative of tanh or relu, from its output. */
    private INDArray slope(INDArray out) {
        return relu ? out.gt(0).castTo(out.dataType()) : out.mul(out).rsubi(1);
    }

    private INDArray zeros() {
        return Nd4j.create(x.dataType(), new long[] {x.size(0), hidden}, 'f');
    }

    /** (windows, ·) at one time, a view. */
    private static INDArray at(INDArray all, int t) {
        return all.get(NDArrayIndex.all(), NDArrayIndex.all(), NDArrayIndex.point(t));
    }

    /** One gate's columns, a view. */
    private INDArray block(INDArray gates, int index) {
        return gates.get(NDArrayIndex.all(), NDArrayIndex.interval((long) index * hidden, (index + 1L) * hidden));
    }

    /** The columns of the reset and the update gate, a view. */
    private INDArray both(INDArray gates) {
        return gates.get(NDArrayIndex.all(), NDArrayIndex.interval(0, 2L * hidden));
    }
}
