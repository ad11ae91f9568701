package io.wavecast.experiments.api;

import io.wavecast.signals.Signal;
import io.wavecast.trainer.history.History;
import io.wavecast.trainer.history.HistorySettings;
import java.util.ArrayList;
import java.util.List;

/**
 * The first samples of a signal, in memory.
 *
 * <p>Not a record: arrays compare by identity.
 */
public final class RecordedSignal {
    private final String name;
    private final List<String> channels;
    private final long[] times; // microseconds
    private final double[][] values; // (time)(channels), NaN where missing

    private RecordedSignal(String name, List<String> channels, long[] times, double[][] values) {
        this.name = name;
        this.channels = channels;
        this.times = times;
        this.values = values;
    }

    /**
     * Reads a signal to its end.
     *
     * @param maxSamples the most samples read
     */
    public static RecordedSignal of(Signal signal, int maxSamples) {
        List<Long> times = new ArrayList<>();
        List<double[]> rows = new ArrayList<>();
        try (Signal.Playback playback = signal.open()) {
            double[] row = new double[signal.channels().size()];
            while (rows.size() < maxSamples && playback.next(row)) {
                times.add(playback.offsetMicros());
                rows.add(row.clone());
            }
        }
        return new RecordedSignal(
                signal.name(),
                signal.channels(),
                times.stream().mapToLong(Long::longValue).toArray(),
                rows.toArray(double[][]::new));
    }

    public String name() {
        return name;
    }

    public List<String> channels() {
        return channels;
    }

    public int samples() {
        return times.length;
    }

    /** The first channel alone. */
    public RecordedSignal firstChannel() {
        double[][] column = new double[values.length][];
        for (int t = 0; t < column.length; t++) {
            column[t] = new double[] {values[t][0]};
        }
        return new RecordedSignal(name, channels.subList(0, 1), times, column);
    }

    /** The samples as a history for training. */
    public History history() {
        return History.of(name, times, values, HistorySettings.everything().maxGap());
    }
}
