package io.wavecast.core.topics;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import org.junit.jupiter.api.Test;

class FailureReasonTest {
    @Test
    void shouldWalkToTheRoot() {
        var root = new NoSuchFileException("/etc/truststore.jks");
        var failure = new IllegalStateException(
                "Failed to create new client",
                new IllegalStateException(new IOException("Failed to load the keystore", root)));

        assertThat(FailureReason.of(failure))
                .isEqualTo(
                        "Failed to create new client: Failed to load the keystore: no such file: /etc/truststore.jks");
    }

    @Test
    void shouldLeaveOutRepetitionsAndStackTraces() {
        var root = new IOException("No space left on device");
        var failure = new IllegalStateException(
                "task 0_0, stacktrace=java.io.IOException: x\n\tat a.B.c",
                new IllegalStateException("No space left on device", root));

        assertThat(FailureReason.of(failure)).isEqualTo("task 0_0: No space left on device");
    }

    @Test
    void shouldNameAnExceptionWithoutAMessage() {
        assertThat(FailureReason.of(new IllegalStateException("x", new StackOverflowError())))
                .isEqualTo("x: StackOverflowError");
    }

    @Test
    void shouldEndAtACycle() {
        var inner = new IllegalStateException("inner");
        var outer = new IllegalStateException("outer", inner);
        inner.initCause(outer);

        assertThat(FailureReason.of(outer)).isEqualTo("outer: inner");
    }
}
