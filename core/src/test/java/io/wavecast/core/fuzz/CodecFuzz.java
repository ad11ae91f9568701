package io.wavecast.core.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import io.wavecast.core.wire.WireFormat;
import io.wavecast.core.wire.bytes.UnreadableException;
import io.wavecast.fuzzing.Corpus;
import io.wavecast.fuzzing.Fuzz;
import java.util.List;
import java.util.function.Function;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.lifecycle.AfterProperty;

/** Feeds damaged records to a codec, in both formats. */
abstract class CodecFuzz {
    private static final long MAX_ALLOCATED_BYTES = 32 << 20;

    private final Fuzz json;
    private final Fuzz protobuf;

    /**
     * @param records name of the records, such as {@code scores}: their corpora are {@code scores-json} and {@code scores-protobuf}
     * @param reader reads records in a format
     */
    CodecFuzz(String records, Function<WireFormat, Fuzz.Parser> reader) {
        json = fuzz(records, "json", reader.apply(WireFormat.JSON));
        protobuf = fuzz(records, "protobuf", reader.apply(WireFormat.PROTOBUF));
    }

    private static Fuzz fuzz(String records, String format, Fuzz.Parser parser) {
        return new Fuzz(
                format + "-" + records,
                Corpus.of(CodecFuzz.class, records + "-" + format),
                UnreadableException.class,
                MAX_ALLOCATED_BYTES,
                parser);
    }

    @Example
    void shouldReadKeptJson() {
        json.replay();
    }

    @Property(seed = "1", shrinking = ShrinkingMode.OFF)
    void shouldParseOrRefuseJson(@ForAll long seed) {
        json.batch(seed);
    }

    @Example
    void shouldReadKeptProtobuf() {
        protobuf.replay();
    }

    @Property(seed = "1", shrinking = ShrinkingMode.OFF)
    void shouldParseOrRefuseProtobuf(@ForAll long seed) {
        protobuf.batch(seed);
    }

    /** If the parser refused all mutations, or parsed all, the test would cover only one outcome. The fuzz of the other format did neither. */
    @AfterProperty
    void shouldHaveParsedSomeAndRefusedSome() {
        for (Fuzz fuzz : List.of(json, protobuf)) {
            assertThat(fuzz.parsed() > 0)
                    .as("%s parsed, %s refused", fuzz.parsed(), fuzz.refused())
                    .isEqualTo(fuzz.refused() > 0);
        }
    }
}
