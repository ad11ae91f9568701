package io.wavecast.trainer.foreign;

import io.wavecast.core.wire.bytes.BadRecord;
import io.wavecast.core.wire.model.Tensor;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;

/**
 * Makes a network that forecasts one of its channels forecast all of them, as a model must: each of the others by its last value. Their
 * rows of the head are zero, and the linear path repeats the newest input. If the network takes changes, they are zero, too.
 */
final class TargetChannel {
    private TargetChannel() {}

    /** Replaces the head, and the linear path if a row of it is needed. */
    static void expand(Map<String, Tensor> tensors, int target, NetworkDescription description) {
        if (description.horizons().size() > 1 && !description.direct()) {
            throw BadRecord.BAD_MODEL.because("expected one horizon or " + ImportedNetworkOptions.DIRECT + " with "
                    + ImportedNetworkOptions.TARGET + ", was " + description.horizons()
                    + ": a closed loop needs forecasts of all inputs");
        }
        Tensor head = matrix(tensors, TensorNames.HEAD_WEIGHT);
        Tensor bias = tensors.get(TensorNames.HEAD_BIAS);
        int channels = matrix(tensors, TensorNames.inputWeight(0)).shape()[1];
        int horizons = head.shape()[0];
        tensors.put(TensorNames.HEAD_WEIGHT, spread(head, channels, target));
        if (bias != null) {
            Tensor column = Tensor.matrix(bias.values().length, 1, bias.values());
            tensors.put(
                    TensorNames.HEAD_BIAS,
                    Tensor.vector(spread(column, channels, target).values()));
        }
        Tensor linear = tensors.get(TensorNames.LINEAR_WEIGHT);
        if (linear == null && description.differenced()) {
            return;
        }
        Tensor path = spread(
                linear == null ? Tensor.matrix(horizons, channels, new float[horizons * channels]) : linear,
                channels,
                target);
        if (!description.differenced()) {
            int columns = path.shape()[1];
            for (int row = 0; row < path.shape()[0]; row++) {
                int channel = row % channels;
                path.values()[row * columns + channel] += channel == target ? 0 : 1; // the newest lag comes first
            }
        }
        tensors.put(TensorNames.LINEAR_WEIGHT, path);
    }

    /** A tensor that {@link OutputCount} found to be a matrix. */
    private static Tensor matrix(Map<String, Tensor> tensors, String name) {
        return Objects.requireNonNull(tensors.get(name), name);
    }

    /**
     * Spreads rows over the target's places.
     *
     * @param rows (horizons, columns)
     * @return (horizons·channels, columns), zero but for the target
     */
    private static Tensor spread(Tensor rows, int channels, int target) {
        int columns = rows.shape()[1];
        int horizons = rows.shape()[0];
        float[] values = new float[horizons * channels * columns];
        for (int h = 0; h < horizons; h++) {
            float[] row = Arrays.copyOfRange(rows.values(), h * columns, (h + 1) * columns);
            System.arraycopy(row, 0, values, (h * channels + target) * columns, columns);
        }
        return Tensor.matrix(horizons * channels, columns, values);
    }
}
