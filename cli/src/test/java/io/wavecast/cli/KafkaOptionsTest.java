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
                .withMessage("--events-topic: expected a topic without another purpose, was 'plant.forecasts'");
        assertThat(topics("--topic-prefix=plant.", "--events-topic=forecasts").sensorEvents())
                .isEqualTo("forecasts");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "..", "two words", "a/b", "é"})
    void shouldRefuseNamesThatKafkaRefuses(String name) {
        assertThatExceptionOfType(ParameterException.class)
                .isThrownBy(() -> topics("--events-topic=" + name))
                .withMessageContaining("expected the name of a topic, 1 to 249 letters, digits, dots,")
                .withMessageContaining("was '" + name + "'");
    }

    private static Topics topics(String... arguments) {
        return CommandLine.populateCommand(new TestCommand(), arguments).kafka.topics();
    }
}
