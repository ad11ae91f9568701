package io.wavecast.trainer.training;

import io.wavecast.core.model.Model;
import io.wavecast.core.model.ModelVersion;
import io.wavecast.trainer.adapt.AdapterChoice;
import io.wavecast.trainer.judge.Verdict;
import java.util.Optional;

/**
 * A trained model with its verdict.
 *
 * @param model under the version that it is, or would have been, published as
 * @param verdict on held-out data
 * @param published whether it is published
 * @param replaced the verdict on the network, if a simpler model is published in its place
 * @param adapter how the model's forecasts are corrected in the stream
 */
public record JudgedModel(
        Model model, Verdict verdict, boolean published, Optional<Verdict> replaced, AdapterChoice adapter) {
    /** The same result under the version that it was published as: another publisher may have taken the number. */
    JudgedModel as(ModelVersion version) {
        return version.equals(model.version())
                ? this
                : new JudgedModel(model.withVersion(version), verdict, published, replaced, adapter);
    }

    /** Whether the model is published, and why, and how its forecasts are corrected. */
    public String sentence() {
        return publication() + adapter.report();
    }

    private String publication() {
        String outcome = model.version() + (published ? " is published" : " is not published");
        return replaced.map(
                        network -> outcome + ", " + model.lineage().training().kept()
                                + " in place of the network, which is " + network.sentence())
                .orElse(outcome + ": " + verdict.sentence());
    }
}
