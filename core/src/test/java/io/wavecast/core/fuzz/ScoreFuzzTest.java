package io.wavecast.core.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import io.wavecast.core.wire.ScoreCodec;
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

/** Feeds damaged summaries of scores to the codec. */
@Tag("once")
class ScoreFuzzTest {
    private static final Fuzz JSON = new Fuzz(
            "json-scores",
            Corpus.of(ScoreFuzzTest.class, "scores-json"),
            UnreadableException.class,
            32 << 20,
            input -> new ScoreCodec(WireFormat.JSON).readSummary(input));

    private static final Fuzz PROTOBUF = new Fuzz(
            "protobuf-scores",
            Corpus.of(ScoreFuzzTest.class, "scores-protobuf"),
            UnreadableException.class,
            32 << 20,
            input -> new ScoreCodec(WireFormat.PROTOBUF).readSummary(input));

    @Example
    void shouldReadKeptJsonScores() {
        JSON.replay();
    }

    @Property(seed = "1", shrinking = ShrinkingMode.OFF)
    void shouldParseOrRefuseJsonScores(@ForAll long seed) {
        JSON.batch(seed);
    }

    @Example
    void shouldReadKeptProtobufScores() {
        PROTOBUF.replay();
    }

    @Property(seed = "1", shrinking = ShrinkingMode.OFF)
    void shouldParseOrRefuseProtobufScores(@ForAll long seed) {
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
