package io.wavecast.trainer.training;

import io.wavecast.core.model.Lineage;
import io.wavecast.core.model.Model;
import io.wavecast.trainer.adapt.AdapterChoice;
import io.wavecast.trainer.adapt.AdapterMode;
import io.wavecast.trainer.adapt.AdapterSearch;
import io.wavecast.trainer.adapt.SeasonSearch;
import io.wavecast.trainer.history.History;
import io.wavecast.trainer.history.SeriesSlice;
import java.util.List;

/**
 * Chooses the online adapter of a fitted model on the validation part, by outputs that are fitted to the training part alone. The test part only judges the
 * choice.
 */
public final class AdapterFit {
    private final TrainSettings settings;
    private final History history;

    private AdapterFit(TrainSettings settings, History history) {
        this.settings = settings;
        this.history = history;
    }

    /** Prepares the choice for models that were fitted to this history by these settings. */
    public static AdapterFit of(TrainSettings settings, History history) {
        return new AdapterFit(settings, history);
    }

    /** The choice with its errors on the validation part; the test part is not looked at. */
    public AdapterChoice chosen(FittedModel fit) {
        Model before = fit.onTrainingPart().model(FittedModel.UNPUBLISHED, Lineage.UNKNOWN);
        int season = SeasonSearch.of(
                fit.split().train(),
                before.spec().targets(),
                before.preprocessing().scaling());
        List<SeriesSlice> validation = validation(fit);
        AdapterChoice paying = AdapterSearch.choose(before, validation, season);
        return settings.target().adapter() == AdapterMode.AUTO
                ? AdapterSearch.withStandby(paying, before, validation, season)
                : paying;
    }

    /**
     * The choice with its errors on the test part. A horizon whose error it raises there by more than the tolerance is not corrected.
     *
     * @param judged the model of the fit
     */
    public AdapterChoice judged(FittedModel fit, Model judged) {
        return AdapterSearch.judged(
                chosen(fit), judged, fit.split().test(), settings.publication().tolerance());
    }

    /** In the user's units: the model scales each series for itself. */
    private List<SeriesSlice> validation(FittedModel fit) {
        return fit.preprocessing().perSeries().isPresent()
                ? FittedModel.split(settings, history).validation()
                : fit.split().validation();
    }
}
