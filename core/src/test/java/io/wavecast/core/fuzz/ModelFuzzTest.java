package io.wavecast.core.fuzz;

import io.wavecast.core.wire.bytes.UnreadableException;
import io.wavecast.core.wire.model.ModelCodec;
import io.wavecast.fuzzing.Corpus;
import io.wavecast.fuzzing.Fuzz;
import io.wavecast.fuzzing.FuzzedParsers;
import net.jqwik.api.Tag;

/** Feeds damaged safetensors files to the codec of models. */
@Tag("once")
class ModelFuzzTest extends FuzzedParsers {
    private static final Fuzz MODELS = new Fuzz(
            "models",
            Corpus.of(ModelFuzzTest.class, "models"),
            UnreadableException.class,
            32 << 20,
            input -> new ModelCodec().read(input));

    ModelFuzzTest() {
        super(MODELS);
    }
}
