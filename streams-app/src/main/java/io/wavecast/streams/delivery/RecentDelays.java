package io.wavecast.streams.delivery;

import java.util.Arrays;
import java.util.OptionalLong;

/** The median of the last measured times from the arrival of an observation until its forecast was visible. Any thread may use it. */
final class RecentDelays {
    private static final int REMEMBERED = 512;

    /** Fewer measurements say nothing: the first forecasts wait for classes to load. */
    private static final int ENOUGH = 50;

    private final long[] micros = new long[REMEMBERED];
    private long count;

    synchronized void add(long delayMicros) {
        micros[(int) (count % REMEMBERED)] = delayMicros;
        count++;
    }

    /** Forgets all measurements, since forecasts are delivered in another way from now on. */
    synchronized void clear() {
        count = 0;
    }

    /** The median in microseconds; empty before there are {@value #ENOUGH} measurements. */
    synchronized OptionalLong medianMicros() {
        if (count < ENOUGH) {
            return OptionalLong.empty();
        }
        long[] sorted = Arrays.copyOf(micros, (int) Math.min(count, REMEMBERED));
        Arrays.sort(sorted);
        return OptionalLong.of(sorted[sorted.length / 2]);
    }
}
