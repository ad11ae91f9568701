package io.wavecast.streams.forecast;

import io.wavecast.core.model.Model;
import io.wavecast.core.series.Forecast;
import io.wavecast.core.series.ForecastStatus;
import io.wavecast.core.series.Observation;
import io.wavecast.core.series.Score;
import io.wavecast.core.series.ScoreSummary;
import io.wavecast.streams.forecast.ObservationResult.Accepted;
import io.wavecast.streams.forecast.ObservationResult.Rejected;
import io.wavecast.streams.series.SeriesState;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Forecasts series: each observation changes the state of its series, and results in a forecast. The result depends only on the
 * observations and the models in force at the time. Not thread-safe, since it owns scratch space.
 */
public final class SeriesForecaster {
    private final ForecastSettings settings;
    private final Map<String, ModelPredictor> modelPredictors = new HashMap<>(); // newest version by model name
    private final Scorer scorer = new Scorer();
    private Optional<Model> naiveModel = Optional.empty(); // the model whose horizons the naive predictor has
    private NaivePredictor naivePredictor = new NaivePredictor(naiveModel);

    public SeriesForecaster(ForecastSettings settings) {
        this.settings = settings;
    }

    /** The state of a series without observations. */
    public SeriesState newState(int channels) {
        return new SeriesState(channels, settings.ringFor(channels));
    }

    /**
     * Processes one observation of a series.
     *
     * @param state state of the series; changed in place, unless the observation is rejected
     * @param model the model that serves the series now; must have as many channels as the series
     * @param arrivedMicros record timestamp of the observation
     * @param nowMicros time of the wall clock; determines only whether the forecast is late
     */
    public ObservationResult observe(
            SeriesState state, Observation observation, Optional<Model> model, long arrivedMicros, long nowMicros) {
        Rejected rejected = rejection(state, observation, arrivedMicros);
        if (rejected != null) {
            return rejected;
        }
        long ticks = Ticks.between(state, observation, model);
        Scorer.Scored scored = scorer.settle(state, state.tick() + ticks, observation, model);
        List<ScoreSummary> summaries = sumUp(state, scored.scores(), observation.timeMicros());

        long missing = ticks - 1;
        if (missing > settings.maxGap()) {
            state.dropPast();
            missing = 0;
        }
        int warmup = model.isPresent() ? model.get().spec().warmup() : 0;
        state.growRing(Math.max(warmup, settings.ringFor(state.channels())));
        boolean ready = model.isPresent() && state.ring().size() + 1 >= warmup;
        Predictor predictor = ready ? modelPredictor(model.get()) : naivePredictor(model);
        boolean rebuilt = predictor.adopt(state);

        boolean filled = MissingValues.fillSamples(state, predictor, missing);
        double[] sample = observation.values().clone();
        filled |= MissingValues.fillChannels(state, predictor, sample);
        state.addObservation(observation.timeMicros(), ticks, sample);

        Prediction prediction = predictor.predict(state, sample);
        ForecastStatus status = !ready ? ForecastStatus.WARMING : filled ? ForecastStatus.FILLED : ForecastStatus.OK;
        boolean failed = ready && !prediction.isFinite();
        if (failed) {
            NaivePredictor naive = naivePredictor(model);
            state.failModel(naive.intervals(state));
            prediction = naive.predict(state, sample);
            status = ForecastStatus.WARMING;
        }
        long period = model.isPresent() ? model.get().spec().periodMicros() : state.spacingMicros();
        var assembly = new ForecastAssembly(state, prediction, status, period);
        Forecast forecast = assembly.build();
        assembly.queueForScoring(arrivedMicros, nowMicros);
        return new Accepted(forecast, scored.scores(), summaries, scored.unscored(), rebuilt, failed);
    }

    /**
     * Adds scores to the sums of the current second, unless every score is published.
     *
     * @return the sums of the previous second
     */
    private List<ScoreSummary> sumUp(SeriesState state, List<Score> scores, long timeMicros) {
        List<ScoreSummary> summaries = state.takeFinishedScores(timeMicros);
        if (!settings.everyScore()) {
            for (int i = 0; i < scores.size(); i++) {
                state.addScore(scores.get(i));
            }
        }
        return summaries;
    }

    /** The reason to reject the observation; null if there is none, since an Optional per record would cost more than the checks. */
    private static @Nullable Rejected rejection(SeriesState state, Observation observation, long arrivedMicros) {
        if (observation.channels() != state.channels()) {
            return new Rejected(
                    RejectionReason.CHANNEL_COUNT,
                    "expected " + state.channels() + " channels, as in the first observation of the series, was "
                            + observation.channels());
        }
        if (observation.isTooFarAheadOf(arrivedMicros)) {
            return new Rejected(
                    RejectionReason.TIME_AHEAD,
                    "expected an event time at most ten years after the record's timestamp " + arrivedMicros
                            + " us, was " + observation.timeMicros() + " us");
        }
        if (state.observations() == 0 || observation.timeMicros() > state.lastMicros()) {
            return null;
        }
        return new Rejected(
                observation.timeMicros() == state.lastMicros()
                        ? RejectionReason.DUPLICATE
                        : RejectionReason.OUT_OF_ORDER,
                "expected an event time after that of the newest observation, " + state.lastMicros() + " us, was "
                        + observation.timeMicros() + " us");
    }

    private ModelPredictor modelPredictor(Model model) {
        ModelPredictor predictor = modelPredictors.get(model.version().name());
        if (predictor == null || predictor.model() != model) {
            predictor = new ModelPredictor(model);
            modelPredictors.put(model.version().name(), predictor);
        }
        return predictor;
    }

    private NaivePredictor naivePredictor(Optional<Model> model) {
        if (!model.equals(naiveModel)) {
            naiveModel = model;
            naivePredictor = new NaivePredictor(model);
        }
        return naivePredictor;
    }
}
