package io.wavecast.trainer.judge;

import io.wavecast.trainer.baseline.Forecaster;
import io.wavecast.trainer.history.SeriesSlice;
import java.util.List;
import java.util.function.Supplier;

/** Classical forecasters, one for each channel. */
final class HeldOutChannels implements HeldOutForecaster {
    private final List<Supplier<Forecaster>> suppliers;
    private final List<Integer> horizons;
    private List<Forecaster> forecasters;

    HeldOutChannels(List<Supplier<Forecaster>> suppliers, List<Integer> horizons) {
        this.suppliers = suppliers;
        this.horizons = horizons;
        this.forecasters = List.of();
    }

    @Override
    public void begin(SeriesSlice slice) {
        forecasters = suppliers.stream().map(Supplier::get).toList();
    }

    @Override
    public void observe(SeriesSlice slice, int t) {
        for (int c = 0; c < forecasters.size(); c++) {
            forecasters.get(c).observe(slice.values()[t][c]);
        }
    }

    @Override
    public void forecast(SeriesSlice slice, int t, double[][] means) {
        observe(slice, t);
        for (int c = 0; c < forecasters.size(); c++) {
            for (int h = 0; h < horizons.size(); h++) {
                means[h][c] = forecasters.get(c).forecast(horizons.get(h));
            }
        }
    }
}
