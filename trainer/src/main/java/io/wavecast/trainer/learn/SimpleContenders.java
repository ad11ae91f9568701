package io.wavecast.trainer.learn;

import io.wavecast.trainer.linear.Fold;
import io.wavecast.trainer.linear.LagCounts;
import io.wavecast.trainer.linear.Readout;
import io.wavecast.trainer.linear.SeasonalNaive;
import io.wavecast.trainer.linear.Targets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;

/** The forecasters that any network must beat: the last value, the value of each season, and AR(p). */
final class SimpleContenders {
    /** The number of lags p. */
    private static final int LAGS = 32;
    /** The smallest number of rows per weight in the first fold. */
    private static final int ROWS_PER_WEIGHT = 2;

    private SimpleContenders() {}

    /**
     * The contenders, the simplest first.
     *
     * @param differenced whether inputs are changes; without AR(p) then, which is a forecaster of values
     */
    static List<Contender> of(Targets targets, FoldBuilder builder, Seasons seasons, boolean differenced) {
        List<Contender> contenders = new ArrayList<>();
        contenders.add(fixed("the last value", SeasonalNaive.lastValue(targets), builder));
        if (targets.addsPresent()) {
            for (int season : seasons.lengths()) {
                Readout repeated = SeasonalNaive.readout(targets, season);
                contenders.add(fixed("the value a season of " + season + " samples ago", repeated, builder));
            }
        }
        List<Fold> folds = differenced ? List.of() : builder.build(new LagCounts(LAGS, 0), Optional.empty());
        long needed = (long) ROWS_PER_WEIGHT * (LAGS + 1);
        if (!folds.isEmpty() && folds.get(0).train().rows() >= needed) {
            IntFunction<Readout> fit =
                    fold -> Readout.leastSquares(targets, folds.get(fold).train(), LAGS);
            contenders.add(Contender.of("AR(" + LAGS + ")", fit.apply(folds.size() - 1), folds, fit, Optional.empty()));
        }
        return contenders;
    }

    /** Nothing is fitted, so every piece but the first one is held out. */
    private static Contender fixed(String name, Readout readout, FoldBuilder builder) {
        Map<Integer, Readout> fitted = new HashMap<>();
        for (int piece = 1; piece < builder.pieces().size(); piece++) {
            fitted.put(piece, readout);
        }
        return new Contender(name, readout, fitted, Optional.empty());
    }
}
