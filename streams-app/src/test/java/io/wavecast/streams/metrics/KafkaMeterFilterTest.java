package io.wavecast.streams.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.binder.kafka.KafkaClientMetrics;
import io.micrometer.core.instrument.config.MeterFilterReply;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KafkaMeterFilterTest {
    private static final String MAIN = "wavecast-1-StreamThread-1-consumer";

    private final KafkaMeterFilter filter = new KafkaMeterFilter();

    @Test
    void shouldKeepEveryMetricThatDashboardsAndAlertsUse() throws Exception {
        Set<String> used = new TreeSet<>();
        try (Stream<Path> dashboards = Files.list(Path.of("..", "grafana", "dashboards"))) {
            for (Path file : (Iterable<Path>)
                    Stream.concat(dashboards, Stream.of(Path.of("..", "prometheus", "rules.yml")))::iterator) {
                used.addAll(kafkaMetrics(file));
            }
        }

        assertThat(used).hasSizeGreaterThan(6).allSatisfy(name -> assertThat(accepted(name.replace('_', '.'), MAIN))
                .as(name)
                .isTrue());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "kafka.admin.client.request.total",
                "kafka.consumer.node.request.total",
                "kafka.consumer.io.wait.time.ns.total",
                "kafka.producer.connection.count",
                "kafka.stream.task.process.latency.avg",
                "kafka.stream.state.put.latency.max"
            })
    void shouldDropWhatShowsSocketsBrokersAndSingleOperations(String name) {
        assertThat(accepted(name, MAIN)).isFalse();
    }

    @Test
    void shouldDropOtherConsumersThanTheMainOne() {
        assertThat(accepted("kafka.consumer.fetch.manager.records.lag", "w-1-global-consumer"))
                .isFalse();
        assertThat(accepted("kafka.consumer.fetch.manager.records.lag", "w-1-StreamThread-1-restore-consumer"))
                .isFalse();
    }

    @Test
    void shouldKeepMetricsOfOthers() {
        assertThat(accepted("jvm.memory.used", MAIN)).isTrue();
    }

    /** Micrometer removes a meter that it does not recognise when it binds the next client. */
    @Test
    void shouldKeepTheMetersOfEveryMainConsumer() {
        var registry = new SimpleMeterRegistry();
        registry.config().meterFilter(filter);
        String second = "wavecast-1-StreamThread-2-consumer";
        String restoring = "wavecast-1-StreamThread-1-restore-consumer";
        try (var consumer1 = consumer(MAIN);
                var consumer2 = consumer(second);
                var consumer3 = consumer(restoring);
                var metrics1 = new KafkaClientMetrics(consumer1);
                var metrics2 = new KafkaClientMetrics(consumer2);
                var metrics3 = new KafkaClientMetrics(consumer3)) {
            Stream.of(metrics1, metrics2, metrics3).forEach(metrics -> metrics.bindTo(registry));

            assertThat(registry.find("kafka.consumer.last.poll.seconds.ago").meters())
                    .extracting(meter -> meter.getId().getTag("client.id"))
                    .containsExactlyInAnyOrder(MAIN, second);
        }
    }

    private static KafkaConsumer<byte[], byte[]> consumer(String client) {
        return new KafkaConsumer<>(
                Map.of("bootstrap.servers", "127.0.0.1:9", "client.id", client), // never connects, since it never polls
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
    }

    private boolean accepted(String name, String client) {
        return filter.accept(id(name, client)) != MeterFilterReply.DENY;
    }

    private static Meter.Id id(String name, String client) {
        return new Meter.Id(name, Tags.of("client.id", client, "kafka.version", "4.3.1"), null, null, Meter.Type.GAUGE);
    }

    private static Set<String> kafkaMetrics(Path file) throws IOException {
        Set<String> names = new TreeSet<>();
        Matcher matcher =
                Pattern.compile("\\bkafka_(stream|consumer|producer)\\w+").matcher(Files.readString(file));
        while (matcher.find()) {
            names.add(matcher.group());
        }
        return names;
    }
}
