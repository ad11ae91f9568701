package io.wavecast.trainer.metrics;

import java.util.Locale;

/** How the training of a model ended. */
enum TrainingEnd {
    PUBLISHED,
    /** Neither the network nor AR(p) was worth publishing. */
    REFUSED,
    FAILED;

    /** The value of the label {@code outcome}. */
    String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
