package io.wavecast.trainer.training;

import io.wavecast.core.model.Model;
import io.wavecast.trainer.judge.Verdict;
import java.util.Optional;

/**
 * A trained model with its verdict.
 *
 * @param model under the version that it is, or would have been, published as
 * @param verdict on held-out data
 * @param published whether it is published
 * @param replaced the verdict on the network, if a simpler model is published in its place
 */
public record JudgedModel(Model model, Verdict verdict, boolean published, Optional<Verdict> replaced) {
    /** Whether the model is published, and why. */
    public String sentence() {
        String outcome = model.version() + (published ? " is published" : " is not published");
        return replaced.map(
                        network -> outcome + ", " + model.lineage().training().kept()
                                + " in place of the network, which is " + network.sentence())
                .orElse(outcome + ": " + verdict.sentence());
    }
}
