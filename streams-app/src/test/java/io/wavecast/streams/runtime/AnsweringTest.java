package io.wavecast.streams.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class AnsweringTest {
    private static final TopicPartition FIRST = new TopicPartition("sensor-events", 0);
    private static final TopicPartition SECOND = new TopicPartition("sensor-events", 1);

    private final Answering answering = new Answering(0);

    @Test
    void shouldReportBrokersThatDoNotAnswer() {
        answering.answered(Map.of(), seconds(5));

        assertThat(answering.problem(seconds(20))).isEmpty();
        assertThat(answering.problem(seconds(21))).contains("no broker has answered for 16 s");

        answering.answered(Map.of(), seconds(60));
        assertThat(answering.problem(seconds(61))).isEmpty();
    }

    @Test
    void shouldReportObservationsThatWaitWhileNoneIsAnswered() {
        for (int second = 0; second <= 33; second += 3) {
            answering.answered(Map.of(FIRST, offsets(7, 10L + second), SECOND, offsets(second, 40)), seconds(second));
            assertThat(answering.problem(seconds(second)))
                    .isEqualTo(
                            second <= 30
                                    ? java.util.Optional.empty()
                                    : java.util.Optional.of(
                                            "observations wait in partition sensor-events-0, and none has been"
                                                    + " answered for 33 s"));
        }
        answering.answered(Map.of(FIRST, offsets(8, 60), SECOND, offsets(40, 40)), seconds(36));
        assertThat(answering.problem(seconds(37))).isEmpty();
    }

    @Test
    void shouldNotReportAPartitionWithoutNewObservations() {
        answering.answered(Map.of(FIRST, offsets(7, 7)), 0);
        answering.answered(Map.of(FIRST, offsets(7, 7)), seconds(60));

        assertThat(answering.problem(seconds(61))).isEmpty();
    }

    @Test
    void shouldForgetPartitionsThatWereReassigned() {
        answering.answered(Map.of(FIRST, offsets(7, 8)), 0);
        answering.answered(Map.of(), seconds(40));
        answering.answered(Map.of(FIRST, offsets(7, 8)), seconds(50));

        assertThat(answering.problem(seconds(55))).isEmpty();
    }

    private static Answering.Offsets offsets(long next, long end) {
        return new Answering.Offsets(next, end);
    }

    private static long seconds(long seconds) {
        return Duration.ofSeconds(seconds).toNanos();
    }
}
