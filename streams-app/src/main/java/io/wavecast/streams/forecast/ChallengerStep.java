package io.wavecast.streams.forecast;

import io.wavecast.core.model.Model;
import io.wavecast.core.series.ForecastDraft;
import io.wavecast.core.series.ForecastStatus;
import io.wavecast.core.series.Observation;
import io.wavecast.core.series.ScoreSummary;
import io.wavecast.streams.series.ChallengerState;
import io.wavecast.streams.series.Following;
import io.wavecast.streams.series.InputRing;
import io.wavecast.streams.series.SeriesState;
import io.wavecast.streams.series.VisibleTimes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Steps challengers beside the versions in force, on the same observations. It changes nothing of a series but its challenger, so forecasts are
 * the same with and without one. Owns scratch space: one per thread.
 *
 * <p>An observation is processed in three parts: {@link #begin} before it changes the series, {@link #enter} before it joins the past inputs, and
 * {@link #predict} afterwards.
 */
final class ChallengerStep {
    private static final long NEVER_LATE = Long.MIN_VALUE; // nobody waits for these forecasts
    private static final double[][] NO_SPREADS = {};

    private final int maxGap;
    private final Scorer scorer;
    private final Map<String, ModelPredictor> predictors = new HashMap<>(); // newest challenger by model name
    private @Nullable ChallengerState challenger; // of the present observation; null if none steps
    private @Nullable ModelPredictor predictor;
    private double[] sample = {};
    private boolean filled;

    /** @param scorer receives the scores of challengers behind those of the versions in force */
    ChallengerStep(int maxGap, Scorer scorer) {
        this.maxGap = maxGap;
        this.scorer = scorer;
    }

    /**
     * Scores what the challenger forecast for this observation.
     *
     * @param model the challenger of the version that serves the series now, if there is one
     * @param summaries of the version in force for the last second
     * @return these summaries, followed by the challenger's
     */
    List<ScoreSummary> begin(
            SeriesState state, Observation observation, Optional<Model> model, List<ScoreSummary> summaries) {
        challenger = null;
        ChallengerState before = state.sections().challenger();
        if (model.isEmpty() || state.observations() == 0) {
            if (before != null) {
                state.sections().setChallenger(null);
            }
            return summaries;
        }
        predictor = predictor(model.get());
        if (before == null || !before.version().equals(model.get().version())) {
            challenger = ChallengerState.begin(model.get().version(), state);
            state.sections().setChallenger(challenger);
            return summaries;
        }
        challenger = before;
        SeriesState own = before.own();
        List<ScoreSummary> all = withFinished(own, observation.timeMicros(), summaries);
        scorer.settleBeside(own, observation, model, Corrections.fitting(own, predictor.corrections()));
        return all;
    }

    /** Takes the sums of a challenger for a second before that of {@code timeMicros}, and returns them behind the others. */
    static List<ScoreSummary> withFinished(SeriesState own, long timeMicros, List<ScoreSummary> others) {
        List<ScoreSummary> finished = own.takeFinishedScores(timeMicros);
        if (finished.isEmpty()) {
            return others;
        }
        List<ScoreSummary> all = new ArrayList<>(others);
        all.addAll(finished);
        return all;
    }

    /** Rebuilds the challenger's hidden state if it has none, and fills a gap with its own forecasts. */
    void enter(SeriesState state, Observation observation) {
        ChallengerState present = challenger;
        ModelPredictor model = predictor;
        if (present == null || model == null) {
            return;
        }
        sample = observation.values();
        SeriesState own = present.own();
        long period = model.model().spec().periodMicros();
        long missing = Ticks.between(state, observation.timeMicros(), period) - 1;
        filled = (missing > 0 && missing <= maxGap) || MissingValues.hasGaps(sample);
        if (present.failed()) {
            present.saw(1);
            return;
        }
        if (missing > maxGap) {
            own.forecastNaively(own.channels()); // so that the hidden state begins anew
            missing = 0;
        }
        if (waits(own, model.model())) {
            present.beganFrom(0);
            return;
        }
        if (model.adopt(own)) {
            present.beganFrom(state.ring().size());
        }
        double[] estimate = missing == 0 ? sample : new double[sample.length];
        for (long i = 0; i < missing; i++) {
            MissingValues.estimate(own, model, own.lastMicros() + i * period, estimate);
            model.advance(own, estimate);
        }
        if (MissingValues.hasGaps(sample)) {
            sample = MissingValues.filled(own, model, MissingValues.before(own, observation, missing, period), sample);
        }
        present.saw(missing + 1);
    }

    /** Whether there are too few past inputs to learn the scale of the series from. The version in force waits for as many. */
    private static boolean waits(SeriesState own, Model model) {
        InputRing past = own.ring();
        return model.preprocessing().perSeries().isPresent()
                && !(own.lifecycle() instanceof Following)
                && past.size() + 1 < model.spec().warmup()
                && past.size() < past.capacity();
    }

    /**
     * Forecasts after the series has taken the observation in.
     *
     * @param anomalies hold values off from the challenger as they do from the version in force; null if they do not
     * @return whether the forecast was not finite for the first time
     */
    boolean predict(SeriesState state, @Nullable AnomalySearch anomalies, long arrivedMicros) {
        ChallengerState present = challenger;
        ModelPredictor model = predictor;
        if (present == null || model == null) {
            return false;
        }
        SeriesState own = present.own();
        if (!(own.lifecycle() instanceof Following)) {
            return false; // it waits for past inputs
        }
        boolean failing = false;
        ForecastDraft forecast = model.draft();
        if (!present.failed()) {
            forecast = model.predict(own, anomalies == null ? sample : anomalies.entering(sample));
            failing = !forecast.isFinite();
        }
        if (failing) {
            present.fail();
            Corrections.forget(own);
        }
        if (present.failed()) {
            forecast.setSpreads(NO_SPREADS);
            for (double[] mean : forecast.means()) {
                System.arraycopy(state.last(), 0, mean, 0, mean.length);
                model.model().spec().targets().leaveOnly(mean);
            }
        }
        if (present.inputs() >= model.model().spec().warmup()) {
            long period = model.model().spec().periodMicros();
            ForecastAssembly.complete(
                    own, forecast, filled ? ForecastStatus.FILLED : ForecastStatus.CHALLENGER, period);
            ForecastAssembly.queueForScoring(
                    own, forecast, model, period, arrivedMicros, NEVER_LATE, VisibleTimes.UNTRACKED);
        }
        return failing;
    }

    /** Drops the working space of models that step no longer. */
    void keepModels(Predicate<Model> inUse) {
        predictors.values().removeIf(found -> !inUse.test(found.model()));
    }

    private ModelPredictor predictor(Model model) {
        ModelPredictor found = predictors.get(model.version().name());
        if (found == null || found.model() != model) {
            found = new ModelPredictor(model);
            predictors.put(model.version().name(), found);
        }
        return found;
    }
}
