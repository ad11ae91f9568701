package io.wavecast.trainer.learn;

import io.wavecast.trainer.history.SeriesSlice;
import io.wavecast.trainer.linear.HiddenUnits;
import io.wavecast.trainer.linear.Readout;
import io.wavecast.trainer.linear.Targets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Measures contenders on the held-out pieces of the history, each cut into blocks of equal length. */
final class BlockLosses {
    /** Blocks of a held-out piece. */
    static final int BLOCKS = 4;
    /** Mean squares below are float32's rounding of scaled values. */
    private static final double ROUNDING = 1e-10;

    private static final float[] NO_UNITS = {};

    private final Targets targets;
    private final List<List<SeriesSlice>> pieces;
    private final int reach;
    private final int perPiece; // blocks

    /**
     * Cuts each piece into {@link #BLOCKS}.
     *
     * @param pieces of the history; the first one is not held out
     * @param reach past inputs that every forecast may read, so that all contenders forecast the same targets
     */
    BlockLosses(Targets targets, List<List<SeriesSlice>> pieces, int reach) {
        this(targets, pieces, reach, BLOCKS);
    }

    /** @param perPiece number of blocks of a piece */
    BlockLosses(Targets targets, List<List<SeriesSlice>> pieces, int reach, int perPiece) {
        this.targets = targets;
        this.pieces = pieces;
        this.reach = reach;
        this.perPiece = perPiece;
    }

    /**
     * The logarithms of mean squared errors over channels and time. A block's error is averaged with that of its piece. Without this, a quiet block where a
     * forecaster is nearly exact would outweigh all others: the last value would be chosen for a signal of bursts and pauses, however wrong it is in the bursts.
     *
     * @return (horizons)(held-out pieces · blocks) the validation part last; NaN where the contender has no fit or nothing was observed
     */
    double[][] of(Contender contender) {
        int blocks = perPiece * (pieces.size() - 1);
        double[][] squares = new double[targets.horizonCount()][blocks];
        long[][] counts = new long[squares.length][blocks];
        contender.fitted().forEach((piece, readout) -> {
            for (SeriesSlice slice : pieces.get(piece)) {
                add(contender, readout, slice, perPiece * (piece - 1), squares, counts);
            }
        });
        for (int h = 0; h < squares.length; h++) {
            for (int b = 0; b < blocks; b++) {
                squares[h][b] = counts[h][b] == 0 ? Double.NaN : Math.max(ROUNDING, squares[h][b] / counts[h][b]);
            }
            averageWithPieces(squares[h]);
        }
        return squares;
    }

    /** Sets each block to the logarithm of its average with its piece's mean. */
    private void averageWithPieces(double[] squares) {
        for (int from = 0; from < squares.length; from += perPiece) {
            double mean = Arrays.stream(squares, from, from + perPiece)
                    .filter(square -> !Double.isNaN(square))
                    .average()
                    .orElse(Double.NaN);
            for (int b = from; b < from + perPiece; b++) {
                squares[b] = Math.log((squares[b] + mean) / 2);
            }
        }
    }

    private void add(
            Contender contender,
            Readout readout,
            SeriesSlice slice,
            int firstBlock,
            double[][] squares,
            long[][] counts) {
        Optional<HiddenUnits> units = contender.cells().map(cells -> cells.run(slice));
        int first = Targets.firstTime(slice, reach);
        int end = targets.endTime(slice);
        double[] observed = new double[targets.outputs()];
        double[] forecasts = new double[observed.length];
        for (int t = units.isPresent() ? 0 : first; t < end; t++) {
            float[] hidden = units.isPresent() ? units.get().advance(t) : NO_UNITS;
            if (t < first) {
                continue;
            }
            targets.read(slice, t, observed);
            readout.predict(slice, t, hidden, forecasts);
            int block = firstBlock + (int) ((long) perPiece * (t - first) / (end - first));
            for (int output = 0; output < observed.length; output++) {
                double error = forecasts[output] - observed[output];
                if (!Double.isNaN(error)) {
                    squares[targets.horizonIndex(output)][block] += error * error;
                    counts[targets.horizonIndex(output)][block]++;
                }
            }
        }
    }

    /** The mean over the blocks of the validation part; NaN where there is none. */
    static double onValidation(double[] blocks) {
        return Arrays.stream(blocks, blocks.length - BLOCKS, blocks.length)
                .filter(loss -> !Double.isNaN(loss))
                .average()
                .orElse(Double.NaN);
    }

    /** (held-out pieces · blocks) the mean over horizons; see {@link #of}. */
    double[] overHorizons(Contender contender) {
        double[][] losses = of(contender);
        double[] mean = new double[losses[0].length];
        for (double[] horizon : losses) {
            for (int b = 0; b < mean.length; b++) {
                mean[b] += horizon[b] / losses.length;
            }
        }
        return mean;
    }
}
