package io.wavecast.signals.mqtt;

import io.wavecast.core.wire.bytes.UnreadableException;
import io.wavecast.signals.live.SeriesObservation;
import java.util.ArrayList;
import java.util.List;

/** Reads a message as observations, and names their series. */
record MqttMapping(SeriesTemplate series, PayloadReader payloads) {
    /**
     * Reads a message.
     *
     * @param arrivalMicros time of arrival, microseconds since the epoch
     * @return at least one observation
     * @throws UnreadableException if the message gives none
     */
    List<SeriesObservation> read(String topic, byte[] payload, long arrivalMicros) {
        List<SeriesObservation> read = new ArrayList<>();
        payloads.read(payload, arrivalMicros)
                .forEach(
                        (field, observation) -> read.add(new SeriesObservation(series.key(topic, field), observation)));
        return read;
    }

    /** Whether the event time is the time of arrival. */
    boolean timesArrivals() {
        return payloads.timesArrivals();
    }
}
