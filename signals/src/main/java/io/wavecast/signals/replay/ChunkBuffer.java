package io.wavecast.signals.replay;

import io.wavecast.core.series.Chunk;
import io.wavecast.core.series.Observation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Collects consecutive samples of one series, until they fill a chunk. */
final class ChunkBuffer {
    private static final int MAX_SAMPLES = 1_000; // less than readers take
    private static final double MICROS = 1e6;

    private final long spanMicros;
    private final List<Observation> samples = new ArrayList<>();

    /** @param spanMicros duration of a chunk */
    ChunkBuffer(long spanMicros) {
        this.spanMicros = spanMicros;
    }

    /** Adds the next sample. Returns whether the chunk is full: with one more it would be further from its duration. */
    boolean add(Observation sample) {
        int before = samples.size();
        samples.add(sample);
        long spacing =
                before == 0 ? 0 : sample.timeMicros() - samples.get(before - 1).timeMicros();
        long next = sample.timeMicros() + spacing - samples.get(0).timeMicros();
        return (before > 0 && next + spacing / 2 >= spanMicros) || samples.size() == MAX_SAMPLES;
    }

    /** The samples as a chunk; empty if they are fewer than two, or not evenly spaced to the microsecond. */
    Optional<Chunk> chunk() {
        int last = samples.size() - 1;
        if (last < 1) {
            return Optional.empty();
        }
        long first = samples.get(0).timeMicros();
        double period = (samples.get(last).timeMicros() - first) / MICROS / last;
        var chunk = new Chunk(
                first, period, samples.stream().map(Observation::values).toList());
        for (int i = 0; i <= last; i++) {
            if (Math.abs(chunk.timeMicros(i) - samples.get(i).timeMicros()) > 1) {
                return Optional.empty();
            }
        }
        return Optional.of(chunk);
    }

    /** The samples so far. */
    List<Observation> samples() {
        return samples;
    }

    void clear() {
        samples.clear();
    }
}
