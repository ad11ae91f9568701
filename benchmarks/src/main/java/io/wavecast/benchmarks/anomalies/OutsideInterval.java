package io.wavecast.benchmarks.anomalies;

import io.wavecast.core.series.HorizonForecast;
import io.wavecast.core.series.Observation;
import io.wavecast.streams.forecast.ForecastSettings;
import io.wavecast.streams.forecast.ObservationResult.Accepted;
import io.wavecast.streams.forecast.SeriesForecaster;
import io.wavecast.streams.series.SeriesState;
import java.util.Optional;

/** The service's interval alone: the distance from the naive forecast in half widths of its interval. */
final class OutsideInterval implements AnomalyMethod {
    private static final long PERIOD_MICROS = 300_000_000;

    @Override
    public String title() {
        return "interval of the naive forecast";
    }

    @Override
    public double[] scores(double[] values) {
        SeriesForecaster forecaster = new SeriesForecaster(ForecastSettings.DEFAULTS);
        SeriesState state = forecaster.newState(1);
        double[] scores = new double[values.length];
        Optional<HorizonForecast> forecast = Optional.empty();
        for (int row = 0; row < values.length; row++) {
            if (forecast.isPresent()) {
                scores[row] = distance(values[row], forecast.get());
            }
            long micros = row * PERIOD_MICROS;
            var observation = new Observation(micros, values[row]);
            var result = forecaster.observe(state, observation, Optional.empty(), micros, micros);
            forecast = result instanceof Accepted accepted
                    ? Optional.of(accepted.forecast().steps().get(0))
                    : Optional.empty();
        }
        return scores;
    }

    private static double distance(double value, HorizonForecast forecast) {
        double error = Math.abs(value - forecast.mean()[0]);
        double width = forecast.upper()[0] - forecast.mean()[0];
        return error == 0 ? 0 : width > 0 ? error / width : Double.MAX_VALUE;
    }

    @Override
    public boolean searchesThreshold() {
        return true;
    }
}
