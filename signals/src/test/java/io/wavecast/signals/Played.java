package io.wavecast.signals;

import java.util.ArrayList;
import java.util.List;

/**
 * The samples of a playback.
 *
 * @param offsets (samples) microseconds since the start of the signal
 * @param values (samples)(channels)
 */
public record Played(List<Long> offsets, List<double[]> values) {
    public static Played of(Signal signal) {
        return of(signal, Integer.MAX_VALUE);
    }

    public static Played of(Signal signal, int samples) {
        List<Long> offsets = new ArrayList<>();
        List<double[]> values = new ArrayList<>();
        double[] row = new double[signal.channels().size()];
        try (var playback = signal.open()) {
            while (offsets.size() < samples && playback.next(row)) {
                offsets.add(playback.offsetMicros());
                values.add(row.clone());
            }
        }
        return new Played(offsets, values);
    }

    public double[] channel(int index) {
        return values.stream().mapToDouble(row -> row[index]).toArray();
    }
}
