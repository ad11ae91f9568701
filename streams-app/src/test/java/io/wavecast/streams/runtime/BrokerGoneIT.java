package io.wavecast.streams.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.wavecast.kafka.LocalBroker;
import io.wavecast.streams.testing.ServiceLab;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.admin.Admin;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Stops a broker of its own, or deletes topics of it. */
@Tag("once")
class BrokerGoneIT {
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    @TempDir
    Path directory;

    @Test
    void shouldNotBeReadyWhileTheBrokerIsGoneAndAnswerAgainAfterwards() throws Exception {
        Path data = directory.resolve("broker");
        LocalBroker first = LocalBroker.start(0, data);
        int port = Integer.parseInt(first.bootstrap().replaceFirst(".*:", ""));
        try (var lab = new ServiceLab(first, "gone");
                var service = lab.serve(directory.resolve("states"))) {
            lab.observe("pump", 0, 1, 2);
            lab.texts(lab.topics().forecasts(), 2);
            awaitReady(service, 200);

            first.close();
            awaitReady(service, 503);
            assertThat(Http.get(service, "/health/ready").body())
                    .contains("\"state\":\"RUNNING\",\"reason\":\"no broker has answered for ");
            assertThat(Http.get(service, "/health/live").statusCode())
                    .as("alive while waiting can help")
                    .isEqualTo(200);

            try (var second = LocalBroker.start(port, data)) {
                assertThat(second.bootstrap()).isEqualTo(first.bootstrap());
                awaitReady(service, 200);
                lab.observe("pump", 2, 3);
                assertThat(lab.texts(lab.topics().forecasts(), 3)).hasSize(3);
                stop(service); // while it has a broker
            }
        }
    }

    private static void stop(AutoCloseable service) throws Exception {
        service.close();
    }

    @Test
    void shouldNameATopicThatWasDeleted() throws Exception {
        try (var broker = LocalBroker.start();
                var lab = new ServiceLab(broker, "deleted");
                var admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrap()))) {
            // By default a client looks for changes of topics every five minutes, and a commit and its abortion wait a
            // minute each.
            Map<String, Object> impatient = Map.of("metadata.max.age.ms", "1000", "max.block.ms", "5000");
            lab.whileServing(lab.config(directory, impatient).build(), service -> {
                lab.observe("pump", 0, 1);
                lab.texts(lab.topics().forecasts(), 1);

                admin.deleteTopics(Set.of(lab.topics().sensorEvents())).all().get();

                Assertions.assertThatThrownBy(service::awaitShutdown)
                        .isInstanceOf(IllegalStateException.class)
                        .hasMessageStartingWith("forecasting stopped: missing topics deleted.sensor-events: ");
            });
        }
    }

    private static void awaitReady(ForecastService service, int status) {
        await().atMost(PATIENCE).until(() -> Http.get(service, "/health/ready").statusCode() == status);
    }
}
