package io.wavecast.streams.forecast;

import io.wavecast.core.arrange.Arrangement;
import io.wavecast.core.model.Model;
import io.wavecast.core.model.ModelVersion;
import io.wavecast.core.rnn.TargetChannels;
import io.wavecast.core.series.Anomaly;
import io.wavecast.core.series.ForecastDraft;
import io.wavecast.core.series.ForecastStatus;
import io.wavecast.core.series.Observation;
import io.wavecast.core.series.ScoreSummary;
import io.wavecast.streams.forecast.ObservationResult.Accepted;
import io.wavecast.streams.forecast.ObservationResult.Incident;
import io.wavecast.streams.forecast.ObservationResult.Rejected;
import io.wavecast.streams.levels.LevelForecasts;
import io.wavecast.streams.levels.LevelScores;
import io.wavecast.streams.series.SeriesState;
import io.wavecast.streams.series.VisibleTimes;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Forecasts series: each observation changes the state of its series, and results in a forecast. The result depends only on the
 * observations and the models that serve their records. Not thread-safe, since it owns scratch space.
 */
public final class SeriesForecaster {
    private final ForecastSettings settings;
    private final Map<ModelVersion, ModelPredictor> modelPredictors = new HashMap<>();
    private final Scorer scorer;
    private final ChallengerStep challengers;
    private final AnomalySearch anomalies;
    private final @Nullable LevelForecasts levels; // null without further levels
    private final Accepted accepted;
    private final ObservationAdmission admission;
    private final long maxAheadMicros;
    private Optional<Model> naiveModel = Optional.empty(); // the model whose horizons the naive predictor has
    private NaivePredictor naivePredictor = new NaivePredictor(naiveModel);

    public SeriesForecaster(ForecastSettings settings) {
        this.settings = settings;
        this.scorer = new Scorer(settings.everyScore());
        this.challengers = new ChallengerStep(settings.maxGap(), scorer);
        this.anomalies = new AnomalySearch(settings.anomalies());
        this.levels = settings.levels().size() == 0 ? null : new LevelForecasts(settings.levels());
        this.accepted = new Accepted(scorer, anomalies, levels == null ? LevelScores.none() : levels.scores());
        this.maxAheadMicros = TimeUnit.NANOSECONDS.toMicros(settings.maxAhead().toNanos());
        this.admission = new ObservationAdmission(maxAheadMicros);
    }

    /** The state of a series without observations. */
    public SeriesState newState(int channels) {
        return new SeriesState(channels, settings.ringFor(channels));
    }

    /**
     * The reason to reject an observation whose event time is so far ahead that a clock must be wrong; null if there is none.
     *
     * @param arrivedMicros record timestamp of the observation
     */
    public @Nullable Rejected tooFarAhead(SeriesState state, Observation observation, long arrivedMicros) {
        long ahead = observation.timeMicros() - arrivedMicros;
        return ahead <= maxAheadMicros || observation.channels() != state.channels() // the other reason comes first
                ? null
                : new Rejected(
                        RejectionReason.TIME_AHEAD,
                        "expected an event time at most " + settings.maxAhead().toSeconds()
                                + " s after the record's timestamp " + arrivedMicros + " us, was "
                                + observation.timeMicros() + " us: a clock is wrong, or the setting is too small",
                        false);
    }

    /**
     * Refuses an observation that cannot be put in its place among the samples of its series, whose section for that must exist.
     *
     * @return null if it can
     */
    public @Nullable ObservationResult refusal(SeriesState state, Observation observation, Arrangement how) {
        RejectionReason reason = ObservationAdmission.reason(state, observation, how);
        boolean setBack = how.nominal() && how.latenessMicros() == 0; // with a lateness, such samples may just be late
        return reason == null ? null : admission.refuse(state, observation, reason, setBack);
    }

    /** Processes one observation of a series, whose forecast counts as visible when it is computed. */
    public ObservationResult observe(
            SeriesState state, Observation observation, Optional<Model> model, long arrivedMicros, long nowMicros) {
        return observe(state, observation, model, arrivedMicros, nowMicros, VisibleTimes.UNTRACKED);
    }

    /** Processes one observation of a series without a challenger. */
    public ObservationResult observe(
            SeriesState state,
            Observation observation,
            Optional<Model> model,
            long arrivedMicros,
            long nowMicros,
            VisibleTimes visible) {
        return observe(state, observation, model, Optional.empty(), arrivedMicros, nowMicros, visible);
    }

