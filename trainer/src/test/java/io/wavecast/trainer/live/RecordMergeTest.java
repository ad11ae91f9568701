package io.wavecast.trainer.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.Test;

class RecordMergeTest {
    private static final TopicPartition FIRST = new TopicPartition("scores", 0);
    private static final TopicPartition SECOND = new TopicPartition("scores", 1);

    private final RecordMerge merge = new RecordMerge();
    private final List<Long> times = new ArrayList<>();

    @Test
    void shouldPassRecordsOnInTheOrderOfTheirTimes() {
        merge.begin(List.of(FIRST, SECOND));
        add(FIRST, 1, 4, 5);
        add(SECOND, 2, 3);

        merge.drain(partition -> true, record -> times.add(record.timestamp()));
        assertThat(times).containsExactly(1L, 2L, 3L); // the second partition may have older ones than 4

        add(SECOND, 6);
        merge.drain(partition -> true, record -> times.add(record.timestamp()));
        assertThat(times).containsExactly(1L, 2L, 3L, 4L, 5L);
        assertThat(merge.size(SECOND)).isOne();

        merge.drain(partition -> false, record -> times.add(record.timestamp()));
        assertThat(times).endsWith(6L);
    }

    private void add(TopicPartition partition, long... timestamps) {
        for (long timestamp : timestamps) {
            merge.add(new ConsumerRecord<>(
                    partition.topic(),
                    partition.partition(),
                    0,
                    timestamp,
                    TimestampType.CREATE_TIME,
                    0,
                    0,
                    new byte[0],
                    new byte[0],
                    new RecordHeaders(),
                    Optional.empty()));
        }
    }
}
