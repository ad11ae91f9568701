package io.wavecast.trainer.cells;

import io.wavecast.trainer.engine.Batch;
import io.wavecast.trainer.engine.Feedback;
import io.wavecast.trainer.history.SeriesSlice;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/** All windows of one length in the training part. */
final class TrainingWindows {
    private final List<SeriesSlice> slices = new ArrayList<>();
    private final List<Long> ends = new ArrayList<>(); // (slices) windows up to the end of each slice
    private final Residuals residuals;
    private final int length;
    private final int closedLoopSteps;
    private final SplittableRandom random;

    /**
     * Finds the windows.
     *
     * @param train inputs as the network sees them
     * @param length steps of a window
     * @param closedLoopSteps steps at the end of each window that run in closed loop
     * @param seed of the order of windows
     */
    TrainingWindows(List<SeriesSlice> train, Residuals residuals, int length, int closedLoopSteps, long seed) {
        this.residuals = residuals;
        this.length = length;
        this.closedLoopSteps = closedLoopSteps;
        this.random = new SplittableRandom(seed);
        long end = 0;
        for (SeriesSlice slice : train) {
            long windows = residuals.endTime(slice) - residuals.firstTime(slice) - length + 1L;
            if (windows > 0) {
                end += windows;
                slices.add(slice);
                ends.add(end);
            }
        }
    }

    /**
     * The position of a window.
     *
     * @param slice index of the slice
     * @param offset index among the windows of the slice
     * @param continuesState whether the hidden state at its start is that of the samples before it
     */
    record Position(int slice, int offset, boolean continuesState) {}

    /** The number of windows. */
    long count() {
        return ends.isEmpty() ? 0 : ends.get(ends.size() - 1);
    }

    /** A window drawn uniformly from all. */
    Position anywhere() {
        long drawn = random.nextLong(count());
        int slice = 0;
        while (drawn >= ends.get(slice)) {
            slice++;
        }
        return new Position(slice, (int) (drawn - (slice == 0 ? 0 : ends.get(slice - 1))), false);
    }

    /**
     * The window whose first step follows the last open-loop step of another window. If the slice has no such window, a window near the
     * start of the next slice; the first slice follows the last one.
     */
    Position after(Position before) {
        int offset = before.offset() + length - closedLoopSteps;
        if (offset < count(before.slice())) {
            return new Position(before.slice(), offset, true);
        }
        int next = (before.slice() + 1) % slices.size();
        return new Position(next, random.nextInt(Math.min(length - closedLoopSteps, count(next))), false);
    }

    private int count(int slice) {
        return (int) (ends.get(slice) - (slice == 0 ? 0 : ends.get(slice - 1)));
    }

    /**
     * Reads windows.
     *
     * @param settling steps without targets at the start of each window that does not continue a state
     */
    Batch batch(List<Position> positions, int settling) {
        int windows = positions.size();
        float[][][] inputs = new float[windows][length][];
        float[][][] targets = new float[windows][length][];
        float[][][] linearInputs = new float[windows][closedLoopSteps][];
        double[] residual = new double[residuals.outputs()];
        double[] scratch = new double[residuals.outputs()];
        for (int w = 0; w < windows; w++) {
            Position position = positions.get(w);
            SeriesSlice slice = slices.get(position.slice());
            int start = residuals.firstTime(slice) + position.offset();
            for (int step = 0; step < length; step++) {
                inputs[w][step] = floats(slice.values()[start + step]);
                if (step < settling && !position.continuesState()) {
                    targets[w][step] = noTargets(residual.length);
                } else {
                    residuals.read(slice, start + step, residual, scratch);
                    targets[w][step] = floats(residual);
                }
            }
            int last = start + length - closedLoopSteps - 1;
            for (int step = 0; step < closedLoopSteps; step++) {
                linearInputs[w][step] = residuals.linearInput(slice, last + step, last, scratch);
            }
        }
        var batch = new Batch(inputs, targets);
        return closedLoopSteps == 0
                ? batch
                : batch.with(new Feedback(
                        linearInputs, residuals.places(), residuals.scale(), residuals.taps(closedLoopSteps)));
    }

    private static float[] floats(double[] values) {
        float[] floats = new float[values.length];
        for (int i = 0; i < floats.length; i++) {
            floats[i] = (float) values[i];
        }
        return floats;
    }

    private static float[] noTargets(int outputs) {
        float[] missing = new float[outputs];
        Arrays.fill(missing, Float.NaN);
        return missing;
    }
}