    /**
     * Processes one observation of a series. The result is valid until the next observation.
     *
     * @param state state of the series; changed in place
     * @param serving the model that serves the series now; must have as many channels as the series
     * @param challenger the version that steps beside it, invisible in forecasts
     * @param arrivedMicros record timestamp of the observation
     * @param nowMicros time of the wall clock; determines only whether the forecast is late
     * @param visible tells when the forecast becomes visible; determines only whether it is late
     */
    public ObservationResult observe(
            SeriesState state,
            Observation observation,
            Optional<Model> serving,
            Optional<Model> challenger,
            long arrivedMicros,
            long nowMicros,
            VisibleTimes visible) {
        RejectionReason reason = admission.reason(state, observation);
        if (reason != null) {
            return admission.refuse(state, observation, reason, false);
        }
        Optional<Model> model = Ticks.fitting(state, serving);
        long period = Ticks.period(state, model);
        long missing = Ticks.between(state, observation.timeMicros(), period) - 1;
        List<ScoreSummary> summaries = state.takeFinishedScores(observation.timeMicros());
        anomalies.judge(state, observation);
        learnLevels(state, observation);
        scorer.settle(state, observation, model, corrections(state, model));
        summaries =
                challengers.begin(state, observation, Ticks.fitting(state, comparable(challenger, model)), summaries);

        boolean jump = missing > settings.maxGap() || state.observations() == 1;
        if (missing > settings.maxGap()) {
            state.dropPast();
            missing = 0;
        }
        int warmup = model.isPresent() ? model.get().spec().warmup() : 0;
        state.growRing(Math.max(warmup, settings.ringFor(state.channels())));
        boolean ready = model.isPresent()
                && !state.refuses(model.get().version())
                && state.ring().size() + 1 >= warmup;
        Predictor predictor = ready ? modelPredictor(model.get()) : naivePredictor(model);
        boolean rebuilt = predictor.adopt(state);

        challengers.enter(state, observation);
        boolean filled = MissingValues.fillSamples(state, predictor, missing, period);
        double[] sample = observation.values();
        if (MissingValues.hasGaps(sample)) {
            sample = MissingValues.filled(
                    state, predictor, MissingValues.before(state, observation, missing, period), sample);
            filled = true;
        }
        if (ready) {
            sample = anomalies.entering(sample);
        }
        state.addObservation(observation.timeMicros(), arrivedMicros, jump, sample);

        ForecastDraft forecast = predictor.predict(state, sample);
        ForecastStatus status = !ready ? ForecastStatus.WARMING : filled ? ForecastStatus.FILLED : ForecastStatus.OK;
        boolean failed = ready && !forecast.isFinite();
        if (failed) {
            NaivePredictor naive = naivePredictor(model);
            state.refuseModel(naive.intervals(state));
            Corrections.forget(state);
            forecast = naive.predict(state, sample);
            predictor = naive;
            status = ForecastStatus.WARMING;
        }
        long nextPeriod = Ticks.period(state, model);
        if (levels != null) {
            levels.complete(state, forecast);
        }
        ForecastAssembly.complete(state, forecast, status, nextPeriod);
        ForecastAssembly.queueForScoring(state, forecast, predictor, nextPeriod, arrivedMicros, nowMicros, visible);
        boolean challengerFailed = challengers.predict(state, ready ? anomalies : null, arrivedMicros);
        boolean mismatch = model.isPresent() ? Ticks.mismatch(state.times(), model) : serving.isPresent();
        ModelVersion tried = ready ? model.get().version() : ModelVersion.NAIVE;
        return accepted.next(forecast, tried, summaries, incidents(rebuilt, failed, mismatch, challengerFailed));
    }

    /** The corrections of the model that serves a series; null if its forecasts are not corrected. */
    private @Nullable Corrections corrections(SeriesState state, Optional<Model> model) {
        return Corrections.fitting(
                state, model.isPresent() ? modelPredictor(model.get()).corrections() : null);
    }

    /** A challenger with the targets of the version that serves the series: errors of other channels cannot be compared. */
    private static Optional<Model> comparable(Optional<Model> challenger, Optional<Model> serving) {
        if (challenger.isEmpty() || serving.isEmpty()) {
            return challenger;
        }
        TargetChannels targets = serving.get().spec().targets();
        return challenger.get().spec().targets().equals(targets) ? challenger : Optional.empty();
    }

    private void learnLevels(SeriesState state, Observation observation) {
        if (levels != null) {
            levels.learn(state, observation);
        } else if (state.sections().quantiles() != null) {
            LevelForecasts.forget(state);
        }
    }

    private static Set<Incident> incidents(
            boolean rebuilt, boolean failed, boolean mismatch, boolean challengerFailed) {
        if (!rebuilt && !failed && !mismatch && !challengerFailed) {
            return Set.of();
        }
        Set<Incident> incidents = EnumSet.noneOf(Incident.class);
        if (rebuilt) {
            incidents.add(Incident.REBUILT);
        }
        if (failed) {
            incidents.add(Incident.MODEL_FAILED);
        }
        if (mismatch) {
            incidents.add(Incident.RATE_MISMATCH);
        }
        if (challengerFailed) {
            incidents.add(Incident.CHALLENGER_FAILED);
        }
        return incidents;
    }

    /**
     * Begins a silence if a series was not heard for too long; changes its state then.
     *
     * @param waited microseconds since its newest observation arrived
     * @return the beginning of the silence, if it is new
     */
    public List<Anomaly> silent(SeriesState state, long waited) {
        return anomalies.silent(state, waited);
    }

    /** Microseconds without an observation after which a series is silent; 0 if that is unknown. */
    public long silentAfter(SeriesState state) {
        return anomalies.silentAfter(state);
    }

    /** Ends all anomalies of a series that begins anew. */
    public List<Anomaly> endAnomalies(SeriesState state) {
        return anomalies.endAll(state);
    }

    /** Drops the working space of models that neither are in force nor challenge one that is. */
    public void keepModels(Predicate<Model> inUse) {
        modelPredictors.values().removeIf(predictor -> !inUse.test(predictor.model()));
        challengers.keepModels(inUse);
        naiveModel = Optional.empty();
        naivePredictor = new NaivePredictor(naiveModel);
    }

    private ModelPredictor modelPredictor(Model model) {
        ModelPredictor predictor = modelPredictors.get(model.version());
        if (predictor == null || predictor.model() != model) {
            predictor = new ModelPredictor(model);
            modelPredictors.put(model.version(), predictor);
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
