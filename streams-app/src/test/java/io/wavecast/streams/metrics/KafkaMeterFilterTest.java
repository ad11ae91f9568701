package io.wavecast.streams.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.config.MeterFilterReply;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
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
    void shouldKeepMetricsOfOthersAndDropTheVersionLabel() {
        assertThat(accepted("jvm.memory.used", MAIN)).isTrue();
        assertThat(filter.map(id("kafka.stream.thread.poll.ratio", MAIN)).getTags())
                .isEqualTo(Tags.of("client.id", MAIN).stream().toList());
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
