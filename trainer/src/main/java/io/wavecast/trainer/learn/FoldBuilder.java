package io.wavecast.trainer.learn;

import io.wavecast.trainer.history.SeriesSlice;
import io.wavecast.trainer.linear.DesignMatrix;
import io.wavecast.trainer.linear.Fold;
import io.wavecast.trainer.linear.LagCounts;
import io.wavecast.trainer.linear.RecurrentCells;
import io.wavecast.trainer.linear.Targets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;

/**
 * Builds the folds of a cross-validation in the order of time. Each fold trains on everything before a cut, and holds out the rows from there
 * to the next cut; the last one trains on the whole training part and holds out the validation part.
 */
final class FoldBuilder {
    /** Shares of the training part at which it is cut. */
    private static final double[] CUTS = {0.57, 0.78};
    /** Share of the training part that the first fold trains on. */
    static final double FIRST_CUT = CUTS[0];
    /** Samples of a block, where a piece is cut into more blocks than usual. */
    private static final int BLOCK = 100;

    private static final int MOST_BLOCKS = 16;

    private final Targets targets;
    private final List<List<SeriesSlice>> pieces = new ArrayList<>();

    FoldBuilder(Targets targets, List<SeriesSlice> train, List<SeriesSlice> validation) {
        this.targets = targets;
        for (int piece = 0; piece <= CUTS.length; piece++) {
            double begin = piece == 0 ? 0 : CUTS[piece - 1];
            double end = piece == CUTS.length ? 1 : CUTS[piece];
            pieces.add(train.stream()
                    .flatMap(slice -> slice.targetsBetween(begin, end).stream())
                    .toList());
        }
        pieces.add(validation);
    }

    /** The pieces of the history, in the order of time. The first one is held out by no fold, the last one is the validation part. */
    List<List<SeriesSlice>> pieces() {
        return pieces;
    }

    /** Whether a contender is better than a simpler one over all horizons, by the rule of {@link OneStandardError}. */
    boolean better(Contender one, Contender simpler) {
        return compared(one, simpler, BlockLosses.BLOCKS, OneStandardError::better);
    }

    /** Whether it is better beyond chance, too. Where there is much data, more blocks tell chance better. */
    boolean clearlyBetter(Contender one, Contender simpler) {
        int longest = pieces.get(pieces.size() - 1).stream()
                .mapToInt(SeriesSlice::targetCount)
                .max()
                .orElse(0);
        int blocks = Math.max(BlockLosses.BLOCKS, Math.min(MOST_BLOCKS, longest / BLOCK));
        return better(one, simpler)
                && compared(
                        one,
                        simpler,
                        blocks,
                        (losses, others) -> OneStandardError.clearlyBetter(losses, others, blocks));
    }

    private boolean compared(Contender one, Contender simpler, int blocks, BiPredicate<double[], double[]> rule) {
        int reach = Math.max(one.readout().lags(), simpler.readout().lags());
        var measure = new BlockLosses(targets, pieces, reach, blocks);
        return rule.test(measure.overHorizons(one), measure.overHorizons(simpler));
    }

    /** Folds without rows are left out. */
    List<Fold> build(LagCounts lags, Optional<RecurrentCells> cells) {
        List<Fold> folds = new ArrayList<>();
        DesignMatrix before = DesignMatrix.of(pieces.get(0), targets, lags, cells);
        for (int piece = 1; piece < pieces.size(); piece++) {
            DesignMatrix heldOut = DesignMatrix.of(pieces.get(piece), targets, lags, cells);
            if (heldOut.rows() > 0 && before.rows() > 0) {
                folds.add(new Fold(before, heldOut, piece));
            }
            if (piece + 1 < pieces.size()) { // the sums after the last one would only take memory
                before = before.plus(heldOut);
            }
        }
        return folds;
    }
}
