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
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Checks that records of an aborted transaction have no effect, under every profile. */
@Tag("once")
@ExtendWith(SharedBroker.class)
class AbortedTransactionIT {
    private static final double[] COMMITTED = {1, 2, 3, 4};

    @TempDir
    Path directory;

    @ParameterizedTest
    @EnumSource(Profile.class)
    void shouldIgnoreRecordsOfAnAbortedTransaction(Profile profile, LocalBroker broker) throws Exception {
        List<String> disturbed = forecasts(broker, profile, "aborted-" + profile.word(), true);

        assertThat(disturbed)
                .hasSize(COMMITTED.length)
                .isEqualTo(forecasts(broker, profile, "plain-" + profile.word(), false));
    }

    private List<String> forecasts(LocalBroker broker, Profile profile, String name, boolean abort) throws Exception {
        try (var lab = new ServiceLab(broker, name)) {
            ServeConfig config =
                    lab.config(directory.resolve(name)).profile(profile).build();
            lab.whileServing(config, service -> {
                lab.observe("pump", 0, COMMITTED[0]);
                lab.read(lab.topics().forecasts(), 1);
                if (abort) {
                    abort(broker, lab);
                }
                // Had the aborted samples an effect, these would be duplicates and out of order.
                lab.observe("pump", 1, COMMITTED[1], COMMITTED[2], COMMITTED[3]);
                lab.read(lab.topics().forecasts(), COMMITTED.length);
            });
            return lab.texts(lab.topics().forecasts(), COMMITTED.length); // the service is closed, so there are no more
        }
    }

    /** Sends three samples, flushes them to the broker, and aborts their transaction. */
    private static void abort(LocalBroker broker, ServiceLab lab) {
        var codec = new ObservationCodec();
        Map<String, Object> settings =
                Map.of("bootstrap.servers", broker.bootstrap(), "transactional.id", lab.name() + "-sender");
        try (var producer =
                new KafkaProducer<byte[], byte[]>(settings, new ByteArraySerializer(), new ByteArraySerializer())) {
            producer.initTransactions();
            producer.beginTransaction();
            for (int tick = 1; tick <= 3; tick++) {
                var sample = new Observation(Signals.EPOCH_MICROS + tick * Signals.PERIOD_MICROS, new double[] {-99});
                var unused = producer.send(new ProducerRecord<>(
                        lab.topics().sensorEvents(), "pump".getBytes(StandardCharsets.UTF_8), codec.write(sample)));
            }
            producer.flush();
            producer.abortTransaction();
        }
    }
}
