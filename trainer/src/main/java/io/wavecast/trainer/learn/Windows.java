package io.wavecast.trainer.learn;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Stretches of equal length cut from the training parts, half overlapping, in batches as Deeplearning4j takes them. */
final class Windows {
    private final int window;
    private final int channels;
    private final List<float[]> inputs = new ArrayList<>(); // each (channels, window)
    private final List<float[]> targets = new ArrayList<>(); // each (channels, window)

    /** @param train inputs as the network sees them */
    Windows(List<Part> train, Residuals residuals, int window) {
        this.window = window;
        this.channels = train.get(0).values()[0].length;
        for (Part part : train) {
            double[][] target = residuals.targets(part);
            for (int t = residuals.firstTarget(part); t + window <= target.length; t += Math.max(1, window / 2)) {
                inputs.add(channelsFirst(part.values(), t));
                targets.add(channelsFirst(target, t));
            }
        }
    }

    int count() {
        return inputs.size();
    }

    /** The windows' numbers in a new order. */
    List<Integer> shuffled(Random random) {
        List<Integer> order = new ArrayList<>();
        for (int i = 0; i < count(); i++) {
            order.add(i);
        }
        Collections.shuffle(order, random);
        return order;
    }

    /** (windows, channels, time) */
    INDArray inputs(List<Integer> windows) {
        return stacked(inputs, windows);
    }

    /** (windows, channels, time) */
    INDArray targets(List<Integer> windows) {
        return stacked(targets, windows);
    }

    private INDArray stacked(List<float[]> from, List<Integer> windows) {
        float[] all = new float[windows.size() * channels * window];
        for (int i = 0; i < windows.size(); i++) {
            System.arraycopy(from.get(windows.get(i)), 0, all, i * channels * window, channels * window);
        }
        return Nd4j.create(all, new long[] {windows.size(), channels, window}, 'c');
    }

    private float[] channelsFirst(double[][] rows, int from) {
        float[] values = new float[channels * window];
        for (int t = 0; t < window; t++) {
            for (int c = 0; c < channels; c++) {
                values[c * window + t] = (float) rows[from + t][c];
            }
        }
        return values;
    }
}
