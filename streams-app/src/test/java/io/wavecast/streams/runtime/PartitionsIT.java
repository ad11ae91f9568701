package io.wavecast.streams.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.wavecast.core.series.Observation;
import io.wavecast.core.wire.ObservationCodec;
import io.wavecast.kafka.LocalBroker;
import io.wavecast.streams.testing.ServiceLab;
import io.wavecast.streams.testing.SharedBroker;
import io.wavecast.streams.testing.Signals;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Checks that outputs go to the partitions of their observations, whatever partitioner the senders use. */
@Tag("once")
@ExtendWith(SharedBroker.class)
class PartitionsIT {
    private static final int PARTITIONS = 3;

    @TempDir
    Path directory;

    @Test
    void shouldAnswerOnThePartitionOfTheObservation(LocalBroker broker) throws Exception {
        try (var lab = new ServiceLab(broker, "placed", PARTITIONS)) {
            lab.whileServing(directory, service -> {
                for (int partition = 0; partition < PARTITIONS; partition++) {
                    for (int sample = 0; sample < 200; sample++) { // two seconds, so that there are scores
                        observe(lab, "series-" + partition, partition, sample);
                    }
                    send(lab, "series-" + partition, partition, "no JSON".getBytes(StandardCharsets.UTF_8));
                }

                assertPlaced(lab.read(lab.topics().forecasts(), 200 * PARTITIONS));
                assertPlaced(lab.read(lab.topics().forecastScores(), PARTITIONS));
                assertPlaced(lab.read(lab.topics().deadLetters(), PARTITIONS));
            });
        }
    }

    @Test
    void shouldNameAKeyThatArrivesOnTwoPartitions(LocalBroker broker) throws Exception {
        try (var lab = new ServiceLab(broker, "divided", PARTITIONS)) {
            lab.whileServing(directory, service -> {
                observe(lab, "pump", 0, 0);
                observe(lab, "pump", 2, 1);
                observe(lab, "fan", 1, 0);
                lab.read(lab.topics().forecasts(), 3);

                assertThat(Http.get(service, "/metrics").body())
                        .contains("wavecast_series_on_two_partitions_total 1.0")
                        .contains("wavecast_series_placed_total{partitioner=\"other\"}");
            });
        }
    }

    private static void assertPlaced(List<ConsumerRecord<byte[], byte[]>> records) {
        assertThat(records).allSatisfy(record -> assertThat(new String(record.key(), StandardCharsets.UTF_8))
                .isEqualTo("series-" + record.partition()));
    }

    private static void observe(ServiceLab lab, String series, int partition, int sample) {
        long time = Signals.EPOCH_MICROS + sample * Signals.PERIOD_MICROS;
        send(lab, series, partition, new ObservationCodec().write(new Observation(time, new double[] {sample % 5})));
    }

    private static void send(ServiceLab lab, String series, int partition, byte[] value) {
        lab.send(new ProducerRecord<>(
                lab.topics().sensorEvents(), partition, series.getBytes(StandardCharsets.UTF_8), value));
    }
}
