package io.wavecast.streams.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.wavecast.core.wire.WireFormat;
import java.nio.file.Path;
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
        var loop = new AnswerLoop(format, 50, 4, folder);
        for (int i = 0; i < 40; i++) {
            loop.run(50); // compiled code allocates less
        }

        // The least of several runs: the compilers may be busy in one.
        long least = Long.MAX_VALUE;
        for (int i = 0; i < 10; i++) {
            AnswerLoop.Cost cost = loop.run(100);
            least = Math.min(least, (cost.allocated() - cost.answers()) / cost.observations() - RECORD_BYTES);
        }

        assertThat(least).isLessThan(limit);
    }
}
