package io.wavecast.trainer.training;

import io.wavecast.core.model.Lineage;
import io.wavecast.core.model.Model;
import io.wavecast.core.rnn.CellKind;
import io.wavecast.core.rnn.NetworkSpec;
import io.wavecast.trainer.cells.StartingCells;
import java.util.Locale;
import java.util.Optional;

/** Says in a model's lineage whether its training began with the cells of the model in force. */
final class WarmStart {
    private static final String RANDOM = "random cells";

    private final Model champion;
    private final Optional<StartingCells> cells;

    WarmStart(Model champion) {
        this.champion = champion;
        this.cells = StartingCells.of(champion);
    }

    /** The settings of a training that begins with the champion's cells where they fit. */
    TrainSettings begin(TrainSettings settings) {
        return settings.with(settings.learning().startingFrom(cells));
    }

    /** A model that was trained with these settings, with the words. One without cells is the same with any beginning. */
    Model said(Model trained) {
        if (trained.spec().network().cell() == CellKind.NONE) {
            return trained;
        }
        Lineage.Training training = trained.lineage().training();
        String kept = afresh(trained)
                .map(reason -> training.kept() + "; begun afresh, since " + champion.version() + " " + reason)
                .orElseGet(() -> begun(training.kept()));
        return trained.withLineage(trained.lineage().with(training.withKept(kept)));
    }

    private String begun(String kept) {
        return kept.contains(RANDOM)
                ? kept.replace(RANDOM, "cells of " + champion.version())
                : kept + ", begun with the cells of " + champion.version();
    }

    /** Why a training did not begin with the champion's cells; empty if it did. */
    private Optional<String> afresh(Model trained) {
        if (cells.isEmpty()) {
            return Optional.of("has no cells");
        }
        if (!cells.get().fits(trained.preprocessing())) {
            return Optional.of("makes its inputs otherwise");
        }
        NetworkSpec own = cells.get().spec();
        return cells.get().fits(trained.spec().network())
                ? Optional.empty()
                : Optional.of("has %d %s units in %d layers and %d inputs"
                        .formatted(
                                own.hidden(), own.cell().name().toLowerCase(Locale.ROOT), own.layers(), own.inputs()));
    }
}
