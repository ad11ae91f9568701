package io.wavecast.core.fuzz;

import io.wavecast.core.wire.ScoreCodec;
import net.jqwik.api.Tag;

/** Feeds damaged summaries of scores to the codec. */
@Tag("once")
class ScoreFuzzTest extends CodecFuzz {
    ScoreFuzzTest() {
        super("scores", format -> input -> new ScoreCodec(format).readSummary(input));
    }
}
