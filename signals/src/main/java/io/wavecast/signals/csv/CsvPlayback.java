package io.wavecast.signals.csv;

import io.wavecast.signals.Signal;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;

/** Plays rows as samples. Rows of one time that belong to different series form one sample. */
final class CsvPlayback implements Signal.Playback {
    private final SampleRows rows;
    private final Map<String, Integer> keys;
    private final int columns;
    private final OptionalDouble rate;
    private boolean pending;
    private boolean started;
    private long sample = -1;
    private long micros;
    private long firstMicros;

    /**
     * @param keys index of each series of a row; the channels of a series stand together
     * @param columns number of channels per series
     * @param rate samples per second; empty if times follow from the rows
     */
    CsvPlayback(SampleRows rows, Map<String, Integer> keys, int columns, OptionalDouble rate) {
        this.rows = rows;
        this.keys = keys;
        this.columns = columns;
        this.rate = rate;
    }

    @Override
    public boolean next(double[] values) {
        if (!pending && !rows.next()) {
            return false;
        }
        sample++;
        micros = rows.micros();
        if (!started) {
            started = true;
            firstMicros = micros;
        }
        Arrays.fill(values, Double.NaN);
        var filled = new BitSet(keys.size());
        do {
            int key = series();
            filled.set(key);
            for (int c = 0; c < columns; c++) {
                values[key * columns + c] = rows.value(c);
            }
            // Looking ahead would report damage behind this sample before the sample is played.
            pending = keys.size() > 1 && rows.next();
        } while (pending && rows.micros() == micros && !filled.get(series()));
        return true;
    }

    /** Index of the series of the present row. */
    private int series() {
        return Objects.requireNonNull(keys.get(rows.key()));
    }

    @Override
    public long offsetMicros() {
        return rate.isPresent() ? Math.round(sample * 1e6 / rate.getAsDouble()) : micros - firstMicros;
    }

    /** Time of the first sample in microseconds since the epoch. */
    long firstMicros() {
        return firstMicros;
    }

    @Override
    public void close() {
        rows.close();
    }
}
