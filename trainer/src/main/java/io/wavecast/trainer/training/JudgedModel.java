package io.wavecast.trainer.training;

import io.wavecast.core.model.Model;
import io.wavecast.trainer.adapt.AdapterChoice;
import io.wavecast.trainer.judge.Verdict;
import java.util.Optional;

/**
 * A trained model with its verdict.
 *
 * @param model under the version that it is, or would have been, published as
 * @param verdict on held-out data
 * @param published whether it is published
 * @param replaced the verdict on the network, if the model is the AR(p) published in its place
 * @param adapter how the model's forecasts are corrected in the stream
 */
public record JudgedModel(
        Model model, Verdict verdict, boolean published, Optional<Verdict> replaced, AdapterChoice adapter) {
    /** Whether the model is published, and why, and how its forecasts are corrected. */
    public String sentence() {
        return publication() + adapter.report();
    }

    private String publication() {
        String outcome = model.version() + (published ? " is published" : " is not published");
        return replaced.map(network -> outcome + ", AR(" + verdict.lags() + ") in place of the network, which is "
                        + network.sentence())
                .orElse(outcome + ": " + verdict.sentence());
    }
}
