package io.wavecast.trainer.fuzz;

import io.wavecast.core.wire.bytes.UnreadableException;
import io.wavecast.fuzzing.Corpus;
import io.wavecast.fuzzing.Fuzz;
import io.wavecast.fuzzing.FuzzedParsers;
import io.wavecast.trainer.request.RetrainRequestCodec;
import java.nio.charset.StandardCharsets;
import net.jqwik.api.Tag;

/** Reads mutated requests to retrain a model. */
@Tag("once")
class RetrainRequestFuzzTest extends FuzzedParsers {
    private static final byte[] KEY = "pump".getBytes(StandardCharsets.UTF_8);

    private static final Fuzz REQUESTS = new Fuzz(
            "retrain-requests",
            Corpus.of(RetrainRequestFuzzTest.class, "retrain-requests"),
            UnreadableException.class,
            32 << 20,
            input -> new RetrainRequestCodec().read(KEY, input));

    private static final Fuzz KEYS = new Fuzz(
            "retrain-keys",
            Corpus.of(RetrainRequestFuzzTest.class, "retrain-keys"),
            UnreadableException.class,
            32 << 20,
            key -> new RetrainRequestCodec().read(key, null));

    RetrainRequestFuzzTest() {
        super(REQUESTS, KEYS);
    }
}
