package io.wavecast.streams.metrics;

import io.wavecast.core.series.ForecastStatus;
import io.wavecast.core.series.Score;

/** What happens in the stream, for whoever counts. Called by several threads. */
public interface ForecastMetrics {
    void forecastMade(ForecastStatus status);

    /** @param nanos from a record's arrival in the processor to its forecast being handed on; of some records only */
    void stepTimed(long nanos);

    /** @param reason the word that stands in the dead letter, or {@code duplicate} or {@code out-of-order} */
    void observationRejected(String reason);

    void scored(Score score);

    /** Forecasts whose truth never came. */
    void unscored(int forecasts);

    /** A series' hidden state was rebuilt from its past under a model new to it. */
    void hiddenStateRebuilt();

    /** A model had nothing finite to say, and the naive forecast answered. */
    void modelFailed();

    /** Stored bytes were no state, and the series started afresh. */
    void stateUnreadable();

    /** A model came into force. @param inForce how many are now */
    void modelSwapped(int inForce);

    /** A name was retired. @param inForce how many are left */
    void modelRetired(int inForce);

    /** A model was kept out. */
    void modelRejected(String reason);
}
