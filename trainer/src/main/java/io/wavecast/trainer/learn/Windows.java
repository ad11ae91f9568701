package io.wavecast.trainer.learn;

import io.wavecast.trainer.engine.Batch;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/** Stretches of equal length drawn at random from the training parts. */
final class Windows {
    private final List<Part> parts = new ArrayList<>();
    private final List<Long> ends = new ArrayList<>(); // of each part's windows, counted through all parts
    private final Residuals residuals;
    private final int window;
    private final SplittableRandom random;

    /** @param train inputs as the network sees them */
    Windows(List<Part> train, Residuals residuals, int window, long seed) {
        this.residuals = residuals;
        this.window = window;
        this.random = new SplittableRandom(seed);
        long end = 0;
        for (Part part : train) {
            long here = residuals.to(part) - residuals.from(part) - window + 1L;
            if (here > 0) {
                end += here;
                parts.add(part);
                ends.add(end);
            }
        }
    }

    /** How many there are to draw from. */
    long count() {
        return ends.isEmpty() ? 0 : ends.get(ends.size() - 1);
    }

    /** @param settling steps at the begin of each window that are not learned from */
    Batch draw(int windows, int settling) {
        float[][][] inputs = new float[windows][window][];
        float[][][] targets = new float[windows][window][];
        double[] left = new double[residuals.outputs()];
        double[] scratch = new double[residuals.outputs()];
        for (int w = 0; w < windows; w++) {
            long drawn = random.nextLong(count());
            int index = 0;
            while (drawn >= ends.get(index)) {
                index++;
            }
            Part part = parts.get(index);
            int from = residuals.from(part) + (int) (drawn - (index == 0 ? 0 : ends.get(index - 1)));
            for (int step = 0; step < window; step++) {
                inputs[w][step] = floats(part.values()[from + step]);
                if (step < settling) {
                    targets[w][step] = nothing(left.length);
                } else {
                    residuals.at(part, from + step, left, scratch);
                    targets[w][step] = floats(left);
                }
            }
        }
        return new Batch(inputs, targets);
    }

    private static float[] floats(double[] values) {
        float[] floats = new float[values.length];
        for (int i = 0; i < floats.length; i++) {
            floats[i] = (float) values[i];
        }
        return floats;
    }

    private static float[] nothing(int outputs) {
        float[] nothing = new float[outputs];
        Arrays.fill(nothing, Float.NaN);
        return nothing;
    }
}
