package io.wavecast.demo.watch.series;

import io.wavecast.core.series.Anomaly;

/**
 * An anomaly of a series, as the topic of anomalies tells it.
 *
 * @param channel index of the channel; 0 for silence
 * @param kind such as {@code spike} or {@code stuck}
 * @param fromMicros event time of its first sample, microseconds since the epoch
 * @param untilMicros event time of its last sample; {@link #LASTS} while it lasts
 * @param score log10 of the number of samples in which one such surprise is expected; NaN if unknown
 */
public record AnomalyMark(int channel, String kind, long fromMicros, long untilMicros, double score) {
    /** The end of an anomaly that has not ended. */
    public static final long LASTS = Long.MAX_VALUE;

    /** What the page marks of an anomaly. */
    public static AnomalyMark of(Anomaly anomaly) {
        return new AnomalyMark(
                anomaly.channel(),
                anomaly.kind().word(),
                anomaly.fromMicros(),
                anomaly.untilMicros().orElse(LASTS),
                anomaly.score());
    }

    /** Whether it has not ended. */
    public boolean lasts() {
        return untilMicros == LASTS;
    }

    /** Whether both tell the same anomaly: its beginning and its end. */
    boolean same(AnomalyMark other) {
        return channel == other.channel && kind.equals(other.kind) && fromMicros == other.fromMicros;
    }
}
