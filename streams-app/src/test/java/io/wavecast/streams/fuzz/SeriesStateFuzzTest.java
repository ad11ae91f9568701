package io.wavecast.streams.fuzz;

import io.wavecast.core.wire.bytes.UnreadableException;
import io.wavecast.fuzzing.Corpus;
import io.wavecast.fuzzing.Fuzz;
import io.wavecast.fuzzing.FuzzedParsers;
import io.wavecast.streams.series.codec.SeriesStateCodec;
import net.jqwik.api.Tag;

/** Feeds damaged states of series to the codec. */
@Tag("once")
class SeriesStateFuzzTest extends FuzzedParsers {
    private static final Fuzz STATES = new Fuzz(
            "states",
            Corpus.of(SeriesStateFuzzTest.class, "states"),
            UnreadableException.class,
            32 << 20,
            input -> new SeriesStateCodec().read(input));

    SeriesStateFuzzTest() {
        super(STATES);
    }
}
