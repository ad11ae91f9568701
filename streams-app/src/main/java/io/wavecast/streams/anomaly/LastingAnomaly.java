package io.wavecast.streams.anomaly;

import io.wavecast.core.series.AnomalyKind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * An anomaly of a series that has begun and not ended.
 *
 * @param channel index of the channel; 0 for silence
 * @param fromMicros event time of its first sample
 * @param score see {@link io.wavecast.core.series.Anomaly#score()}; NaN for silence, whose score follows from the settings
 */
public record LastingAnomaly(int channel, AnomalyKind kind, long fromMicros, double score) {

    /**
     * The anomalies of a series that last, the one that began last first.
     *
     * @param state see {@link SeriesDetector#numbers(int)}; empty if no anomalies are looked for
     */
    public static List<LastingAnomaly> of(double[] state) {
        if (SeriesDetector.lasting(state) == 0) {
            return List.of();
        }
        List<LastingAnomaly> lasting = new ArrayList<>();
        if (SeriesDetector.isSilent(state)) {
            lasting.add(new LastingAnomaly(0, AnomalyKind.SILENCE, SeriesDetector.silentFromMicros(state), Double.NaN));
        }
        for (int channel = 0; SeriesDetector.numbers(channel) < state.length; channel++) {
            ChannelDetector.addLasting(state, SeriesDetector.numbers(channel), channel, lasting);
        }
        lasting.sort(Comparator.comparingLong(LastingAnomaly::fromMicros).reversed());
        return lasting;
    }
}
