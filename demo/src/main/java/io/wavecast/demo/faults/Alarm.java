package io.wavecast.demo.faults;

import io.wavecast.core.series.Anomaly;
import java.util.OptionalLong;

/**
 * An anomaly that was told.
 *
 * @param series key of the series
 * @param anomaly as it was told last
 * @param begunMicros time at which a reader had its beginning, in microseconds since the epoch
 * @param endedMicros time at which a reader had its end; empty while it lasts
 */
public record Alarm(String series, Anomaly anomaly, long begunMicros, OptionalLong endedMicros) {

    /** Whether a record tells the same anomaly. */
    boolean isToldBy(String otherSeries, Anomaly other) {
        return series.equals(otherSeries)
                && anomaly.channel() == other.channel()
                && anomaly.kind() == other.kind()
                && anomaly.fromMicros() == other.fromMicros();
    }

    Alarm ended(Anomaly end, long nowMicros) {
        return new Alarm(series, end, begunMicros, OptionalLong.of(nowMicros));
    }
}
