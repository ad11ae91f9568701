package io.wavecast.streams.forecast;

import io.wavecast.core.adapt.Adaptation;
import io.wavecast.core.adapt.ForecastCorrector;
import io.wavecast.core.model.Model;
import io.wavecast.core.model.SeriesScale;
import io.wavecast.streams.series.Following;
import io.wavecast.streams.series.PendingForecast;
import io.wavecast.streams.series.SeriesState;
import org.jspecify.annotations.Nullable;

/**
 * Corrects the forecasts of one model by the errors that became known. What it learns from a series is in the series' state, and belongs to
 * the model's version.
 */
final class Corrections {
    private final ForecastCorrector corrector;
    private final boolean perSeries; // whether each series has a center and scale of its own

    private Corrections(ForecastCorrector corrector, boolean perSeries) {
        this.corrector = corrector;
        this.perSeries = perSeries;
    }

    /** Those of a model; null if its forecasts are not corrected. */
    static @Nullable Corrections of(Model model) {
        return model.adapter()
                .map(settings -> new Corrections(
                        new ForecastCorrector(model, settings),
                        model.preprocessing().perSeries().isPresent()))
                .orElse(null);
    }

    /** Those that fit a series, null if there are none: then what was learned from the forecasts of another version, or by an earlier build, is forgotten. */
    static @Nullable Corrections fitting(SeriesState state, @Nullable Corrections corrections) {
        if (state.sections().adaptation() == null) {
            return null;
        }
        if (corrections == null || !corrections.fit(state)) {
            forget(state);
            return null;
        }
        return corrections;
    }

    /** Whether the state of a series has what these corrections need. */
    boolean fit(SeriesState state) {
        Adaptation adaptation = state.sections().adaptation();
        return adaptation != null && corrector.fits(adaptation);
    }

    /**
     * Prepares a series whose hidden state is rebuilt. Keeps what was learned from it under this version, unless that is in units which were
     * learned anew.
     *
     * @param past (samples, channels) its inputs without a gap, the oldest first
     */
    void begin(SeriesState state, double[] past) {
        Adaptation kept = state.sections().adaptation();
        boolean keeps = kept != null && !perSeries && corrector.fits(kept);
        scaleBy(state);
        state.sections().setAdaptation(corrector.begin(keeps ? kept : null, past));
    }

    /** Takes in a sample, observed or filled in. */
    void add(SeriesState state, double[] sample) {
        take(state, sample);
    }

    /** Takes in a sample. Returns whether the units of the series are known. */
    private boolean take(SeriesState state, double[] sample) {
        boolean known = scaleBy(state);
        corrector.observe(adaptation(state), sample, 0);
        return known;
    }

    /**
     * Takes in a sample, and corrects the forecasts from it.
     *
     * @param means (horizons, channels) the model's forecasts; receives the corrected ones
     */
    void correct(SeriesState state, double[] sample, double[][] means) {
        if (take(state, sample)) {
            corrector.correct(adaptation(state), sample, means);
        }
    }

    /** What the newest forecast at a horizon must be remembered by, see {@link ForecastCorrector}; empty if it is not corrected. Shared. */
    double[] lesson(int horizonIndex) {
        return corrector.corrects(horizonIndex) ? corrector.lesson(horizonIndex) : Predictor.NO_LESSON;
    }

    /**
     * Learns from a forecast of a series that {@linkplain #fit fits}.
     *
     * @param truth (channels) the observed values; NaN where missing: filled values are not learned from
     */
    void learn(SeriesState state, PendingForecast forecast, double[] truth) {
        Adaptation adaptation = adaptation(state);
        int horizon = forecast.horizonIndex();
        if (forecast.lesson().length > 0
                && scaleBy(state)
                && forecast.model().equals(adaptation.model())
                && corrector.corrects(horizon)
                && forecast.lesson().length == corrector.lesson(horizon).length) {
            corrector.learn(adaptation, horizon, forecast.lesson(), forecast.naive(), truth);
        }
    }

    /** Takes the units of a series. Returns false if they are unknown: its model is about to learn them anew after a gap. */
    private boolean scaleBy(SeriesState state) {
        if (!perSeries) {
            return true;
        }
        SeriesScale own = state.lifecycle() instanceof Following following
                ? following.hidden().scale()
                : null;
        boolean known = own != null && own.channels() == state.channels();
        corrector.scaleBy(known ? own : null);
        return known;
    }

    /** Forgets what was learned from a series, and what its pending forecasts are remembered by. */
    static void forget(SeriesState state) {
        state.sections().setAdaptation(null);
        for (int i = 0; i < state.pending().size(); i++) {
            state.pending().get(i).remember(Predictor.NO_LESSON);
        }
    }

    private static Adaptation adaptation(SeriesState state) {
        Adaptation adaptation = state.sections().adaptation();
        if (adaptation == null) {
            throw new IllegalStateException("expected a series whose forecasts are corrected, was one without");
        }
        return adaptation;
    }
}
