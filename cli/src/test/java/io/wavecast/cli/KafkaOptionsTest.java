package io.wavecast.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.wavecast.core.topics.Topics;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.ParameterException;

class KafkaOptionsTest {
    @Command(name = "test")
    private static final class TestCommand {
        @Mixin
        private KafkaOptions kafka;
    }

    @Test
    void shouldReadObservationsFromATopicOfAnyName() {
        assertThat(topics()).isEqualTo(Topics.named(""));
        assertThat(topics("--topic-prefix=plant.")).isEqualTo(Topics.named("plant."));
        assertThat(topics("--topic-prefix=plant.", "--events-topic=Telemetry_raw-1"))
                .isEqualTo(Topics.named("plant.").withSensorEvents("Telemetry_raw-1"));
    }

    @Test
    void shouldRefuseTheTopicOfAnotherPurpose() {
        assertThatExceptionOfType(ParameterException.class)
                .isThrownBy(() -> topics("--topic-prefix=plant.", "--events-topic=plant.forecasts"))
                .withMessage("--events-topic must be a topic without another purpose, was 'plant.forecasts'");
        assertThat(topics("--topic-prefix=plant.", "--events-topic=forecasts").sensorEvents())
                .isEqualTo("forecasts");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "..", "two words", "a/b", "é"})
    void shouldRefuseNamesThatKafkaRefuses(String name) {
        assertThatExceptionOfType(ParameterException.class)
                .isThrownBy(() -> topics("--events-topic=" + name))
                .withMessage(
                        "--events-topic must be a topic's name: 1..249 letters, digits, dots, underscores or hyphens,"
                                + " was '" + name + "'");
    }

    @Test
    void shouldReportAllProblemsAtOnce() {
        KafkaOptions kafka = parsed(
                "--topic-prefix=my plant",
                "--events-topic=my plantmodels",
                "--client-config=none",
                "--broker-timeout=0s");
        var problems = Problems.ofSettings();

        kafka.cluster(problems);

        assertThat(problems.found())
                .hasSize(5)
                .anyMatch(found -> found.startsWith("--client-config: cannot read none"))
                .contains("--topic-prefix (WAVECAST_TOPIC_PREFIX) must be at most 200 letters, digits, dots,"
                        + " underscores or hyphens, was 'my plant'")
                .anyMatch(found -> found.startsWith("--events-topic (WAVECAST_EVENTS_TOPIC) must be a topic's name"))
                .anyMatch(found ->
                        found.startsWith("--events-topic (WAVECAST_EVENTS_TOPIC) must be a topic without another"))
                .anyMatch(found -> found.startsWith("--broker-timeout (WAVECAST_BROKER_TIMEOUT): expected a positive"));
        assertThatExceptionOfType(ParameterException.class).isThrownBy(kafka::brokerTimeout);
        assertThatExceptionOfType(ParameterException.class).isThrownBy(kafka::clientProperties);
    }

    private static Topics topics(String... arguments) {
        return parsed(arguments).topics();
    }

    private static KafkaOptions parsed(String... arguments) {
        return CommandLine.populateCommand(new TestCommand(), arguments).kafka;
    }
}
