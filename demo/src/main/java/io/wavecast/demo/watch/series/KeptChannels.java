package io.wavecast.demo.watch.series;

import io.wavecast.core.series.Observation;
import java.util.Arrays;
import java.util.function.IntUnaryOperator;

/** The newest observations of a series: those of its first channels in detail, those of the listed channel alone otherwise. Not thread-safe. */
final class KeptChannels {
    private Ring ring = new Ring(1, Limits.ROWS);
    private boolean detailed;
    private int channels;
    private int kept = 1;
    private int listed;

    /** @param observation later than those before */
    void add(Observation observation) {
        channels = observation.channels();
        fit(place -> place);
        double[] values = observation.values();
        ring.add(
                observation.timeMicros(),
                detailed
                        ? Arrays.copyOf(values, kept)
                        : new double[] {listed < channels ? values[listed] : Double.NaN});
    }

    /** Lists another channel. What is kept of the one before alone is forgotten. */
    void list(int channel) {
        if (!detailed && channel != listed) {
            clear();
        }
        listed = channel;
    }

    /** Keeps more from now on. */
    void detail() {
        detailed = true;
        fit(place -> place == listed ? 0 : -1);
    }

    /** Keeps little from now on. */
    void reduce() {
        detailed = false;
        fit(place -> listed);
    }

    void clear() {
        ring = new Ring(kept, ring.limit());
    }

    /**
     * Gives the ring the channels and rows that fit.
     *
     * @param places the place that a channel had, by its new place; outside those that are kept if it had none
     */
    private void fit(IntUnaryOperator places) {
        int wanted = detailed ? Math.max(1, Math.min(channels, Limits.DETAILED_CHANNELS)) : 1;
        int limit = detailed ? Limits.rows(wanted) : Limits.ROWS;
        if (wanted == kept && limit == ring.limit()) {
            return;
        }
        var from = new int[wanted];
        for (int place = 0; place < wanted; place++) {
            int before = places.applyAsInt(place);
            from[place] = before < kept ? before : -1;
        }
        ring = ring.copy(from, limit);
        kept = wanted;
    }

    Ring ring() {
        return ring;
    }

    /** Number of channels of the series. */
    int channels() {
        return channels;
    }

    /** Number of channels that are kept. */
    int kept() {
        return kept;
    }

    /** Number of the channel that the list shows. */
    int listed() {
        return listed;
    }

    /** Whether channels are at the places of their numbers, rather than the listed one alone. */
    boolean detailed() {
        return detailed;
    }
}
