package io.wavecast.trainer.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import io.wavecast.core.wire.bytes.UnreadableException;
import io.wavecast.fuzzing.Corpus;
import io.wavecast.fuzzing.Fuzz;
import io.wavecast.trainer.request.RetrainRequestCodec;
import java.nio.charset.StandardCharsets;
import java.util.List;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.Tag;
import net.jqwik.api.lifecycle.AfterContainer;

/** Reads mutated requests to retrain a model. */
@Tag("once")
class RetrainRequestFuzzTest {
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

    @Example
    void shouldReadKeptRetrainRequests() {
        REQUESTS.replay();
    }

    @Property(seed = "1", shrinking = ShrinkingMode.OFF)
    void shouldParseOrRefuseRetrainRequests(@ForAll long seed) {
        REQUESTS.batch(seed);
    }

    @Example
    void shouldReadKeptRetrainKeys() {
        KEYS.replay();
    }

    @Property(seed = "1", shrinking = ShrinkingMode.OFF)
    void shouldParseOrRefuseRetrainKeys(@ForAll long seed) {
        KEYS.batch(seed);
    }

    /** Inputs that are all refused, or all accepted, would test almost nothing. */
    @AfterContainer
    static void shouldHaveDoneBoth() {
        for (Fuzz fuzz : List.of(REQUESTS, KEYS)) {
            assertThat(fuzz.parsed()).isPositive();
            assertThat(fuzz.refused()).isPositive();
        }
    }
}
