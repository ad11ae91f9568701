package io.wavecast.trainer.training;

import io.wavecast.cli.Problems;
import io.wavecast.trainer.settings.OptionNames;

/**
 * When a trained model is published.
 *
 * @param tolerance how much worse than AR(p) or the model in force a new model may be, as a share of their error
 * @param force whether the network is published whatever the verdict
 */
public record PublicationRule(double tolerance, boolean force) {
    void check(Problems problems) {
        problems.when(!(tolerance >= 0), OptionNames.TOLERANCE, "must not be negative, was " + tolerance);
    }
}
