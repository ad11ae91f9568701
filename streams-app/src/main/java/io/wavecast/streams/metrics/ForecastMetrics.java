package io.wavecast.streams.metrics;

import io.wavecast.core.model.ModelVersion;
import io.wavecast.core.series.AnomalyKind;
import io.wavecast.core.series.ForecastStatus;
import io.wavecast.core.series.ScoreSummary;
import io.wavecast.streams.registry.ModelListener;

/** Counts the events of the stream. Called by several threads. */
public interface ForecastMetrics extends ModelListener {
    /** A forecast was published. */
    void forecastMade(ForecastStatus status);

    /**
     * A step from a record to its forecast was timed. Only a sample of the steps is timed.
     *
     * @param series series of the record; series and model are the exemplar of the measurement
     * @param model version of the model that forecast
     * @param nanos nanoseconds from the record's arrival in the processor to the hand-over of its forecast
     */
    void stepTimed(String series, ModelVersion model, long nanos);

    /**
     * A forecast became visible to readers. Called for the sample of {@link #stepTimed}, some time after it.
     *
     * @param delaySeconds seconds from the record's arrival in Kafka until a reader can have its forecast
     * @param leadSeconds seconds from then to the target time of the nearest step; negative if late, NaN if the period is unknown
     */
    void forecastVisible(String series, ModelVersion model, double delaySeconds, double leadSeconds);

    /**
     * An observation got no forecast.
     *
     * @param reason the reason in the dead letter, or {@code duplicate} or {@code out-of-order}
     */
    void observationRejected(String reason);

    /** An observation was read again after a failure, and the state of its series already included it. Its forecast is in Kafka. */
    void observationReadAgain();

    /** Forecasts of one series were scored. Called once per second, model and horizon, so that it costs little per observation. */
    void scored(String series, ScoreSummary scores);

    /**
     * A forecast was compared with the interval of a level.
     *
     * @param values number of values compared
     * @param inside how many of them were inside
     */
    void levelScored(ModelVersion model, int horizon, double level, int values, int inside);

    /**
     * The targets of some forecasts were not observed.
     *
     * @param forecasts number of these forecasts
     */
    void unscored(int forecasts);

    /** The hidden state of a series was rebuilt from past inputs, under a model that is new to the series. */
    void hiddenStateRebuilt();

    /** An observation has no event time, but a field that was most likely meant as such. */
    void timeIgnored();

    /** The measured period of a series does not fit its model's. Called for each observation of the series. */
    void rateMismatch();

    /**
     * The state of a series was dropped, and the series begins anew.
     *
     * @param reason {@code out-of-order} or {@code channel-count} after a run of such observations, {@code reset} on request
     */
    void seriesRestarted(String reason);

    /**
     * The states of series that are gone were removed.
     *
     * @param series number of these series
     */
    void seriesForgotten(int series);

    /** A model's forecast was not finite: the naive forecast replaced it, and the version is kept out of the series. */
    void modelFailed();

    /** A challenger's forecast was not finite: the naive forecast is scored in its place from then on. */
    void challengerFailed();

    /**
     * A series came onto the heap.
     *
     * @param byDefault whether its partition is the one that Kafka's Java client selects for its key
     */
    void seriesPlaced(boolean byDefault);

    /** The key of a series arrived on two partitions of this instance, and has a state on each. */
    void seriesOnTwoPartitions();

    /**
     * An anomaly of a series began.
     *
     * @param model version that forecast the series
     */
    void anomalyBegan(ModelVersion model, AnomalyKind kind);

    /**
     * Anomalies began or ended, or this instance got or lost series that have some.
     *
     * @param change of the number of anomalies that last
     * @param silences the part of the change that is silences
     */
    void anomaliesLasting(int change, int silences);

    /** A sample that waited for older ones was stepped before its time, since too many waited. */
    void sampleReleasedEarly();

    /** The clock ended the waiting of a series that is not heard any more. */
    void samplesReleasedByClock();

    /** The stamps of a series with a nominal clock jumped ahead. */
    void clockJumpedAhead();

    /** The stored bytes of a series were not a readable state, or chunks of its past inputs were missing; the series continues without them. */
    void stateUnreadable();
}
