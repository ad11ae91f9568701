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
import net.jqwik.api.lifecycle.AfterContainer;

/** Fuzzes the states of series, as they are read from a store or a changelog. */
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

    /** Mutations that are always refused, or never, would test nothing. */
    @AfterContainer
    static void shouldHaveDoneBoth() {
        for (Fuzz fuzz : List.of(STATES)) {
            assertThat(fuzz.parsed()).isPositive();
            assertThat(fuzz.refused()).isPositive();
        }
    }
}
