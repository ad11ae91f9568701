package io.wavecast.streams.runtime;

import static io.wavecast.streams.testing.TestModel.aModel;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.wavecast.kafka.LocalBroker;
import io.wavecast.streams.ServeCommand;
import io.wavecast.streams.testing.ServiceLab;
import io.wavecast.streams.testing.SharedBroker;
import io.wavecast.streams.testing.Signals;
import java.io.PrintWriter;
import java.io.StringWriter;
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
import picocli.CommandLine;

@ExtendWith(SharedBroker.class)
class HealthAndMetricsIT {
    @TempDir
    Path directory;

    @Test
    void shouldServeHealthAndMetrics(LocalBroker broker) throws Exception {
        try (var lab = new ServiceLab(broker, "health")) {
            lab.publish(aModel().build());
            lab.flush();
            lab.whileServing(directory, service -> {
                lab.observe("pump", 0, Signals.noisySine(120, 1));
                lab.texts(lab.topics().forecasts(), 120);

                assertThat(Http.get(service, "/health/live").statusCode()).isEqualTo(200);
                assertThat(Http.get(service, "/health/ready").statusCode()).isEqualTo(200);
                assertThat(Http.get(service, "/health/ready").body())
                        .isEqualTo("{\"status\":\"up\",\"state\":\"RUNNING\"}");
                assertThat(Http.get(service, "/").body()).contains("/metrics", "/health/live", "/health/ready");
                assertThat(Http.get(service, "/nothing").statusCode()).isEqualTo(404);

                var metrics = Http.get(service, "/metrics");
                assertThat(metrics.headers().firstValue("Content-Type"))
                        .contains("text/plain; version=0.0.4; charset=utf-8");
                assertThat(metrics.body())
                        .contains(
                                "wavecast_forecasts_total{status=\"ok\"} 117.0",
                                "wavecast_forecasts_total{status=\"warming\"} 3.0",
                                "wavecast_scores_total{horizon=\"1\",model=\"default\",version=\"1\"} ",
                                "wavecast_scores_total{horizon=\"1\",model=\"naive\",version=\"0\"}",
                                "wavecast_states_written_total",
                                "wavecast_step_seconds_count 8",
                                "wavecast_step_seconds_bucket",
                                "wavecast_models_in_force 1.0",
                                "wavecast_model_swaps_total 1.0",
                                "wavecast_hidden_states_rebuilt_total 1.0",
                                "wavecast_interval_hits_total",
                                "wavecast_error_squared_total",
                                "jvm_memory_used_bytes",
                                "kafka_stream_thread_process_rate");
                assertThat(metrics.body().lines())
                        .as("the store uses the bounded memory")
                        .anyMatch(line -> line.matches("wavecast_store_memory_bytes [1-9].*"))
                        .contains("wavecast_store_memory_limit_bytes 6.7108864E7");
                assertThat(metrics.body().lines().filter(line -> line.contains("pump")))
                        .as("meters per series, except the worst series")
                        .allMatch(line -> line.startsWith("wavecast_worst_series_error_ratio{"));
            });
        }
    }

    @Test
    void shouldStopAtItsFirstFailure(LocalBroker broker) throws Exception {
        try (var lab = new ServiceLab(broker, "failing")) {
            try (var admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrap()))) {
                var topic = new ConfigResource(
                        ConfigResource.Type.TOPIC, lab.topics().forecasts());
                var tiny = new AlterConfigOp(new ConfigEntry("max.message.bytes", "80"), AlterConfigOp.OpType.SET);
                admin.incrementalAlterConfigs(Map.of(topic, List.of(tiny)))
                        .all()
                        .get();
            }
            lab.whileServing(directory, service -> {
                lab.observe("pump", 0, 1);
                lab.flush();

                assertThatThrownBy(service::awaitShutdown)
                        .isInstanceOf(IllegalStateException.class)
                        .hasMessageStartingWith("forecasting stopped");
                assertThat(Http.get(service, "/health/ready").statusCode()).isEqualTo(503);
                Http.await(service, "/health/live", page -> page.contains("\"down\""));
            });
        }
    }

    @Test
    void shouldNameTheAddressInUse(LocalBroker broker) throws Exception {
        try (var lab = new ServiceLab(broker, "taken")) {
            lab.whileServing(directory.resolve("first"), service -> assertThatThrownBy(
                            () -> ForecastService.start(lab.config(directory.resolve("second"))
                                    .httpPort(service.httpPort())
                                    .build()))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("127.0.0.1:" + service.httpPort()));
        }
    }

    @Test
    void shouldReturnWhenItIsClosed(LocalBroker broker) throws Exception {
        try (var lab = new ServiceLab(broker, "closing")) {
            ForecastService service = lab.serve(directory);
            service.close();
            service.close();

            service.awaitShutdown();
            service.awaitRunning(Duration.ZERO);
        }
    }

    @Test
    void shouldExitWithOneIfNoBrokerAnswers() throws Exception {
        var output = new StringWriter();

        int exit = new CommandLine(new ServeCommand())
                .setErr(new PrintWriter(output))
                .execute(
                        "--bootstrap=127.0.0.1:1",
                        "--broker-timeout=1s",
                        "--state-dir=" + directory.resolve("states"),
                        "--http-port=0");

        assertThat(exit).isEqualTo(1);
        assertThat(output.toString())
                .startsWith("serve: no broker answered at 127.0.0.1:1 within 1 s: check the bootstrap servers");
    }
}
