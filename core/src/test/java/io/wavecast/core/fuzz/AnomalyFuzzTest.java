package io.wavecast.core.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import io.wavecast.core.wire.AnomalyCodec;
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
import org.apache.kafka.common.header.internals.RecordHeaders;

/** Feeds damaged anomalies to the codec. */
@Tag("once")
class AnomalyFuzzTest {
    private static final Fuzz JSON = new Fuzz(
            "json-anomalies",
            Corpus.of(AnomalyFuzzTest.class, "anomalies-json"),
            UnreadableException.class,
            32 << 20,
            input -> new AnomalyCodec(WireFormat.JSON).read(new RecordHeaders(), input));

    private static final Fuzz PROTOBUF = new Fuzz(
            "protobuf-anomalies",
            Corpus.of(AnomalyFuzzTest.class, "anomalies-protobuf"),
            UnreadableException.class,
            32 << 20,
            input -> new AnomalyCodec(WireFormat.PROTOBUF).read(new RecordHeaders(), input));

    @Example
    void shouldReadKeptJsonAnomalies() {
        JSON.replay();
    }

    @Property(seed = "1", shrinking = ShrinkingMode.OFF)
    void shouldParseOrRefuseJsonAnomalies(@ForAll long seed) {
        JSON.batch(seed);
    }

    @Example
    void shouldReadKeptProtobufAnomalies() {
        PROTOBUF.replay();
    }

    @Property(seed = "1", shrinking = ShrinkingMode.OFF)
    void shouldParseOrRefuseProtobufAnomalies(@ForAll long seed) {
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
