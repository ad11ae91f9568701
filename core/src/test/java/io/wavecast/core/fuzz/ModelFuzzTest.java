package io.wavecast.core.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import io.wavecast.core.wire.bytes.UnreadableException;
import io.wavecast.core.wire.model.ModelCodec;
import io.wavecast.fuzzing.Corpus;
import io.wavecast.fuzzing.Fuzz;
import java.util.List;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.Tag;
import net.jqwik.api.lifecycle.AfterContainer;

/** Feeds damaged safetensors files to the codec of models. */
@Tag("once")
class ModelFuzzTest {
    private static final Fuzz MODELS = new Fuzz(
            "models",
            Corpus.of(ModelFuzzTest.class, "models"),
            UnreadableException.class,
            32 << 20,
            input -> new ModelCodec().read(input));

    @Example
    void shouldReadKeptModels() {
        MODELS.replay();
    }

    @Property(seed = "1", shrinking = ShrinkingMode.OFF)
    void shouldParseOrRefuseModels(@ForAll long seed) {
        MODELS.batch(seed);
    }

    /** If the parser refused all mutations, or parsed all, the test would cover only one outcome. */
    @AfterContainer
    static void shouldHaveParsedSomeAndRefusedSome() {
        for (Fuzz fuzz : List.of(MODELS)) {
            assertThat(fuzz.parsed()).isPositive();
            assertThat(fuzz.refused()).isPositive();
        }
    }
}
