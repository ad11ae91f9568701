package io.wavecast.streams.runtime;

import static io.wavecast.streams.testing.TestModel.aModel;
import static org.assertj.core.api.Assertions.assertThat;

import io.wavecast.kafka.LocalBroker;
import io.wavecast.streams.membership.RebalanceProtocol;
import io.wavecast.streams.testing.ServiceLab;
import io.wavecast.streams.testing.ServiceProcess;
import io.wavecast.streams.testing.SharedBroker;
import io.wavecast.streams.testing.Signals;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Checks that another instance answers after one was killed, and that no forecast is lost, doubled or changed. */
@Tag("once")
@ExtendWith(SharedBroker.class)
class FailoverIT {
    private static final int PARTITIONS = 2;
    private static final List<String> SERIES = List.of("pump", "fan", "valve", "motor");
    private static final double[] VALUES = Signals.noisySine(90, 17);

    @TempDir
    Path directory;

    @ParameterizedTest
    @EnumSource(RebalanceProtocol.class)
    void shouldAnswerEachObservationOnceAfterAKill(RebalanceProtocol protocol, LocalBroker broker) throws Exception {
        try (var lab = new ServiceLab(broker, "failover-" + protocol.word(), PARTITIONS)) {
            publish(lab);
            String[] options = {
                "--group-protocol=" + protocol.word(),
                "--standbys=1",
                "--session-timeout=2s",
                "--partitions=" + PARTITIONS
            };
            try (var first = ServiceProcess.start(lab, broker, directory.resolve("first"), "", options);
                    var second = ServiceProcess.start(lab, broker, directory.resolve("second"), "", options)) {
                observe(lab, 0, 30);
                lab.read(lab.topics().forecasts(), 30 * SERIES.size());
                observe(lab, 30, 60);
                first.kill();
                observe(lab, 60, 90);
                var answered = values(lab.read(lab.topics().forecasts(), 90 * SERIES.size()));

                assertThat(second.stop()).as("exit code of the survivor").isZero();
                assertThat(answered).isEqualTo(undisturbed(broker, protocol));
            }
        }
    }

    @Test
    void shouldTakeANameUnderTheStreamsProtocol(LocalBroker broker) throws Exception {
        try (var lab = new ServiceLab(broker, "named", PARTITIONS)) {
            var membership = new Membership(
                    lab.name(), "pod-0", false, 0, Optional.of(Duration.ofSeconds(2)), RebalanceProtocol.STREAMS);
            for (int run = 1; run <= 2; run++) {
                var config = lab.config(directory.resolve("named")).membership(membership);
                try (var service = lab.serve(config.build())) {
                    lab.observe("pump", run, VALUES[run]);

                    assertThat(lab.texts(lab.topics().forecasts(), run)).hasSize(run);
                    assertThat(service.partitions()).hasSize(PARTITIONS);
                }
            }
        }
    }

    private Map<String, List<String>> undisturbed(LocalBroker broker, RebalanceProtocol protocol) throws Exception {
        String name = "no-failover-" + protocol.word();
        try (var lab = new ServiceLab(broker, name, PARTITIONS)) {
            publish(lab);
            var membership = new Membership(name, "", true, 0, Optional.empty(), protocol);
            var config =
                    lab.config(directory.resolve(name)).membership(membership).build();
            try (var service = lab.serve(config)) {
                observe(lab, 0, 90);
                assertThat(service.partitions()).hasSize(PARTITIONS);
                return values(lab.read(lab.topics().forecasts(), 90 * SERIES.size()));
            }
        }
    }

    private static void publish(ServiceLab lab) {
        lab.publish(aModel().version(1).seed(1).build());
        lab.flush();
    }

    private static void observe(ServiceLab lab, int from, int to) {
        for (int i = from; i < to; i++) {
            for (String series : SERIES) {
                lab.observe(series, i, VALUES[i]);
            }
        }
        lab.flush();
    }

    /** The forecasts of each series, in their order. */
    private static Map<String, List<String>> values(List<ConsumerRecord<byte[], byte[]>> records) {
        return records.stream()
                .collect(Collectors.groupingBy(
                        record -> new String(record.key(), StandardCharsets.UTF_8),
                        TreeMap::new,
                        Collectors.mapping(
                                record -> new String(record.value(), StandardCharsets.UTF_8), Collectors.toList())));
    }
}
