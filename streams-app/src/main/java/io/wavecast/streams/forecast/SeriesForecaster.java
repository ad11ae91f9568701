package io.wavecast.streams.forecast;

import io.wavecast.core.model.Model;
import io.wavecast.core.model.ModelVersion;
import io.wavecast.core.series.Forecast;
import io.wavecast.core.series.ForecastStatus;
import io.wavecast.core.series.Observation;
import io.wavecast.core.series.ScoreSummary;
import io.wavecast.streams.series.IntervalTracker;
import io.wavecast.streams.series.RunningScores;
import io.wavecast.streams.series.SeriesState;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Answers each observation of a series with a forecast. What it says follows from the observations and from the models
 * they met, and from nothing else. Owns scratch space: one per thread.
 */
public final class SeriesForecaster {
    private final ForecastSettings settings;
    private final Map<String, ModelPredictor> followers = new HashMap<>(); // by model name, of the newest version met
    private final Scorer scorer = new Scorer();
    private Optional<Model> coming = Optional.empty(); // that the last value last stood in for
    private NaivePredictor lastValue = new NaivePredictor(coming);

    public SeriesForecaster(ForecastSettings settings) {
        this.settings = settings;
    }

    /** A series of which nothing is known yet. */
    public SeriesState fresh(int channels) {
        return new SeriesState(channels, settings.ringFor(channels));
    }

    /**
     * Moves a series on by one observation.
     *
     * @param state of the series; moved on in place, unless the observation is refused
     * @param model that serves the series now, for as many channels as the observation has
     * @param arrivedMicros when Kafka got the observation
     * @param nowMicros the wall clock; tells only whether the forecast is late
     */
    public ObservationResult answer(
            SeriesState state, Observation observation, Optional<Model> model, long arrivedMicros, long nowMicros) {
        ObservationResult refused = refusal(state, observation, arrivedMicros);
        if (refused != null) {
            return refused;
        }
        long ticks = Ticks.between(state, observation, model);
        Scorer.Scored scored = scorer.settle(state, state.tick() + ticks, observation, model);
        List<ScoreSummary> summaries = RunningScores.takeFinished(state.sums(), observation.timeMicros());
        if (!settings.everyScore()) {
            for (int i = 0; i < scored.scores().size(); i++) {
                RunningScores.add(state.sums(), scored.scores().get(i));
            }
        }

        long missing = ticks - 1;
        if (missing > settings.maxGap()) {
            state.ring().clear();
            state.adopt(ModelVersion.NAIVE, Optional.empty(), new IntervalTracker(state.channels()));
            missing = 0;
        }
        int warmup = model.isPresent() ? model.get().spec().warmup() : 0;
        state.remember(Math.max(warmup, settings.ringFor(state.channels())));
        boolean ready = model.isPresent() && state.ring().size() + 1 >= warmup;
        Predictor follower = ready ? followerFor(model.get()) : lastValueFor(model);
        boolean rebuilt = follower.takeOver(state);

        boolean filled = fillGap(state, follower, missing);
        double[] sample = observation.values().clone();
        filled |= fillChannels(state, follower, sample);
        long spacing = state.observations() == 0 ? 0 : observation.timeMicros() - state.lastMicros();
        state.arrived(observation.timeMicros(), ticks, spacing);
        state.fed(sample);

        Prediction outlook = follower.step(state, sample);
        ForecastStatus status = !ready ? ForecastStatus.WARMING : filled ? ForecastStatus.FILLED : ForecastStatus.OK;
        boolean failed = ready && !outlook.isFinite();
        if (failed) {
            NaivePredictor instead = lastValueFor(model);
            instead.takeOver(state);
            outlook = instead.step(state, sample);
            status = ForecastStatus.WARMING;
        }
        long period = model.isPresent() ? model.get().spec().periodMicros() : spacing;
        Forecast forecast = new ForecastAssembly(state, outlook, status, period).forecast(arrivedMicros, nowMicros);
        return new ObservationResult.Accepted(forecast, scored.scores(), summaries, scored.unscored(), rebuilt, failed);
    }

    /** Null where there is nothing against it. */
    private static ObservationResult refusal(SeriesState state, Observation observation, long arrivedMicros) {
        if (observation.channels() != state.channels()) {
            return new ObservationResult.Rejected(
                    RejectionReason.CHANNEL_COUNT,
                    "the observation has " + observation.channels() + " channels, the series began with "
                            + state.channels() + ": as many are right");
        }
        if (observation.isTooFarAheadOf(arrivedMicros)) {
            return new ObservationResult.Rejected(
                    RejectionReason.TIME_AHEAD,
                    "the observation is of " + observation.timeMicros() + " us and reached Kafka at " + arrivedMicros
                            + " us: at most ten years ahead is right");
        }
        if (state.observations() == 0 || observation.timeMicros() > state.lastMicros()) {
            return null;
        }
        RejectionReason reason = observation.timeMicros() == state.lastMicros() ? RejectionReason.DUPLICATE : RejectionReason.OUT_OF_ORDER;
        return new ObservationResult.Rejected(
                reason,
                "the observation is of " + observation.timeMicros() + " us, the newest of its series of "
                        + state.lastMicros() + " us: a later one is right");
    }

    private Predictor followerFor(Model model) {
        ModelPredictor known = followers.get(model.version().name());
        if (known == null || known.model() != model) {
            known = new ModelPredictor(model);
            followers.put(model.version().name(), known);
        }
        return known;
    }

    private NaivePredictor lastValueFor(Optional<Model> model) {
        if (!model.equals(coming)) {
            coming = model;
            lastValue = new NaivePredictor(model);
        }
        return lastValue;
    }

    /** Steps through missing samples as they were expected. */
    private static boolean fillGap(SeriesState state, Predictor follower, long missing) {
        if (missing == 0) {
            return false;
        }
        double[] expected = new double[state.channels()];
        for (long i = 0; i < missing; i++) {
            follower.expect(state, expected);
            lastWhereUnknown(state, expected);
            follower.absorb(state, expected);
            state.fed(expected);
        }
        return true;
    }

    /** Puts what was expected in the place of missing channels. */
    private static boolean fillChannels(SeriesState state, Predictor follower, double[] sample) {
        double[] expected = null;
        for (int c = 0; c < sample.length; c++) {
            if (Double.isNaN(sample[c])) {
                if (expected == null) {
                    expected = new double[sample.length];
                    follower.expect(state, expected);
                    lastWhereUnknown(state, expected);
                }
                sample[c] = expected[c];
            }
        }
        return expected != null;
    }

    private static void lastWhereUnknown(SeriesState state, double[] expected) {
        for (int c = 0; c < expected.length; c++) {
            if (state.observations() > 0 && !Double.isFinite(expected[c])) {
                expected[c] = state.last()[c];
            }
        }
    }
}
