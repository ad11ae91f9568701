package io.wavecast.trainer.judge;

import io.wavecast.core.adapt.AdaptedSeries;
import io.wavecast.core.adapt.AdapterSettings;
import io.wavecast.trainer.history.SeriesSlice;
import java.util.List;

/** A forecaster whose forecasts are corrected by the errors that became known, with the stream's code. Each slice begins uncorrected. */
final class HeldOutAdapted implements HeldOutForecaster {
    private final HeldOutForecaster forecaster;
    private final AdapterSettings settings;
    private final List<Integer> horizons;
    private final double[] units; // (channels)
    private AdaptedSeries series;

    HeldOutAdapted(HeldOutForecaster forecaster, AdapterSettings settings, List<Integer> horizons, double[] units) {
        this.forecaster = forecaster;
        this.settings = settings;
        this.horizons = horizons;
        this.units = units;
        this.series = new AdaptedSeries(settings, horizons, units);
    }

    @Override
    public void begin(SeriesSlice slice) {
        forecaster.begin(slice);
        series = new AdaptedSeries(settings, horizons, units);
    }

    @Override
    public void observe(SeriesSlice slice, int t) {
        forecaster.observe(slice, t);
        series.observe(slice.values()[t], slice.observed()[t]);
    }

    @Override
    public void forecast(SeriesSlice slice, int t, double[][] means) {
        forecaster.forecast(slice, t, means);
        series.observe(slice.values()[t], slice.observed()[t]);
        series.adapt(means);
    }
}
