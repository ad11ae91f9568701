package io.wavecast.trainer.engine.pytorch;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.wavecast.trainer.engine.Batch;
import io.wavecast.trainer.engine.Loss;

/** The losses of {@link Loss} in PyTorch's operations. */
final class Losses {
    private Losses() {}

    /**
     * The mean loss over all targets that are present.
     *
     * @param outputs (windows, time, outputs), with logarithms of variances behind them for {@link Loss#GAUSSIAN}
     * @param width number of outputs
     */
    static NDArray mean(Loss loss, NDArray outputs, Batch batch, int width, NDManager scope) {
        int times = batch.targets()[0].length;
        float[] targets = new float[batch.windows() * times * width];
        float[] present = new float[targets.length];
        int at = 0;
        int count = 0;
        for (float[][] window : batch.targets()) {
            for (float[] step : window) {
                for (float target : step) {
                    boolean isPresent = !Float.isNaN(target);
                    targets[at] = isPresent ? target : 0;
                    present[at++] = isPresent ? 1 : 0;
                    count += isPresent ? 1 : 0;
                }
            }
        }
        Shape shape = new Shape(batch.windows(), times, width);
        NDArray losses = each(loss, outputs, scope.create(targets, shape));
        if (count == targets.length) {
            return losses.mean();
        }
        return losses.mul(scope.create(present, shape)).sum().div(Math.max(1, count));
    }

    private static NDArray each(Loss loss, NDArray outputs, NDArray targets) {
        return switch (loss) {
            case MSE -> outputs.sub(targets).square();
            case MAE -> outputs.sub(targets).abs();
            case HUBER -> huber(outputs.sub(targets).abs());
            case GAUSSIAN -> gaussian(outputs, targets);
            case CROSS_ENTROPY -> crossEntropy(outputs, targets);
        };
    }

    private static NDArray huber(NDArray size) {
        NDArray inside = size.minimum(1f);
        return inside.square().mul(0.5f).add(size.sub(inside));
    }

    /** {@code max(z, 0) − z·y + log(1 + exp(−|z|))} of sums z, which cannot overflow. */
    private static NDArray crossEntropy(NDArray sums, NDArray labels) {
        NDArray logTerm = sums.abs().neg().exp().add(1f).log();
        return sums.maximum(0f).sub(sums.mul(labels)).add(logTerm);
    }

    /** The halves of the outputs are means and logarithms of variances. */
    private static NDArray gaussian(NDArray outputs, NDArray targets) {
        NDList halves = outputs.split(2, 2);
        NDArray logVariance = halves.get(1).clip(-10, 10);
        NDArray errors = halves.get(0).sub(targets).square();
        return errors.mul(logVariance.neg().exp()).add(logVariance).mul(0.5f);
    }
}
