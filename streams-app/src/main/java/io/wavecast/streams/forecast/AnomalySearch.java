package io.wavecast.streams.forecast;

import io.wavecast.core.adapt.ForecastCorrector;
import io.wavecast.core.model.ModelVersion;
import io.wavecast.core.series.Anomaly;
import io.wavecast.core.series.Observation;
import io.wavecast.streams.anomaly.AnomalyRules;
import io.wavecast.streams.anomaly.Expected;
import io.wavecast.streams.anomaly.SeriesDetector;
import io.wavecast.streams.anomaly.Shield;
import io.wavecast.streams.series.PendingForecast;
import io.wavecast.streams.series.PendingForecasts;
import io.wavecast.streams.series.SeriesState;
import io.wavecast.streams.series.SeriesTimes;
import io.wavecast.streams.series.StateSections;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Looks for anomalies in observations, and shields the network from them. Compares an observation with the forecast for it of the horizon that is set,
 * or of the nearest shorter one; the shield always compares with the forecast of the next step. One per thread.
 */
final class AnomalySearch {
    /** Series of more channels are not judged: their numbers and the rest of their state might not fit into a Kafka message. */
    static final int MAX_CHANNELS = 1_024;

    private static final int NEXT = 1; // horizon

    private final RuledDetectors detectors;
    private Shield shield = Shield.NONE; // of the newest observation's series
    private final List<Anomaly> found = new ArrayList<>(); // of the newest observation
    /** Of the next step, for the newest observation, by a model. Valid until it is settled. */
    private @Nullable PendingForecast due;

    private double[] shielded = {}; // (channels) the model's own forecasts that replace values; NaN keeps the value

    /** @param rules empty if no anomalies are looked for */
    AnomalySearch(AnomalyRules rules) {
        this.detectors = new RuledDetectors(rules);
    }

    /** What began and ended with the newest observation. Valid until the next one. */
    List<Anomaly> found() {
        return found;
    }

    /** Judges an observation. Must be called before its forecasts are settled. */
    void judge(SeriesState state, Observation observation) {
        StateSections sections = state.sections();
        int channels = observation.channels();
        SeriesDetector detector = detectors.of(state);
        if (detector == null) {
            if (!sections.isEmpty()) {
                sections.clearAnomalies();
            }
            return;
        }
        found.clear();
        due = null;
        shield = detector.shield();
        if (channels > MAX_CHANNELS) {
            return;
        }
        double[] numbers = sections.anomalies();
        if (numbers.length != SeriesDetector.numbers(channels)) {
            numbers = SeriesDetector.newState(channels);
            sections.setAnomalies(numbers);
        }
        due = due(state.pending(), observation.timeMicros(), NEXT);
        PendingForecast judged =
                detector.horizon() == NEXT ? due : due(state.pending(), observation.timeMicros(), detector.horizon());
        ModelVersion model = judged == null ? state.lifecycle().model() : judged.model();
        silence(detector, state, numbers, observation.timeMicros());
        detector.begin(period(state.times()), channels);
        shielded = shielded.length == channels ? shielded : new double[channels];
        for (int c = 0; c < channels; c++) {
            Expected expected = expected(judged, c, model);
            double value = observation.values()[c];
            List<Anomaly> changes = detector.observe(numbers, c, observation.timeMicros(), value, expected);
            if (!changes.isEmpty()) {
                found.addAll(changes);
            }
            shielded[c] = replaces(numbers, c, value) ? entering(due, c) : Double.NaN;
        }
    }

    /** The sample that enters the network: the observed one, or a copy with the forecasts of those values that the shield holds off. */
    double[] entering(double[] sample) {
        if (shield.samples() == 0 || due == null) {
            return sample;
        }
        double[] entering = sample;
        for (int c = 0; c < sample.length; c++) {
            if (!Double.isNaN(shielded[c])) {
                entering = entering == sample ? sample.clone() : entering;
                entering[c] = shielded[c];
            }
        }
        return entering;
    }

