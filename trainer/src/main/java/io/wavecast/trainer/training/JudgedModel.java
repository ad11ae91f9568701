package io.wavecast.trainer.training;

import io.wavecast.core.model.Model;
import io.wavecast.core.model.ModelVersion;
import io.wavecast.trainer.adapt.AdapterChoice;
import io.wavecast.trainer.judge.Verdict;
import io.wavecast.trainer.settings.OptionNames;
import io.wavecast.trainer.spread.SpreadChoice;

/**
 * A trained model with its verdict.
 *
 * @param model under the version that it is, or would have been, published as
 * @param verdict on held-out data, before the outputs were fitted to all data
 * @param published whether it is published
 * @param adapter how the model's forecasts are corrected in the stream
 * @param spread what tells how large errors are expected to be at a moment
 */
public record JudgedModel(Model model, Verdict verdict, boolean published, AdapterChoice adapter, SpreadChoice spread) {
    /** The same result under the version that it was published as: another publisher may have taken the number. */
    JudgedModel as(ModelVersion version) {
        return version.equals(model.version())
                ? this
                : new JudgedModel(model.withVersion(version), verdict, published, adapter, spread);
    }

    /** Whether the model is published, why, how its forecasts are corrected, and whether it tells the size of errors. */
    public String sentence() {
        return publication() + adapter.report() + spread.report();
    }

    private String publication() {
        return model.version() + (published ? " is published: " : " is not published: ") + verdict.sentence()
                + "; kept: " + model.lineage().training().kept() + timeRanOut();
    }

    private String timeRanOut() {
        String leftOut = model.lineage().recipe().leftOut();
        return leftOut.isEmpty() ? "" : "; the time ran out (" + OptionNames.MAX_TIME + "), not tried: " + leftOut;
    }
}
