package io.wavecast.demo.images;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.github.dockerjava.api.exception.NotFoundException;
import com.github.dockerjava.api.model.Capability;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.Network;
import org.testcontainers.containers.startupcheck.OneShotStartupCheckStrategy;
import org.testcontainers.containers.wait.strategy.Wait;
import org.testcontainers.kafka.KafkaContainer;
import org.testcontainers.utility.DockerImageName;

/** Runs if a Docker engine answers and has the images; scripts/build-images builds those of Wavecast. */
@Tag("once")
class ImagesIT {
    private static final String KAFKA = "apache/kafka:4.4.0";
    private static final String STREAMS_APP = "wavecast/streams-app:0.1.0";
    private static final String TRAINER = "wavecast/trainer:0.1.0";
    private static final String INSIDE = "kafka:19092";
    private static final Duration TIMEOUT = Duration.ofSeconds(90);

    @BeforeAll
    static void assumeImages() {
        assumeTrue(DockerClientFactory.instance().isDockerAvailable(), "no Docker engine answers");
        for (String image : List.of(KAFKA, STREAMS_APP, TRAINER)) {
            assumeTrue(exists(image), "the Docker engine has no image " + image);
        }
    }

    private static boolean exists(String image) {
        try {
            DockerClientFactory.lazyClient().inspectImageCmd(image).exec();
            return true;
        } catch (NotFoundException e) {
            return false;
        }
    }

    @Test
    void shouldForecastTrainAndUseTheModel() throws Exception {
        try (var network = Network.newNetwork();
                var kafka = new KafkaContainer(DockerImageName.parse(KAFKA))
                        .withNetwork(network)
                        .withListener(INSIDE)) {
            kafka.start();
            try (var service = service(network);
                    var consumer = consumer(kafka)) {
                service.start();
                assertThat(get(service, "/health/ready")).contains("RUNNING");

                run(
                        network,
                        "produce",
                        "--signal=sine",
                        "--channels=2",
                        "--rate=100",
                        "--speed=0",
                        "--series=shaft",
                        "--to=30");
                assertThat(forecasts(consumer, forecast -> forecast.contains("\"status\":\"warming\"")))
                        .as("before there is a model")
                        .isNotEmpty();

                run(network, "train", "--model=shaft", "--updates=0", "--hidden=8", "--lags=16", "--force");
                run(
                        network,
                        "produce",
                        "--signal=sine",
                        "--channels=2",
                        "--rate=100",
                        "--speed=0",
                        "--series=shaft",
                        "--to=60",
                        "--start=" + Instant.now().plusSeconds(60));
                assertThat(forecasts(consumer, forecast -> forecast.contains("\"status\":\"ok\"")))
                        .allMatch(forecast -> forecast.contains("\"model\":\"shaft@1\""))
                        .isNotEmpty();
                assertThat(get(service, "/metrics"))
                        .contains("wavecast_model_info{", "model=\"shaft\"")
                        .doesNotContain("wavecast_states_unreadable_total 1");

                assertThat(service.execInContainer("id", "-u").getStdout()).isEqualToIgnoringNewLines("10001");
                assertThat(service.execInContainer("bash", "/opt/wavecast/healthcheck")
                                .getExitCode())
                        .isZero();
                assertThat(service.execInContainer("touch", "/opt/wavecast/own/x")
                                .getExitCode())
                        .isNotZero();
                assertThat(service.getLogs()).doesNotContain("SLF4J", "Exception");
            }
        }
    }

    private static GenericContainer<?> service(Network network) {
        return restricted(new GenericContainer<>(DockerImageName.parse(STREAMS_APP)), network)
                .withExposedPorts(9464)
                .waitingFor(Wait.forHttp("/health/ready").forPort(9464).withStartupTimeout(TIMEOUT));
    }

    /** Runs a command of the trainer's image to its end. */
    private static void run(Network network, String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        try (var once = restricted(new GenericContainer<>(DockerImageName.parse(TRAINER)), network)
                .withCommand(all.toArray(String[]::new))
                .withStartupCheckStrategy(new OneShotStartupCheckStrategy().withTimeout(TIMEOUT))) {
            once.start();
        }
    }

    /** Restricted as in compose and Kubernetes: only the volume and /tmp are writable. */
    private static GenericContainer<?> restricted(GenericContainer<?> container, Network network) {
        return container
                .withNetwork(network)
                .withEnv(Map.of("WAVECAST_BOOTSTRAP", INSIDE, "JAVA_TOOL_OPTIONS", "-XX:TieredStopAtLevel=1"))
                .withTmpFs(Map.of("/tmp", ""))
                .withCreateContainerCmdModifier(command -> command.getHostConfig()
                        .withReadonlyRootfs(true)
                        .withCapDrop(Capability.ALL)
                        .withMemory(1L << 30));
    }

    private static KafkaConsumer<String, String> consumer(KafkaContainer kafka) {
        var consumer = new KafkaConsumer<>(
                Map.<String, Object>of(
                        "bootstrap.servers", kafka.getBootstrapServers(),
                        "group.id", "reader",
                        "auto.offset.reset", "earliest",
                        "isolation.level", "read_committed"),
                new StringDeserializer(),
                new StringDeserializer());
        consumer.subscribe(List.of("forecasts"));
        return consumer;
    }

    /** The first forecasts that match, of one poll; empty at the timeout. */
    private static List<String> forecasts(KafkaConsumer<String, String> consumer, Predicate<String> wanted) {
        Instant end = Instant.now().plus(TIMEOUT);
        while (Instant.now().isBefore(end)) {
            List<String> found = new ArrayList<>();
            consumer.poll(Duration.ofSeconds(1))
                    .forEach(record -> Stream.of(record.value()).filter(wanted).forEach(found::add));
            if (!found.isEmpty()) {
                return found;
            }
        }
        return List.of();
    }

    private static String get(GenericContainer<?> service, String path) throws Exception {
        URI uri = URI.create("http://" + service.getHost() + ":" + service.getMappedPort(9464) + path);
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString(StandardCharsets.UTF_8))
                .body();
    }
}
