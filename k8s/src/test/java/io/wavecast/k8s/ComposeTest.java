package io.wavecast.k8s;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Checks docker-compose.yml without a container engine. scripts/compose-check starts it. */
class ComposeTest {
    private static final Path REPOSITORY = Path.of("..");

    @Test
    void shouldPinImageVersionsAndLimitMemory() throws Exception {
        assertThat(services()).hasSizeGreaterThan(6).allSatisfy((name, service) -> {
            assertThat((String) service.get("image")).as(name).matches("[a-z/-]+:v?\\d+\\.\\d+\\.\\d+(-alpine)?");
            if (!name.equals("topics")) { // it ends after it has created the topics
                assertThat(service).as(name).containsKeys("mem_limit", "restart");
            }
        });
    }

    @Test
    void shouldNotRestartAServiceForEverThatRefusesItsSettings() throws Exception {
        assertThat(services().values())
                .filteredOn(service -> ((String) service.get("image")).startsWith("wavecast/"))
                .hasSizeGreaterThan(3)
                .allSatisfy(
                        service -> assertThat((String) service.get("restart")).matches("on-failure:\\d+"));
    }

    @Test
    void shouldDropPrivilegesAndMountRootFileSystemsReadOnly() throws Exception {
        services().forEach((name, service) -> {
            if (!"apache/kafka:4.4.0".equals(service.get("image"))) {
                assertThat(service).as(name).containsEntry("read_only", true);
            }
            if (!name.equals("topics")) {
                assertThat(service)
                        .as(name)
                        .containsEntry("cap_drop", List.of("ALL"))
                        .containsEntry("security_opt", List.of("no-new-privileges:true"));
            }
        });
    }

    /** Wavecast's images have a health check in docker/Dockerfile. */
    @Test
    void shouldCheckHealthAndStartServicesAfterTheirDependencies() throws Exception {
        Map<String, Map<String, Object>> services = services();
        services.forEach((name, service) -> {
            Manifest.in(service, "depends_on")
                    .map(Manifest::map)
                    .ifPresent(others -> others.forEach((other, condition) -> assertThat(
                                    Manifest.in(condition, "condition").orElseThrow())
                            .as(name + " waits for " + other)
                            .isIn("service_healthy", "service_completed_successfully")));
            if (!((String) service.get("image")).startsWith("wavecast/") && !name.equals("topics")) {
                assertThat(service).as(name).containsKey("healthcheck");
            }
        });
        assertThat(Files.readString(REPOSITORY.resolve("docker/Dockerfile"))).contains("HEALTHCHECK ");
    }

    @Test
    void shouldMountExistingFilesAndPublishPortsOnLoopback() throws Exception {
        services().forEach((name, service) -> {
            for (Object volume : (List<?>) service.getOrDefault("volumes", List.of())) {
                String from = ((String) volume).split(":", 2)[0];
                if (from.startsWith(".")) {
                    assertThat(REPOSITORY.resolve(from)).as(name).exists();
                }
            }
            for (Object port : (List<?>) service.getOrDefault("ports", List.of())) {
                assertThat((String) port).as(name).startsWith("127.0.0.1:");
            }
        });
    }

    /** As docs/operations.md says of failover. */
    @Test
    void shouldLetTheBrokerMissDeadInstancesSoon() throws Exception {
        assertThat(Manifest.map(services().get("kafka").get("environment")))
                .containsEntry("KAFKA_TRANSACTION_ABORT_TIMED_OUT_TRANSACTION_CLEANUP_INTERVAL_MS", 1000)
                .containsEntry("KAFKA_GROUP_MIN_SESSION_TIMEOUT_MS", 1000)
                .containsEntry("KAFKA_GROUP_STREAMS_MIN_SESSION_TIMEOUT_MS", 1000)
                .containsEntry("KAFKA_GROUP_STREAMS_MIN_HEARTBEAT_INTERVAL_MS", 100);
    }

    @Test
    void shouldScrapeAllServicesWithPrometheus() throws Exception {
        List<String> targets = Manifest.list(yaml("prometheus/prometheus.yml").at("scrape_configs")).stream()
                .flatMap(job -> Manifest.list(Manifest.in(job, "static_configs")).stream())
                .flatMap(config -> ((List<?>) config.get("targets")).stream())
                .map(String.class::cast)
                .toList();

        List<String> withoutPort = List.of("producer", "query-token");
        List<String> expected = services().entrySet().stream()
                .filter(service -> ((String) service.getValue().get("image")).startsWith("wavecast/"))
                .filter(service -> !withoutPort.contains(service.getKey()))
                .map(service -> service.getKey() + (service.getKey().startsWith("trainer") ? ":9465" : ":9464"))
                .toList();
        assertThat(targets).containsExactlyInAnyOrderElementsOf(expected);
    }

    @Test
    void shouldSendAlertsToAlertmanagerAndFromThereToTheExampleReceiver() throws Exception {
        assertThat(Manifest.list(yaml("prometheus/prometheus.yml").at("alerting", "alertmanagers"))
                        .toString())
                .contains("alertmanager:9093");
        assertThat(services()).containsKeys("alertmanager", "alert-receiver");
        assertThat(services().get("alertmanager").get("command").toString()).contains("${ALERT_RECEIVER:-page}.yml");

        for (String receiver : List.of("page", "webhook")) {
            Manifest config = yaml("prometheus/alertmanager/" + receiver + ".yml");
            assertThat(config.at("route", "receiver")).contains(receiver);
            assertThat(Manifest.list(config.at("receivers")).toString()).contains("name=" + receiver);
        }
        assertThat(Manifest.list(yaml("prometheus/alertmanager/webhook.yml").at("receivers"))
                        .toString())
                .contains("http://alert-receiver:9099/");
    }

    /** The dashboard Model life shows drift and requests only if a trainer watches. */
    @Test
    void shouldTrainOnItsOwnAndWatchTheModelInForce() throws Exception {
        assertThat(services().get("trainer").get("command").toString()).contains("--every=", "--follow");
    }

    private static Map<String, Map<String, Object>> services() throws IOException {
        return Manifest.map(yaml("docker-compose.yml").at("services").orElseThrow()).entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, service -> Manifest.map(service.getValue())));
    }

    private static Manifest yaml(String file) throws IOException {
        return Manifest.read(Files.readString(REPOSITORY.resolve(file))).get(0);
    }
}
