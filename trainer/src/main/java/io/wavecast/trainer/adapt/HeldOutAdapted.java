package io.wavecast.trainer.adapt;

import io.wavecast.core.adapt.AdaptedSeries;
import io.wavecast.core.model.AdapterSettings;
import io.wavecast.core.model.Model;
import io.wavecast.trainer.history.SeriesSlice;
import io.wavecast.trainer.judge.HeldOutForecaster;
import io.wavecast.trainer.judge.HeldOutModel;

/** A model whose forecasts are corrected by the errors that became known, with the stream's code. Each slice begins uncorrected. */
public final class HeldOutAdapted implements HeldOutForecaster {
    private final Model model;
    private final AdapterSettings settings;
    private final HeldOutModel frozen;
    private AdaptedSeries series;

    /** The model with the corrections of a choice; the model alone if the choice has none. */
    public static HeldOutForecaster of(Model model, AdapterChoice choice) {
        return choice.settings().isPresent()
                ? new HeldOutAdapted(model, choice.settings().get())
                : new HeldOutModel(model);
    }

    /** @param settings that the model need not have */
    public HeldOutAdapted(Model model, AdapterSettings settings) {
        this.model = model;
        this.settings = settings;
        this.frozen = new HeldOutModel(model);
        this.series = new AdaptedSeries(model, settings);
    }

    @Override
    public void begin(SeriesSlice slice) {
        frozen.begin(slice);
        series = new AdaptedSeries(model, settings);
    }

    @Override
    public void observe(SeriesSlice slice, int t) {
        frozen.observe(slice, t);
        observe(series, frozen, slice.observed()[t]);
    }

    @Override
    public void forecast(SeriesSlice slice, int t, double[][] means) {
        frozen.forecast(slice, t, means);
        observe(series, frozen, slice.observed()[t]);
        if (frozen.isReady()) {
            series.adapt(means);
        }
    }

    /** Gives a series the sample that the model has just seen. */
    static void observe(AdaptedSeries series, HeldOutModel model, boolean[] observed) {
        model.run().scale().ifPresent(own -> series.scaleBy(own, model.run().learnedFrom()));
        series.observe(model.newest(), observed);
    }

    @Override
    public double[][] spreads() {
        return frozen.spreads();
    }
}
