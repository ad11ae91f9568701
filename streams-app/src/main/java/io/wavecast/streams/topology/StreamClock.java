package io.wavecast.streams.topology;

import org.apache.kafka.streams.processor.api.ProcessingContext;

/**
 * The present time of one task, as record timestamps count it: the newest timestamp of its partition, and the wall time that has passed since it
 * was read. So time goes on in a partition that no record reaches. A step is at most two seconds long: during a longer pause of the thread nothing
 * was read either.
 */
final class StreamClock {
    private static final long MOST_MILLIS = 2_000;

    private final ProcessingContext context;
    private long newest = -1; // in milliseconds
    private long passed;
    private long wall;

    StreamClock(ProcessingContext context) {
        this.context = context;
        this.wall = context.currentSystemTimeMs();
    }

    /** The present time in microseconds; negative before the first record. */
    long tick() {
        long wallNow = context.currentSystemTimeMs();
        long step = Math.max(0, Math.min(MOST_MILLIS, wallNow - wall));
        wall = wallNow;
        long stream = context.currentStreamTimeMs();
        passed = stream == newest ? passed + step : 0;
        newest = stream;
        return newest < 0 ? -1 : RecordTimestampExtractor.micros(newest + passed);
    }
}
