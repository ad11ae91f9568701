package io.wavecast.streams.topology;

import static io.wavecast.streams.testing.TestModel.aModel;
import static org.assertj.core.api.Assertions.assertThat;

import io.wavecast.core.model.AdapterSettings;
import io.wavecast.core.model.Model;
import io.wavecast.core.rnn.CellKind;
import io.wavecast.core.series.Levels;
import io.wavecast.core.wire.WireFormat;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Bounds the bytes that the thread of a task allocates per observation between two commits: beside the bytes of its answer, and beside the
 * record of Kafka Streams in which it is forwarded. In JSON most of the rest is the text of three numbers, which Jackson writes.
 */
class AnswerAllocationTest {
    private static final int RECORD_BYTES = 80; // a record, its headers and their list

    @ParameterizedTest
    @CsvSource({"PROTOBUF, 150", "JSON, 650"})
    void shouldAllocateLittlePerObservation(WireFormat format, long limit, @TempDir Path folder) {
        assertThat(least(new AnswerLoop(format, 50, 4, folder))).isLessThan(limit);
    }

    /** The same limit: what an adapter learns is changed in place. */
    @Test
    void shouldAllocateNoMoreWithAnAdapter(@TempDir Path folder) {
        Model model = aModel().cell(CellKind.LSTM)
                .warmup(1)
                .horizons(1, 5)
                .build()
                .withAdapter(Optional.of(AdapterSettings.of(24, 1_000, List.of(1, 5))));
        long without = least(new AnswerLoop(
                WireFormat.PROTOBUF, 50, model.withAdapter(Optional.empty()), folder.resolve("without")));
        long with = least(new AnswerLoop(WireFormat.PROTOBUF, 50, model, folder.resolve("with")));

        assertThat(with).isLessThan(without + 16);
    }

    /** Beside the answer, which is longer: what was learned changes in place. The meters of each level and horizon take a key. */
    @Test
    void shouldAllocateLittleMoreWithLevels(@TempDir Path folder) {
        Model model = aModel().cell(CellKind.LSTM).warmup(1).horizons(1, 5).build();
        long without = least(new AnswerLoop(WireFormat.PROTOBUF, 50, model, folder.resolve("without")));
        long with = least(new AnswerLoop(WireFormat.PROTOBUF, 50, model, Levels.of(0.5, 0.9), folder.resolve("with")));

        assertThat(with).isLessThan(without + 300);
    }

    private static long least(AnswerLoop loop) {
        for (int i = 0; i < 40; i++) {
            loop.run(50); // compiled code allocates less
        }

        // The least of several runs: the compilers may be busy in one.
        long least = Long.MAX_VALUE;
        for (int i = 0; i < 10; i++) {
            AnswerLoop.Cost cost = loop.run(100);
            least = Math.min(least, (cost.allocated() - cost.answers()) / cost.observations() - RECORD_BYTES);
        }
        return least;
    }
}
