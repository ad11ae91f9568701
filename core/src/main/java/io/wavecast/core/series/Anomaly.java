package io.wavecast.core.series;

import io.wavecast.core.model.ModelVersion;
import java.util.OptionalLong;

/**
 * The beginning of an anomaly of a series, or its end. Value, forecast and interval are those of its most surprising sample so far.
 *
 * @param channel index of the channel; 0 for silence
 * @param kind what is unusual; of the first alarm
 * @param fromMicros event time of the first sample of the anomaly
 * @param untilMicros event time of its last sample; empty at the beginning
 * @param score log10 of the number of samples in which one such surprise is expected
 * @param value observed value, in the signal's unit; NaN for silence
 * @param expected the forecast of that value; NaN if there is none
 * @param lower lower end of the forecast's interval; NaN if there is none
 * @param upper upper end of the forecast's interval; NaN if there is none
 * @param direction which way the series left what was expected
 * @param model version that forecast the series when this is told
 */
public record Anomaly(
        int channel,
        AnomalyKind kind,
        long fromMicros,
        OptionalLong untilMicros,
        double score,
        double value,
        double expected,
        double lower,
        double upper,
        Direction direction,
        ModelVersion model) {

    /** Whether this tells an end. */
    public boolean ended() {
        return untilMicros.isPresent();
    }
}
