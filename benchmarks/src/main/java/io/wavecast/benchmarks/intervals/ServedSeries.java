package io.wavecast.benchmarks.intervals;

import io.wavecast.core.model.Lineage;
import io.wavecast.core.model.Model;
import io.wavecast.core.model.ModelSpec;
import io.wavecast.core.model.ModelVersion;
import io.wavecast.core.model.Preprocessing;
import io.wavecast.core.model.Scaling;
import io.wavecast.core.series.HorizonForecast;
import io.wavecast.core.series.Observation;
import io.wavecast.streams.forecast.ForecastSettings;
import io.wavecast.streams.forecast.ObservationResult;
import io.wavecast.streams.forecast.ObservationResult.Accepted;
import io.wavecast.streams.forecast.SeriesForecaster;
import io.wavecast.streams.series.SeriesState;
import io.wavecast.trainer.history.SeriesSlice;
import io.wavecast.trainer.linear.Autoregression;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * One channel of a recording as the service forecasts it: AR(32), fitted on the first 70 %, answers each sample after that with forecasts
 * and intervals. The model states no error on held-out data, so that the intervals start from nothing at the validation part.
 */
final class ServedSeries {
    static final List<Integer> HORIZONS = List.of(1, 10, 32);
    private static final int LAGS = 32;
    private static final double TRAIN = 0.7;
    private static final double VALIDATION = 0.8; // its end
    private static final long PERIOD_MICROS = 1_000_000;
    private static final double CLIP = 1e6; // scales: none

    private final int calibration;
    private final double deviation;
    private final double[][]
            residuals; // (horizons)(targets) observed value − forecast from the validation part on, NaN where missing
    private final double[][] halfWidths; // (horizons)(targets) of the service's intervals

    private ServedSeries(int calibration, double deviation, double[][] residuals, double[][] halfWidths) {
        this.calibration = calibration;
        this.deviation = deviation;
        this.residuals = residuals;
        this.halfWidths = halfWidths;
    }

    /** Number of targets in the validation part. */
    int calibration() {
        return calibration;
    }

    /** Standard deviation of the training part. */
    double deviation() {
        return deviation;
    }

    /** (targets) observed value − forecast from the validation part on, NaN where missing; shared. */
    double[] residuals(int horizonIndex) {
        return residuals[horizonIndex];
    }

    /** (targets) half widths of the service's intervals; shared. */
    double[] halfWidths(int horizonIndex) {
        return halfWidths[horizonIndex];
    }

    /**
     * Serves a channel.
     *
     * @param values (time) NaN where missing
     * @return empty if the training part is constant or the other parts have too few values to compare
     */
    static Optional<ServedSeries> of(double[] values) {
        int trained = (int) (values.length * TRAIN);
        int validated = (int) (values.length * VALIDATION);
        double[] train = present(values, 0, trained);
        double center = Arrays.stream(train).average().orElse(0);
        double deviation = Math.sqrt(Arrays.stream(train)
                .map(value -> (value - center) * (value - center))
                .average()
                .orElse(0));
        int longest = HORIZONS.get(HORIZONS.size() - 1);
        if (!(deviation > 1e-9 * Math.abs(center))
                || train.length < 10 * LAGS
                || present(values, trained + longest, validated).length < longest
                || present(values, validated, values.length).length < longest) {
            return Optional.empty();
        }
        Model model = model(values, trained, center, deviation);
        return Optional.of(serve(values, trained, validated, deviation, model));
    }

    private static Model model(double[] values, int trained, double center, double deviation) {
        double[][] scaled = new double[trained][1];
        boolean[][] observed = new boolean[trained][1];
        double last = 0;
        for (int t = 0; t < trained; t++) {
            observed[t][0] = !Double.isNaN(values[t]);
            last = observed[t][0] ? (values[t] - center) / deviation : last;
            scaled[t][0] = last;
        }
        Autoregression regression =
                Autoregression.fit(List.of(new SeriesSlice(scaled, observed, LAGS)), HORIZONS, LAGS);
        var scaling = new Scaling(Scaling.Kind.Z_SCORE, new double[] {center}, new double[] {deviation}, -CLIP, CLIP);
        return new Model(
                new ModelVersion("default", 1),
                new ModelSpec(regression.spec(), PERIOD_MICROS, HORIZONS, true, LAGS, IntervalMethod.COVERAGE),
                new Preprocessing(scaling, false),
                regression.weights(),
                Lineage.UNKNOWN);
    }

    private static ServedSeries serve(double[] values, int trained, int validated, double deviation, Model model) {
        int targets = values.length - trained;
        double[][] residuals = new double[HORIZONS.size()][targets];
        double[][] halfWidths = new double[HORIZONS.size()][targets];
        for (double[] row : residuals) {
            Arrays.fill(row, Double.NaN);
        }
        var forecaster = new SeriesForecaster(ForecastSettings.DEFAULTS);
        SeriesState state = forecaster.newState(1);
        // The samples before the validation part fill the lags; the first forecasts of a target there are made by the
        // model.
        int longest = HORIZONS.get(HORIZONS.size() - 1);
        for (int t = trained - longest - LAGS; t < values.length; t++) {
            long time = t * PERIOD_MICROS;
            ObservationResult result = forecaster.observe(
                    state, new Observation(time, new double[] {values[t]}), Optional.of(model), time, time);
            List<HorizonForecast> steps = ((Accepted) result).forecast().steps();
            for (int h = 0; h < HORIZONS.size() && t >= trained - longest; h++) {
                int target = t + HORIZONS.get(h);
                if (target >= trained && target < values.length) {
                    HorizonForecast step = steps.get(h);
                    residuals[h][target - trained] = values[target] - step.mean()[0];
                    halfWidths[h][target - trained] = (step.upper()[0] - step.lower()[0]) / 2;
                }
            }
        }
        return new ServedSeries(validated - trained, deviation, residuals, halfWidths);
    }

    private static double[] present(double[] values, int from, int to) {
        return Arrays.stream(values, Math.min(from, to), to)
                .filter(value -> !Double.isNaN(value))
                .toArray();
    }
}
