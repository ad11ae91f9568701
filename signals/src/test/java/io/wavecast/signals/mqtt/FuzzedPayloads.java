package io.wavecast.signals.mqtt;

import io.wavecast.core.events.mapping.TimeRule;
import io.wavecast.core.wire.bytes.UnreadableException;
import java.util.Optional;

/** Reads a payload in two ways, for fuzzing. */
public final class FuzzedPayloads {
    private static final long NOW = 1_780_243_717_250_000L;
    private static final MqttMapping FIELDS = mapping(Optional.empty(), Optional.empty());
    private static final MqttMapping TIMED = mapping(Optional.of("/power/l1"), Optional.of(TimeField.parse("/ts:ms")));

    private FuzzedPayloads() {}

    /**
     * Reads a payload.
     *
     * @throws UnreadableException if neither way gives an observation
     */
    public static void read(byte[] payload) {
        try {
            TIMED.read("plant/line3", payload, NOW);
        } catch (UnreadableException e) {
            FIELDS.read("plant/line3", payload, NOW);
        }
    }

    private static MqttMapping mapping(Optional<String> value, Optional<TimeRule> time) {
        return new MqttMapping(SeriesTemplate.parse("{topic}"), new PayloadReader(value.map(Pointers::parse), time));
    }
}
