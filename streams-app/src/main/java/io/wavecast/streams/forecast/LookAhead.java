package io.wavecast.streams.forecast;

import io.wavecast.core.model.Model;
import io.wavecast.core.model.ModelSpec;
import io.wavecast.core.model.ModelVersion;
import io.wavecast.core.quantile.IntervalTracker;
import io.wavecast.core.rnn.TargetChannels;
import io.wavecast.core.series.Forecast;
import io.wavecast.core.series.ForecastStatus;
import io.wavecast.core.series.HorizonForecast;
import io.wavecast.streams.levels.LevelForecasts;
import io.wavecast.streams.series.InputRing;
import io.wavecast.streams.series.PendingForecast;
import io.wavecast.streams.series.SeriesState;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Forecasts any number of steps of a series on request, from a copy of its state. At the horizons that the service has published from the
 * newest observation, the answer is what it published. At all others the model continues with its own forecasts as inputs.
 */
public final class LookAhead {
    /** Limit of the multiplications and additions of a request: some seconds of one core. */
    private static final long MAX_WORK = 2_000_000_000L;

    private LookAhead() {}

    /** The largest number of steps that a request may ask for, of a series with this number of channels. */
    public static int maxSteps(Optional<Model> model, int channels) {
        long parameters =
                model.map(found -> found.spec().network().parameters()).orElse(1L);
        long steps = Math.min(MAX_WORK / Math.max(1, parameters), InputRing.MAX_VALUES / Math.max(1, channels));
        return (int) Math.max(1, Math.min(ModelSpec.MAX_HORIZON, steps));
    }

    /**
     * Forecasts the next steps.
     *
     * @param state a copy of the state with all past inputs, and at least one observation; it may be changed
     * @param serving the model that serves the series now; no model of labels
     * @param steps number of steps, at most {@link #maxSteps}
     */
    public static Outlook of(SeriesState state, Optional<Model> serving, int steps) {
        Optional<Model> model = Ticks.fitting(state, serving);
        long period = Ticks.period(state, model);
        Map<Integer, PendingForecast> sent = sent(state, period);
        boolean ready = model.isPresent()
                && !state.refuses(model.get().version())
                && state.ring().size() >= model.get().spec().warmup();
        if (ready) {
            var predictor = new ModelPredictor(model.get());
            boolean rebuilt = predictor.adopt(state);
            double[][] means = predictor.lookAhead(state, steps);
            if (isFinite(means, model.get().spec().targets())) {
                return outlook(
                        state,
                        model.get().version(),
                        model.get().spec().horizons(),
                        means,
                        model.get().adapter().isPresent()
                                || model.get().spread().isPresent(),
                        period,
                        rebuilt ? Map.of() : sent);
            }
        }
        var naive = new NaivePredictor(model);
        boolean unused = naive.adopt(state);
        double[][] means = new double[steps][state.channels()];
        for (double[] mean : means) {
            naive.repeat(state.last(), mean);
        }
        return outlook(state, ModelVersion.NAIVE, naive.horizons(), means, false, period, sent);
    }

    /** The forecast that was published with the newest observation; without steps if no horizon of it is pending. */
    public static Forecast published(SeriesState state, Optional<Model> serving) {
        Optional<Model> model = Ticks.fitting(state, serving);
        long period = Ticks.period(state, model);
        ModelVersion version = state.lifecycle().model();
        ForecastStatus status = version.equals(ModelVersion.NAIVE) ? ForecastStatus.WARMING : ForecastStatus.OK;
        List<HorizonForecast> steps = new ArrayList<>();
        for (PendingForecast pending : new TreeMap<>(sent(state, period)).values()) {
            if (pending.model().equals(version)) {
                status = pending.status();
                int horizon = pending.horizon();
                HorizonForecast main = step(horizon, at(state, horizon, period), pending.mean(), pending.width());
                steps.add(new HorizonForecast(
                        horizon,
                        main.atMicros(),
                        main.mean(),
                        main.lower(),
                        main.upper(),
                        LevelForecasts.published(state, pending)));
            }
        }
        return new Forecast(state.lastMicros(), version, status, steps);
    }

