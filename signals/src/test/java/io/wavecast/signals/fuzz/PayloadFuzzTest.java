package io.wavecast.signals.fuzz;

import io.wavecast.core.wire.bytes.UnreadableException;
import io.wavecast.fuzzing.Corpus;
import io.wavecast.fuzzing.Fuzz;
import io.wavecast.fuzzing.FuzzedParsers;
import io.wavecast.signals.mqtt.FuzzedPayloads;
import net.jqwik.api.Tag;

/** Fuzzes the reader of MQTT payloads. */
@Tag("once")
class PayloadFuzzTest extends FuzzedParsers {
    private static final Fuzz PAYLOADS = new Fuzz(
            "mqtt-payloads",
            Corpus.of(PayloadFuzzTest.class, "mqtt"),
            UnreadableException.class,
            64 << 20,
            FuzzedPayloads::read);

    PayloadFuzzTest() {
        super(PAYLOADS);
    }
}