    /**
     * Begins a silence if a series was not heard for too long.
     *
     * @param waited microseconds since its newest observation arrived
     */
    List<Anomaly> silent(SeriesState state, long waited) {
        double[] numbers = state.sections().anomalies();
        SeriesDetector detector = detectors.of(state);
        if (detector == null || numbers.length != SeriesDetector.numbers(state.channels())) {
            return List.of();
        }
        SeriesTimes times = state.times();
        long last = times.newestMicros();
        return detector.silent(
                numbers, last, period(times), last + waited, state.lifecycle().model());
    }

    /** Microseconds after an arrival at which a series is silent; 0 if that is unknown. */
    long silentAfter(SeriesState state) {
        long period = period(state.times());
        SeriesDetector detector = detectors.of(state);
        return detector == null || period == 0 ? 0 : detector.silentFrom(0, period);
    }

    /** Ends all anomalies of a series that begins anew. */
    List<Anomaly> endAll(SeriesState state) {
        double[] numbers = state.sections().anomalies();
        SeriesDetector detector = detectors.of(state);
        return detector == null || numbers.length == 0
                ? List.of()
                : detector.endAll(numbers, state.lastMicros(), state.lifecycle().model());
    }

    /** Tells a gap before the observation, unless it was told while it lasted. */
    private void silence(SeriesDetector detector, SeriesState state, double[] numbers, long micros) {
        if (state.observations() > 0) {
            ModelVersion before = state.lifecycle().model();
            found.addAll(detector.silent(numbers, state.lastMicros(), period(state.times()), micros, before));
            found.addAll(detector.heard(numbers, micros, before));
        }
    }

    private static Expected expected(@Nullable PendingForecast judged, int channel, ModelVersion model) {
        if (judged == null) {
            return new Expected(Double.NaN, Double.NaN, Double.NaN, model);
        }
        double mean = judged.mean()[channel];
        double width = judged.width()[channel];
        return new Expected(mean, mean - width, mean + width, model);
    }

    /** What the network gets instead of a value: as in gaps, the model's own forecast, without the corrections of an adapter. */
    private static double entering(@Nullable PendingForecast due, int channel) {
        if (due == null) {
            return Double.NaN;
        }
        double[] lesson = due.lesson();
        return lesson.length == 0
                ? due.mean()[channel]
                : ForecastCorrector.modelsOwn(lesson, due.mean().length, channel);
    }

    private boolean replaces(double[] numbers, int channel, double value) {
        if (due == null || shield.samples() == 0 || !Double.isFinite(due.mean()[channel])) {
            return false;
        }
        double mean = due.mean()[channel];
        double entering = shield.entering(
                SeriesDetector.lasts(numbers, channel),
                SeriesDetector.sinceBeginning(numbers, channel),
                value,
                mean,
                due.width()[channel]);
        return !Double.isNaN(value) && entering != value;
    }

    /**
     * Of the forecasts of models that were due, the newest one with the longest horizon up to the given one. Longer horizons have larger errors, which
     * would count as anomalies after a gap, when nothing else is due.
     */
    private static @Nullable PendingForecast due(PendingForecasts pending, long micros, int horizon) {
        PendingForecast longest = null;
        for (int i = pending.due(micros) - 1; i >= 0; i--) {
            PendingForecast forecast = pending.get(i);
            boolean hit = micros < forecast.untilMicros() && forecast.horizon() <= horizon;
            boolean longer = longest == null || forecast.horizon() > longest.horizon();
            if (hit && longer && !forecast.model().equals(ModelVersion.NAIVE)) {
                longest = forecast;
            }
        }
        return longest;
    }

    /** The measured period; 0 before it is the median of all spacings that are kept. */
    private static long period(SeriesTimes times) {
        return times.periodIsMeasured() ? times.periodMicros() : 0;
    }
}
