package io.wavecast.core.arrange;

import java.util.ArrayList;
import java.util.List;

/** Samples of one series that wait for older ones, by ascending time; equal times in the order of arrival. */
final class WaitingSamples {
    private final List<Arrival> samples = new ArrayList<>();

    void add(Arrival arrival) {
        int at = samples.size();
        while (at > 0 && samples.get(at - 1).timeMicros() > arrival.timeMicros()) {
            at--;
        }
        samples.add(at, arrival);
    }

    boolean contains(long micros) {
        int at = samples.size() - 1;
        while (at >= 0 && samples.get(at).timeMicros() > micros) {
            at--;
        }
        return at >= 0 && samples.get(at).timeMicros() == micros;
    }

    /** Removes the samples up to a time, inclusive; the oldest first. */
    List<Arrival> takeUntil(long micros) {
        int count = 0;
        while (count < samples.size() && samples.get(count).timeMicros() <= micros) {
            count++;
        }
        return takeFirst(count);
    }

    /** Removes the oldest samples. */
    List<Arrival> takeFirst(int count) {
        if (count == 0) {
            return List.of();
        }
        List<Arrival> first = samples.subList(0, count);
        List<Arrival> taken = List.copyOf(first);
        first.clear();
        return taken;
    }

    /** All of them; shared. */
    List<Arrival> all() {
        return samples;
    }
}
