package io.wavecast.core.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import io.wavecast.core.wire.ForecastCodec;
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

/** Feeds damaged forecasts to the codec. */
@Tag("once")
class ForecastFuzzTest {
    private static final Fuzz JSON = new Fuzz(
            "json-forecasts",
            Corpus.of(ForecastFuzzTest.class, "forecasts-json"),
            UnreadableException.class,
            32 << 20,
            input -> new ForecastCodec(WireFormat.JSON).read(input));

    private static final Fuzz PROTOBUF = new Fuzz(
            "protobuf-forecasts",
            Corpus.of(ForecastFuzzTest.class, "forecasts-protobuf"),
            UnreadableException.class,
            32 << 20,
            input -> new ForecastCodec(WireFormat.PROTOBUF).read(input));

    @Example
    void shouldReadKeptJsonForecasts() {
        JSON.replay();
    }

    @Property(seed = "1", shrinking = ShrinkingMode.OFF)
    void shouldParseOrRefuseJsonForecasts(@ForAll long seed) {
        JSON.batch(seed);
    }

    @Example
    void shouldReadKeptProtobufForecasts() {
        PROTOBUF.replay();
    }

    @Property(seed = "1", shrinking = ShrinkingMode.OFF)
    void shouldParseOrRefuseProtobufForecasts(@ForAll long seed) {
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
