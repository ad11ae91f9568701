package io.wavecast.trainer.adapt;

import io.wavecast.core.adapt.AdaptedSeries;
import io.wavecast.core.model.AdapterSettings;
import io.wavecast.core.model.Model;
import io.wavecast.trainer.history.SeriesSlice;
import io.wavecast.trainer.judge.HeldOutForecaster;

/** A model whose forecasts are corrected by the errors that became known, with the stream's code. Each slice begins uncorrected. */
public final class HeldOutAdapted implements HeldOutForecaster {
    private final Model model;
    private final AdapterSettings settings;
    private final ModelPass pass;
    private AdaptedSeries series;

    /** @param settings that the model need not have */
    public HeldOutAdapted(Model model, AdapterSettings settings) {
        this.model = model;
        this.settings = settings;
        this.pass = new ModelPass(model);
        this.series = new AdaptedSeries(model, settings);
    }

    @Override
    public void begin(SeriesSlice slice) {
        pass.begin();
        series = new AdaptedSeries(model, settings);
    }

    @Override
    public void observe(SeriesSlice slice, int t) {
        pass.observe(slice, t);
        pass.scale().ifPresent(series::scaleBy);
        series.observe(pass.newest(), slice.observed()[t]);
    }

    @Override
    public void forecast(SeriesSlice slice, int t, double[][] means) {
        boolean ready = pass.forecast(slice, t, means);
        pass.scale().ifPresent(series::scaleBy);
        series.observe(pass.newest(), slice.observed()[t]);
        if (ready) {
            series.adapt(means);
        }
    }

    @Override
    public double[][] spreads() {
        return pass.spreads();
    }
}
