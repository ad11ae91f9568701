package io.wavecast.core.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import io.wavecast.core.wire.ObservationCodec;
import io.wavecast.core.wire.WireFormat;
import io.wavecast.core.wire.bytes.UnreadableException;
import io.wavecast.fuzzing.Corpus;
import io.wavecast.fuzzing.Fuzz;
import java.util.List;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.Tag;
import net.jqwik.api.lifecycle.AfterContainer;

/** Feeds damaged observations to the codec. */
@Tag("once")
class ObservationFuzzTest {
    private static final Fuzz JSON = new Fuzz(
            "json-observations",
            Corpus.of(ObservationFuzzTest.class, "observations-json"),
            UnreadableException.class,
            32 << 20,
            input -> new ObservationCodec(WireFormat.JSON).read(input, 0));

    private static final Fuzz PROTOBUF = new Fuzz(
            "protobuf-observations",
            Corpus.of(ObservationFuzzTest.class, "observations-protobuf"),
            UnreadableException.class,
            32 << 20,
            input -> new ObservationCodec(WireFormat.PROTOBUF).read(input, 0));

    @Example
    void shouldReadKeptJsonObservations() {
        JSON.replay();
    }

    @Property(seed = "1", shrinking = ShrinkingMode.OFF)
    void shouldParseOrRefuseJsonObservations(@ForAll long seed) {
        JSON.batch(seed);
    }

    @Example
    void shouldReadKeptProtobufObservations() {
        PROTOBUF.replay();
    }

    @Property(seed = "1", shrinking = ShrinkingMode.OFF)
    void shouldParseOrRefuseProtobufObservations(@ForAll long seed) {
        PROTOBUF.batch(seed);
    }

    /** If the parser refused all mutations, or parsed all, the test would cover only one outcome. */
    @AfterContainer
    static void shouldHaveParsedSomeAndRefusedSome() {
        for (Fuzz fuzz : List.of(JSON, PROTOBUF)) {
            assertThat(fuzz.parsed()).isPositive();
            assertThat(fuzz.refused()).isPositive();
        }
    }
}
