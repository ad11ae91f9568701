package io.wavecast.trainer.learn;

import io.wavecast.trainer.linear.Fold;
import io.wavecast.trainer.linear.Readout;
import io.wavecast.trainer.linear.RecurrentCells;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;

/**
 * A forecaster that may serve a horizon.
 *
 * @param name in words
 * @param readout its columns, penalties and weights of the average
 * @param fitted by the number of a piece of the history: the readout as everything before that piece gives it
 * @param cells whose hidden units the readout uses
 */
record Contender(String name, Readout readout, Map<Integer, Readout> fitted, Optional<RecurrentCells> cells) {
    /**
     * A contender that was fitted to the training rows of folds.
     *
     * @param ofFold the readout as a fold's training rows give it
     */
    static Contender of(
            String name,
            Readout readout,
            List<Fold> folds,
            IntFunction<Readout> ofFold,
            Optional<RecurrentCells> cells) {
        Map<Integer, Readout> fitted = new HashMap<>();
        for (int fold = 0; fold < folds.size(); fold++) {
            fitted.put(folds.get(fold).piece(), ofFold.apply(fold));
        }
        return new Contender(name, readout, fitted, cells);
    }

    /** The same contender with the outputs of another one where its own use no hidden units. */
    Contender standingOn(Contender lines) {
        Map<Integer, Readout> combined = new HashMap<>();
        fitted.forEach((piece, own) -> {
            Readout other = lines.fitted.get(piece);
            combined.put(piece, other == null ? own : own.replaceOutputsWithoutCells(other));
        });
        return new Contender(name, readout.replaceOutputsWithoutCells(lines.readout), combined, cells);
    }
}
