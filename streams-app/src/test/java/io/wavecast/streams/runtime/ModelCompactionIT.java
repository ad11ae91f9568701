package io.wavecast.streams.runtime;

import static io.wavecast.streams.testing.TestModel.aModel;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.wavecast.kafka.LocalBroker;
import io.wavecast.streams.testing.ServiceLab;
import io.wavecast.streams.testing.SharedBroker;
import io.wavecast.streams.testing.Signals;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(SharedBroker.class)
class ModelCompactionIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** Compaction keeps the last record of a key, which is junk here. An instance that ran before it and one that starts after it agree. */
    @Test
    void shouldKeepTheVersionInForceThroughCompaction(LocalBroker broker, @TempDir Path first, @TempDir Path second)
            throws Exception {
        try (var lab = new ServiceLab(broker, "compaction")) {
            compactSoon(broker, lab.topics().models());
            lab.whileServing(first, service -> {
                lab.publish(aModel().named("a").version(3).build());
                Http.await(service, "/metrics", page -> page.contains("wavecast_models_in_force 1.0\n"));
                lab.publish(aModel().named("a").version(2).seed(8).build());
                junk(lab);
                Http.await(
                        service,
                        "/metrics",
                        page -> page.contains("wavecast_models_rejected_total{reason=\"not-newer\"} 1.0")
                                && page.contains("wavecast_models_rejected_total{reason=\"not-safetensors\"} 1.0"));

                // Each record closes a segment; only closed segments are compacted.
                await().atMost(PATIENCE).until(() -> {
                    junk(lab);
                    return lab.read(lab.topics().models(), 1).get(0).offset() > 0;
                });

                var other = lab.config(second).membership(Membership.of("compaction-other"));
                lab.whileServing(other.build(), started -> {
                    lab.observe("a", 0, Signals.noisySine(20, 1));
                    assertThat(lab.texts(lab.topics().forecasts(), 40))
                            .as("the last forecast of each instance")
                            .filteredOn(forecast -> forecast.contains("\"a@3\""))
                            .hasSize(2 * 17);
                });
            });
        }
    }

    private static void junk(ServiceLab lab) {
        lab.send(lab.topics().models(), "a", "no model".getBytes(StandardCharsets.UTF_8));
        lab.flush();
    }

    private static void compactSoon(LocalBroker broker, String topic) throws Exception {
        try (var admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrap()))) {
            admin.incrementalAlterConfigs(Map.of(
                            new ConfigResource(ConfigResource.Type.BROKER, ""),
                            List.of(set("log.cleaner.backoff.ms", "200")),
                            new ConfigResource(ConfigResource.Type.TOPIC, topic),
                            List.of(set("segment.ms", "100"), set("min.cleanable.dirty.ratio", "0.0001"))))
                    .all()
                    .get();
        }
    }

    private static AlterConfigOp set(String name, String value) {
        return new AlterConfigOp(new ConfigEntry(name, value), AlterConfigOp.OpType.SET);
    }
}
