package io.wavecast.core.arrange;

import io.wavecast.core.series.Observation;

/**
 * A sample that arrived.
 *
 * @param arrivedMicros timestamp of the record that held it
 * @param published whether its forecast is published; scores always are
 */
public record Arrival(Observation observation, long arrivedMicros, boolean published) {
    /** Event time, microseconds since the epoch. */
    public long timeMicros() {
        return observation.timeMicros();
    }

    /** The same sample at another event time. */
    Arrival at(long micros) {
        return micros == timeMicros()
                ? this
                : new Arrival(new Observation(micros, observation.values()), arrivedMicros, published);
    }
}
