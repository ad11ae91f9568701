package io.wavecast.streams.metrics;

import io.wavecast.core.model.Model;
import io.wavecast.core.model.ModelVersion;
import io.wavecast.core.series.ForecastStatus;
import io.wavecast.core.series.ScoreSummary;

/** What happens in the stream, for whoever counts. Called by several threads. */
public interface ForecastMetrics {
    void forecastMade(ForecastStatus status);

    /**
     * Of some records only.
     *
     * @param series whose record it was, and
     * @param model who answered: they come along as an example of how long it took
     * @param nanos from a record's arrival in the processor to its forecast being handed on
     * @param delaySeconds from its arrival in Kafka to that
     * @param leadSeconds from that to when the nearest step was due; NaN where no period is known
     */
    void stepTimed(String series, ModelVersion model, long nanos, double delaySeconds, double leadSeconds);

    /** @param reason the word that stands in the dead letter, or {@code duplicate} or {@code out-of-order} */
    void observationRejected(String reason);

    /** Scores of one series, model and horizon: those of a second, so that counting them costs next to nothing per observation. */
    void scored(String series, ScoreSummary scores);

    /** Forecasts whose truth never came. */
    void unscored(int forecasts);

    /** A series' hidden state was rebuilt from its past under a model new to it. */
    void hiddenStateRebuilt();

    /** A model had nothing finite to say, and the naive forecast answered. */
    void modelFailed();

    /** Stored bytes were no state, and the series started afresh. */
    void stateUnreadable();

    /** A model came into force. @param inForce how many are now */
    void modelSwapped(Model model, int inForce);

    /** A name was retired. @param inForce how many are left */
    void modelRetired(String name, int inForce);

    /** A model was kept out. */
    void modelRejected(String reason);
}
