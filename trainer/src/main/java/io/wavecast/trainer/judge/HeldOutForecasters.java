package io.wavecast.trainer.judge;

import io.wavecast.core.model.Model;
import io.wavecast.core.model.Preprocessing;
import io.wavecast.trainer.baseline.Forecaster;
import io.wavecast.trainer.linear.Autoregression;
import java.util.List;
import java.util.function.Supplier;

/** Forecasters for held-out data. */
public final class HeldOutForecasters {
    private HeldOutForecasters() {}

    /** Repeats the last value of each channel. */
    public static HeldOutForecaster naive() {
        return new HeldOutNaive();
    }

    /**
     * Forecasts each channel on its own.
     *
     * @param suppliers (channels) supply a fitted forecaster that has observed nothing yet
     */
    public static HeldOutForecaster classical(List<Supplier<Forecaster>> suppliers, List<Integer> horizons) {
        return new HeldOutChannels(suppliers, horizons);
    }

    /**
     * Forecasts by AR(p).
     *
     * @param autoregression fitted on scaled values
     * @param preprocessing how values are scaled
     */
    public static HeldOutForecaster autoregression(Autoregression autoregression, Preprocessing preprocessing) {
        return new HeldOutAutoregression(autoregression, preprocessing);
    }

    /** Runs a model as the stream does, which replaces missing values by their forecasts. */
    public static HeldOutForecaster network(Model model) {
        return new HeldOutModel(model);
    }
}