    /** The time between two observations of a series: its model's, or the measured one without a model; 0 if unknown. */
    public static long period(SeriesState state, Optional<Model> model) {
        return Ticks.period(state, Ticks.fitting(state, model));
    }

    /** Whether a model's period fits a series with this period in microseconds. */
    public static boolean fits(long periodMicros, Model model) {
        return Ticks.fits(periodMicros, model.spec().periodMicros());
    }

    /**
     * @param corrected whether the errors that the widths are learned from are those of corrected forecasts, or in units of their spreads; the steps
     *     that are not published are not corrected, and have no spreads
     */
    private static Outlook outlook(
            SeriesState state,
            ModelVersion version,
            List<Integer> horizons,
            double[][] means,
            boolean corrected,
            long period,
            Map<Integer, PendingForecast> sent) {
        List<HorizonForecast> steps = new ArrayList<>(means.length);
        Set<Integer> published = new HashSet<>();
        Set<Integer> learned = new HashSet<>();
        ForecastStatus status = version.equals(ModelVersion.NAIVE) ? ForecastStatus.WARMING : ForecastStatus.OK;
        List<WidthCurve> curves = curves(state, horizons);
        for (int h = 1; h <= means.length; h++) {
            double[] mean = means[h - 1];
            double[] width = new double[mean.length];
            PendingForecast own = sent.get(h);
            if (own != null && own.model().equals(version)) {
                published.add(h);
                status = own.status();
                mean = own.mean();
                width = own.width();
            }
            boolean known = !corrected || published.contains(h);
            for (int c = 0; c < mean.length; c++) {
                WidthCurve curve = curves.get(c);
                known &= Double.isNaN(mean[c]) || curve.isLearned(h);
                if (!published.contains(h)) {
                    width[c] = curve.width(h);
                }
            }
            if (known) {
                learned.add(h);
            }
            steps.add(step(h, at(state, h, period), mean, width));
        }
        return new Outlook(new Forecast(state.lastMicros(), version, status, steps), published, learned);
    }

    private static List<WidthCurve> curves(SeriesState state, List<Integer> horizons) {
        IntervalTracker intervals = state.lifecycle().intervals();
        List<WidthCurve> curves = new ArrayList<>();
        for (int c = 0; c < state.channels(); c++) {
            curves.add(new WidthCurve(horizons, intervals, state.channels(), c));
        }
        return curves;
    }

    private static HorizonForecast step(int horizon, long at, double[] mean, double[] width) {
        double[] lower = new double[mean.length];
        double[] upper = new double[mean.length];
        for (int c = 0; c < mean.length; c++) {
            lower[c] = mean[c] - width[c];
            upper[c] = mean[c] + width[c];
        }
        return new HorizonForecast(horizon, at, mean, lower, upper);
    }

    /** The forecasts that were published with the newest observation, by horizon. */
    private static Map<Integer, PendingForecast> sent(SeriesState state, long period) {
        Map<Integer, PendingForecast> sent = new HashMap<>();
        for (PendingForecast pending : state.pending()) {
            long target = at(state, pending.horizon(), period);
            if (target != HorizonForecast.UNKNOWN_TIME
                    && pending.fromMicros() <= target
                    && target < pending.untilMicros()
                    && pending.mean().length == state.channels()) {
                sent.put(pending.horizon(), pending);
            }
        }
        return sent;
    }

    private static long at(SeriesState state, int horizon, long period) {
        return ForecastAssembly.after(state.lastMicros(), horizon, period);
    }

    private static boolean isFinite(double[][] means, TargetChannels targets) {
        for (double[] mean : means) {
            for (int channel : targets.list()) {
                if (!Double.isFinite(mean[channel])) {
                    return false;
                }
            }
        }
        return true;
    }
}
