package io.wavecast.signals.mqtt;

import java.util.Optional;

/** Reads a payload in each way, for fuzzing. */
public final class FuzzedPayloads {
    private static final MqttMapping FIELDS = mapping(Optional.empty(), Optional.empty());
    private static final MqttMapping TIMED =
            mapping(Optional.of("/power/l1"), Optional.of(TimeField.parse("/ts:ms")));

    private FuzzedPayloads() {}

    public static void read(byte[] payload) {
        (payload.length % 2 == 0 ? FIELDS : TIMED).read("plant/line3", payload, 1_780_243_717_250_000L);
    }

    private static MqttMapping mapping(Optional<String> value, Optional<TimeField> time) {
        return new MqttMapping(SeriesTemplate.parse("{topic}"), new PayloadReader(value.map(Pointers::parse), time));
    }
}
