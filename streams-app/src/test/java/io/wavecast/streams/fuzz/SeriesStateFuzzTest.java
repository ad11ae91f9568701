package io.wavecast.streams.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import io.wavecast.core.wire.bytes.UnreadableException;
import io.wavecast.fuzzing.Corpus;
import io.wavecast.fuzzing.Fuzz;
import io.wavecast.streams.series.codec.SeriesStateCodec;
import java.util.List;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.Tag;
import net.jqwik.api.lifecycle.AfterContainer;

/** Feeds damaged states of series to the codec. */
@Tag("once")
class SeriesStateFuzzTest {
    private static final Fuzz STATES = new Fuzz(
            "states",
            Corpus.of(SeriesStateFuzzTest.class, "states"),
            UnreadableException.class,
            32 << 20,
            input -> new SeriesStateCodec().read(input));

    @Example
    void shouldReadTheCorpus() {
        STATES.replay();
    }

    @Property(seed = "1", shrinking = ShrinkingMode.OFF)
    void shouldParseOrRefuseStates(@ForAll long seed) {
        STATES.batch(seed);
    }

    /** If the parser refused all mutations, or parsed all, the test would cover only one outcome. */
    @AfterContainer
    static void shouldHaveParsedSomeAndRefusedSome() {
        for (Fuzz fuzz : List.of(STATES)) {
            assertThat(fuzz.parsed()).isPositive();
            assertThat(fuzz.refused()).isPositive();
        }
    }
}
