package io.wavecast.streams.forecast;

import io.wavecast.core.series.Levels;
import io.wavecast.core.wire.WireFormat;
import io.wavecast.streams.anomaly.AnomalyRules;
import io.wavecast.streams.anomaly.AnomalySettings;
import io.wavecast.streams.series.InputRing;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Settings of the forecasts of all series.
 *
 * @param maxGap largest number of consecutive missing samples that are filled; after a longer gap the series warms up again
 * @param ring number of past inputs kept per series, from which a new model's hidden state is rebuilt; grows to a model's warm-up
 * @param everyScore whether every score is published instead of a summary per second
 * @param format format of forecasts and scores, and of observations whose headers do not name a format
 * @param maxAhead largest distance of an event time after the record's timestamp
 * @param forgetAfter time without an observation after which a series is forgotten; zero keeps all series
 * @param anomalies what counts as an anomaly in which series; empty if none are looked for
 * @param avroSchema id of the schema of forecasts, which are then written as Avro; empty if they have the format
 * @param levels the levels of the intervals besides the main one
 */
public record ForecastSettings(
        int maxGap,
        int ring,
        boolean everyScore,
        WireFormat format,
        Duration maxAhead,
        Duration forgetAfter,
        AnomalyRules anomalies,
        OptionalInt avroSchema,
        Levels levels) {
    public static final ForecastSettings DEFAULTS = new ForecastSettings(10, 512, false, WireFormat.JSON);

    /** Settings with the default {@code maxAhead}, an hour, and the default {@code forgetAfter}, a week. */
    public ForecastSettings(int maxGap, int ring, boolean everyScore, WireFormat format) {
        this(maxGap, ring, everyScore, format, Duration.ofHours(1), Duration.ofDays(7));
    }

    /** Settings without anomalies, Avro and further levels. */
    public ForecastSettings(
            int maxGap, int ring, boolean everyScore, WireFormat format, Duration maxAhead, Duration forgetAfter) {
        this(
                maxGap,
                ring,
                everyScore,
                format,
                maxAhead,
                forgetAfter,
                AnomalyRules.NONE,
                OptionalInt.empty(),
                Levels.NONE);
    }

    /** These settings, with what counts as an anomaly in all series. */
    public ForecastSettings withAnomalies(Optional<AnomalySettings> other) {
        return withAnomalies(other.map(AnomalyRules::of).orElse(AnomalyRules.NONE));
    }

    /** These settings, with what counts as an anomaly in which series. */
    public ForecastSettings withAnomalies(AnomalyRules other) {
        return new ForecastSettings(maxGap, ring, everyScore, format, maxAhead, forgetAfter, other, avroSchema, levels);
    }

    /** These settings, with forecasts as Avro. */
    public ForecastSettings withAvro(int schema) {
        return new ForecastSettings(
                maxGap, ring, everyScore, format, maxAhead, forgetAfter, anomalies, OptionalInt.of(schema), levels);
    }

    /** These settings, with the levels of the intervals besides the main one. */
    public ForecastSettings withLevels(Levels others) {
        return new ForecastSettings(
                maxGap, ring, everyScore, format, maxAhead, forgetAfter, anomalies, avroSchema, others);
    }

    /** Number of past inputs kept of a series with so many channels. */
    int ringFor(int channels) {
        return Math.max(1, Math.min(ring, InputRing.MAX_VALUES / channels));
    }
}
