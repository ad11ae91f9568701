package io.wavecast.trainer.cells;

import io.wavecast.trainer.engine.Batch;
import io.wavecast.trainer.engine.Feedback;
import io.wavecast.trainer.history.SeriesSlice;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/** Stretches of equal length of the training parts. */
final class TrainingWindows {
    private final List<SeriesSlice> parts = new ArrayList<>();
    private final List<Long> ends = new ArrayList<>(); // of each part's windows, counted through all parts
    private final Residuals residuals;
    private final int window;
    private final int future;
    private final SplittableRandom random;

    /**
     * @param train inputs as the network sees them
     * @param future steps at the end of each window that run in closed loop
     */
    TrainingWindows(List<SeriesSlice> train, Residuals residuals, int window, int future, long seed) {
        this.residuals = residuals;
        this.window = window;
        this.future = future;
        this.random = new SplittableRandom(seed);
        long end = 0;
        for (SeriesSlice part : train) {
            long here = residuals.to(part) - residuals.from(part) - window + 1L;
            if (here > 0) {
                end += here;
                parts.add(part);
                ends.add(end);
            }
        }
    }

    /**
     * Where a window begins.
     *
     * @param part index of the part
     * @param at index among the windows of the part
     * @param carriedOn whether the state that it begins with is that of the samples before it
     */
    record Place(int part, int at, boolean carriedOn) {}

    /** How many there are to draw from. */
    long count() {
        return ends.isEmpty() ? 0 : ends.get(ends.size() - 1);
    }

    /** Any of them, all alike. */
    Place anywhere() {
        long drawn = random.nextLong(count());
        int part = 0;
        while (drawn >= ends.get(part)) {
            part++;
        }
        return new Place(part, (int) (drawn - (part == 0 ? 0 : ends.get(part - 1))), false);
    }

    /**
     * The window whose first step follows the other's last step in the open loop, or where a part has no more of them one near the begin
     * of the next part, round and round.
     */
    Place after(Place before) {
        int at = before.at() + window - future;
        if (at < count(before.part())) {
            return new Place(before.part(), at, true);
        }
        int next = (before.part() + 1) % parts.size();
        return new Place(next, random.nextInt(Math.min(window - future, count(next))), false);
    }

    private int count(int part) {
        return (int) (ends.get(part) - (part == 0 ? 0 : ends.get(part - 1)));
    }

    /** @param settling steps at the begin of each window that are not learned from, unless it is carried on */
    Batch batch(List<Place> places, int settling) {
        int windows = places.size();
        float[][][] inputs = new float[windows][window][];
        float[][][] targets = new float[windows][window][];
        float[][][] quiet = new float[windows][future][];
        double[] left = new double[residuals.outputs()];
        double[] scratch = new double[residuals.outputs()];
        for (int w = 0; w < windows; w++) {
            Place place = places.get(w);
            SeriesSlice part = parts.get(place.part());
            int from = residuals.from(part) + place.at();
            for (int step = 0; step < window; step++) {
                inputs[w][step] = floats(part.values()[from + step]);
                if (step < settling && !place.carriedOn()) {
                    targets[w][step] = nothing(left.length);
                } else {
                    residuals.at(part, from + step, left, scratch);
                    targets[w][step] = floats(left);
                }
            }
            for (int step = 0; step < future; step++) {
                quiet[w][step] = residuals.quiet(part, from + window - future + step - 1, scratch);
            }
        }
        var batch = new Batch(inputs, targets);
        return future == 0 ? batch : batch.with(new Feedback(quiet, residuals.scale(), residuals.taps(future)));
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
