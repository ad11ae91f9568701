package io.wavecast.launcher.rights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.wavecast.cli.ServiceSettings;
import io.wavecast.core.topics.TopicReader;
import io.wavecast.core.topics.TopicSetup;
import io.wavecast.core.topics.Topics;
import io.wavecast.kafka.AuthorizedBroker;
import io.wavecast.launcher.WarningsOfLog;
import io.wavecast.launcher.Wavecast;
import io.wavecast.streams.runtime.ForecastService;
import io.wavecast.streams.runtime.ServeConfig;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.acl.AclBinding;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs the services with exactly the rights of the production manifests, on topics that exist. */
@Tag("once")
class LeastRightsIT {
    private static final String PASSWORD = "secret";
    private static final Topics TOPICS = Topics.defaults();
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final String[] QUICK = {"--hidden=4", "--lags=8", "--updates=0", "--http-port=0"};

    @TempDir
    Path folder;

    private AuthorizedBroker broker;
    private final StringWriter out = new StringWriter();
    private final Map<String, Path> clientConfigs = new ConcurrentHashMap<>();

    @BeforeEach
    void start() throws Exception {
        Map<String, List<AclBinding>> users = KafkaUsers.read();
        assertThat(users).containsKeys("wavecast-streams-app", "wavecast-trainer", "wavecast-producer");
        broker = AuthorizedBroker.start(
                users.keySet().stream().collect(Collectors.toMap(user -> user, user -> PASSWORD)));
        try (var admin = Admin.create(allRights())) {
            TopicSetup.create(admin, TOPICS, 2, (short) 1);
            for (List<AclBinding> rights : users.values()) {
                admin.createAcls(rights).all().get();
            }
        }
    }

    @AfterEach
    void stop() {
        broker.close();
    }

    @Test
    void shouldProduceTrainAndServeWithTheRightsOfTheManifest() throws Exception {
        try (var log = new WarningsOfLog()) {
            assertThat(run("wavecast-producer", "produce", "--signal=sine", "--rate=100", "--to=30", "--speed=0"))
                    .as(out.toString())
                    .isZero();
            assertThat(run(
                            "wavecast-trainer",
                            Stream.concat(Stream.of("train", "--model=default", "--force"), Stream.of(QUICK))))
                    .as(out.toString())
                    .isZero();
            assertThat(records(TOPICS.models())).containsExactly("default@1");
            trainOnRequest();
            try (ForecastService service = serve()) {
                assertThat(service.httpPort()).isPositive();
                await().atMost(PATIENCE)
                        .until(() -> !records(TOPICS.forecasts()).isEmpty());
            }

            assertThat(log.warnings()).noneMatch(LeastRightsIT::isAboutRights);
        }
        assertThat(out.toString()).contains("default@1 is published").doesNotContainIgnoringCase("authoriz");
    }

    /** The users of a service must not be able to do what another service does. */
    @Test
    void shouldRefuseWhatTheManifestDoesNotAllow() throws Exception {
        assertThat(run("wavecast-lag", "produce", "--signal=sine", "--rate=100", "--to=1", "--speed=0"))
                .isEqualTo(1);

        assertThat(out.toString())
                .contains("could not be written to sensor-events")
                .contains("authorization failed");
        assertThat(records(TOPICS.sensorEvents())).isEmpty();
    }

    @Test
    void shouldWarnOnlyAboutTopicsThatAreMissing() throws Exception {
        try (var admin = Admin.create(allRights())) {
            admin.deleteTopics(List.of(TOPICS.retrainRequests())).all().get();
            await().atMost(PATIENCE)
                    .until(() -> !admin.listTopics().names().get().contains(TOPICS.retrainRequests()));
        }

        try (var log = new WarningsOfLog();
                var admin = Admin.create(client("wavecast-trainer"))) {
            TopicSetup.create(admin, TOPICS, 2, (short) 1);

            assertThat(log.warnings().stream().filter(LeastRightsIT::isAboutRights))
                    .containsExactly("topic retrain-requests is missing; expected it, or the right to create it");
        }
    }

    private void trainOnRequest() throws Exception {
        var follower = new Thread(
                () -> run(
                        "wavecast-trainer",
                        Stream.concat(Stream.of("train", "--follow", "--model=default", "--force"), Stream.of(QUICK))),
                "follower");
        follower.start();
        try {
            assertThat(run("wavecast-trainer", "train", "--request=default", "--why=drift"))
                    .as(out.toString())
                    .isZero();
            await().atMost(PATIENCE).until(() -> records(TOPICS.models()).size() == 2 || !follower.isAlive());
        } finally {
            follower.interrupt();
            follower.join(PATIENCE.toMillis());
        }
        assertThat(records(TOPICS.models())).as(out.toString()).containsExactly("default@1", "default@2");
    }

    private static boolean isAboutRights(String warning) {
        return warning.contains("uthori") || warning.contains("right to");
    }

    private ForecastService serve() throws InterruptedException {
        return ForecastService.start(ServeConfig.builder(client("wavecast-streams-app"), TOPICS, folder)
                .httpPort(0)
                .build());
    }

    private int run(String user, String... arguments) {
        return run(user, Stream.of(arguments));
    }

    private int run(String user, Stream<String> arguments) {
        return ServiceSettings.commandLine(new Wavecast())
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(out, true))
                .execute(Stream.concat(
                                arguments,
                                Stream.of("--bootstrap=" + broker.bootstrap(), "--client-config=" + clientConfig(user)))
                        .toArray(String[]::new));
    }

    /** The file of a user, written once: a command in another thread may be reading it. */
    private Path clientConfig(String user) {
        return clientConfigs.computeIfAbsent(user, this::writeClientConfig);
    }

    private Path writeClientConfig(String user) {
        String lines = AuthorizedBroker.client(user, PASSWORD).entrySet().stream()
                .map(property -> property.getKey() + "=" + property.getValue() + "\n")
                .collect(Collectors.joining());
        try {
            return Files.writeString(folder.resolve(user + ".properties"), lines);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Map<String, Object> client(String user) {
        Map<String, Object> client = new HashMap<>(AuthorizedBroker.client(user, PASSWORD));
        client.put("bootstrap.servers", broker.bootstrap());
        return client;
    }

    private Map<String, Object> allRights() {
        return Map.of("bootstrap.servers", broker.adminBootstrap());
    }

    /** The keys of a topic's records. */
    private List<String> records(String topic) throws InterruptedException {
        List<String> keys = new ArrayList<>();
        new TopicReader(allRights(), topic)
                .forEach(record -> keys.add(new String(record.key(), StandardCharsets.UTF_8)), (read, total) -> {});
        return keys;
    }
}
