package io.wavecast.trainer.training;

import io.wavecast.core.model.Model;
import io.wavecast.trainer.judge.Verdict;
import java.util.Optional;

/**
 * The outcome of a training.
 *
 * @param model under the version it was or would have been published with
 * @param published whether it was
 * @param replaced what was judged of the network, where the model is AR(p) in its place
 */
public record JudgedModel(Model model, Verdict verdict, boolean published, Optional<Verdict> replaced) {
    /** What became of it, and why. */
    public String sentence() {
        String outcome = model.version() + (published ? " is published" : " is not published");
        return replaced.map(network -> outcome + ", AR(" + verdict.lags() + ") in place of the network, which is "
                        + network.sentence())
                .orElse(outcome + ": " + verdict.sentence());
    }
}
