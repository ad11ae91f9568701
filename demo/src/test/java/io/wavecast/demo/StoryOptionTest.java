package io.wavecast.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class StoryOptionTest {
    private final StringWriter err = new StringWriter();

    @Test
    void shouldNameTheStoriesThatThereAre() {
        assertThat(execute("--story", "love")).isEqualTo(2);
        assertThat(err.toString()).contains("--story must be drift, was 'love'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"--signal=ecg", "--channels=2", "--rate=100", "--speed=2", "--ahead=100ms", "--for=20s"})
    void shouldRefuseOptionsThatTheStoryDoesNotFollow(String option) {
        assertThat(execute("--story", "drift", option)).isEqualTo(2);
        assertThat(err.toString())
                .contains(option.substring(0, option.indexOf('=')) + " is not for --story, which has its own");
    }

    private int execute(String... arguments) {
        return new CommandLine(new DemoCommand())
                .setErr(new PrintWriter(err))
                .setOut(new PrintWriter(err))
                .execute(arguments);
    }
}
