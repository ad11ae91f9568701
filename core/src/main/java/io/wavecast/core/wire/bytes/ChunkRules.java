package io.wavecast.core.wire.bytes;

import io.wavecast.core.series.Chunk;
import io.wavecast.core.series.Observation;
import java.util.List;

/** What chunks of all formats must fulfil. */
public final class ChunkRules {
    private static final double MIN_PERIOD = 1e-6; // seconds: event times are microseconds
    private static final double MAX_PERIOD = 1e9; // seconds, some 30 years
    private static final String EXPECTED_PERIOD =
            "period: expected the seconds between two samples of the chunk, 0.000001 or more, was ";

    private ChunkRules() {}

    /**
     * The observations of a chunk; at least one.
     *
     * @param hasTime whether the record says when its first sample was; otherwise the record's timestamp is the time of the last one
     * @param timeMicros the time of the first sample, or the record's timestamp
     * @param period seconds; NaN if the record has none
     * @param samples each (channels)
     * @throws UnreadableException with the reason {@code bad-chunk}, {@code bad-time} or {@code all-missing}
     */
    public static List<Observation> observations(
            boolean hasTime, long timeMicros, double period, List<double[]> samples) {
        if (!(period >= MIN_PERIOD && period <= MAX_PERIOD)) {
            throw badPeriod(Double.isNaN(period) ? "none" : String.valueOf(period));
        }
        int channels = samples.get(0).length;
        for (int i = 1; i < samples.size(); i++) {
            if (samples.get(i).length != channels) {
                throw BadRecord.BAD_CHUNK.because("sample " + i + " of the chunk: expected " + channels
                        + " channels, as in the first, was " + samples.get(i).length);
            }
        }
        long span = Chunk.spanMicros(period, samples.size() - 1);
        long first = hasTime ? timeMicros : timeMicros - span;
        if (!EventTime.covers(first) || !EventTime.covers(first + span)) {
            throw BadRecord.BAD_TIME.because("time of the chunk: expected the years 1900..2200, was " + first + " to "
                    + (first + span) + " us since 1970");
        }
        List<Observation> observations = new Chunk(first, period, samples).observations();
        if (observations.isEmpty()) {
            throw BadRecord.ALL_MISSING.because(
                    "expected at least one number, was none in all " + samples.size() + " samples of the chunk");
        }
        return observations;
    }

    /** Refuses a chunk for its period, which is given as text. */
    public static UnreadableException badPeriod(String period) {
        return BadRecord.BAD_CHUNK.because(EXPECTED_PERIOD + period);
    }

    /** Checks the number of samples before one more is added. */
    public static void checkRoom(List<double[]> samples) {
        if (samples.size() == RecordLimits.MAX_SAMPLES) {
            throw BadRecord.BAD_CHUNK.because(
                    "expected at most " + RecordLimits.MAX_SAMPLES + " samples in a chunk, was more");
        }
    }
}
