package io.wavecast.demo.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.wavecast.cli.Failures;
import io.wavecast.core.topics.TopicSetup;
import io.wavecast.core.topics.Topics;
import io.wavecast.kafka.AuthorizedBroker;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The command with a broker that knows its users. */
class WatchRightsIT {
    private static final String PASSWORD = "secret";

    @TempDir
    private static Path folder;

    private static AuthorizedBroker broker;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @BeforeAll
    static void start() throws Exception {
        broker = AuthorizedBroker.start(Map.of("reader", PASSWORD, "stranger", PASSWORD));
        try (var admin = Admin.create(Map.of("bootstrap.servers", broker.adminBootstrap()))) {
            TopicSetup.create(admin, Topics.defaults(), 1, (short) 1);
            admin.createAcls(Stream.of("sensor-events", "forecasts")
                            .map(topic -> new AclBinding(
                                    new ResourcePattern(ResourceType.TOPIC, topic, PatternType.LITERAL),
                                    new AccessControlEntry(
                                            "User:reader", "*", AclOperation.READ, AclPermissionType.ALLOW)))
                            .toList())
                    .all()
                    .get();
        }
    }

    @AfterAll
    static void stop() {
        broker.close();
    }

    @Test
    void shouldNeedToReadObservationsAndForecastsOnly() throws Exception {
        var thread = new Thread(() -> run("reader"));
        thread.start();
        await().atMost(Duration.ofSeconds(60)).until(() -> out.toString().contains("Live page: ") || !thread.isAlive());
        boolean watching = thread.isAlive();
        thread.interrupt();
        thread.join();

        assertThat(watching).as("%s", err).isTrue();
    }

    @Test
    void shouldEndWithTheReasonIfItMayNotReadTheTopics() throws Exception {
        assertThat(run("stranger")).isEqualTo(1);

        assertThat(err.toString()).contains("watch: ", "sensor-events").doesNotContain(PASSWORD);
        assertThat(out.toString()).doesNotContain("Live page");
    }

    private int run(String user) {
        return new CommandLine(new WatchCommand())
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .setExecutionExceptionHandler(new Failures())
                .execute(
                        "--bootstrap",
                        broker.bootstrap(),
                        "--client-config",
                        client(user).toString(),
                        "--port",
                        "0");
    }

    private static Path client(String user) {
        List<String> lines = AuthorizedBroker.client(user, PASSWORD).entrySet().stream()
                .map(property -> property.getKey() + "=" + property.getValue())
                .collect(Collectors.toList());
        try {
            return Files.write(folder.resolve(user + ".properties"), lines);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
