package io.wavecast.signals.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import io.wavecast.core.wire.bytes.UnreadableException;
import io.wavecast.fuzzing.Corpus;
import io.wavecast.fuzzing.Fuzz;
import io.wavecast.signals.mqtt.FuzzedPayloads;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.Tag;
import net.jqwik.api.lifecycle.AfterContainer;

/** Fuzzes the reader of MQTT payloads. */
@Tag("once")
class PayloadFuzzTest {
    private static final Fuzz PAYLOADS = new Fuzz(
            "mqtt-payloads",
            Corpus.of(PayloadFuzzTest.class, "mqtt"),
            UnreadableException.class,
            64 << 20,
            FuzzedPayloads::read);

    @Example
    void shouldReadSavedPayloads() {
        PAYLOADS.replay();
    }

    @Property(seed = "1", shrinking = ShrinkingMode.OFF)
    void shouldReadOrRefusePayloads(@ForAll long seed) {
        PAYLOADS.batch(seed);
    }

    /** If the reader refused all mutations, or read all, the test would cover only one outcome. */
    @AfterContainer
    static void shouldHaveReadSomeAndRefusedSome() {
        assertThat(PAYLOADS.parsed()).isPositive();
        assertThat(PAYLOADS.refused()).isPositive();
    }
}
