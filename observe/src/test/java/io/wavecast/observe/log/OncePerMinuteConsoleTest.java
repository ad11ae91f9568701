package io.wavecast.observe.log;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.LoggingEvent;
import ch.qos.logback.classic.util.LogbackMDCAdapter;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OncePerMinuteConsoleTest {
    private static final String CLIENT = "org.apache.kafka.clients.NetworkClient";
    private static final String OWN = "io.wavecast.trainer.Trainer";

    private final LoggerContext context = new LoggerContext();
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final OncePerMinuteConsole console = new OncePerMinuteConsole();

    @BeforeEach
    void start() {
        context.setMDCAdapter(new LogbackMDCAdapter());
        var encoder = new PatternLayoutEncoder();
        encoder.setContext(context);
        encoder.setPattern("%level %msg%n%nopex");
        encoder.start();
        console.setContext(context);
        console.setEncoder(encoder);
        console.start();
        console.setOutputStream(out);
    }

    @AfterEach
    void stop() {
        console.stop();
    }

    @Test
    void shouldWriteAWarningOfALibraryOnceAMinuteWithTheNumberOfTheOthers() {
        for (int millis = 0; millis < 60_000; millis += 30) {
            warn(
                    CLIENT,
                    millis,
                    "[Consumer clientId=c-" + millis + "] Error with correlation id {} : {}",
                    millis,
                    "gone");
        }
        warn(CLIENT, 60_000, "[Consumer clientId=c-1] Error with correlation id {} : {}", 7, "gone");

        assertThat(lines())
                .containsExactly(
                        "WARN [Consumer clientId=c-0] Error with correlation id 0 : gone",
                        "WARN [Consumer clientId=c-1] Error with correlation id 7 : gone (1999 more since the last"
                                + " such line)");
    }

    @Test
    void shouldWriteDifferentWarningsAndDifferentExceptions() {
        log(CLIENT, Level.WARN, 0, new IllegalStateException("x"), "failed");
        log(CLIENT, Level.WARN, 0, new IllegalArgumentException("x"), "failed");
        log(CLIENT, Level.ERROR, 0, null, "failed");
        warn(CLIENT, 0, "other");

        assertThat(lines()).hasSize(4);
    }

    @Test
    void shouldWriteOwnWarningsThatDifferInArgumentsOnly() {
        warn(OWN, 0, "could not train {}", "hall/1");
        warn(OWN, 0, "could not train {}", "hall/2");
        warn(OWN, 0, "could not train {}", "hall/2");

        assertThat(lines()).containsExactly("WARN could not train hall/1", "WARN could not train hall/2");
    }

    @Test
    void shouldWriteEveryEventBelowWarning() {
        log(OWN, Level.INFO, 0, null, "created topic");
        log(OWN, Level.INFO, 0, null, "created topic");

        assertThat(lines()).hasSize(2);
    }

    @Test
    void shouldReportTheNumberAfterTheMinuteIfTheKindIsOver() {
        warn(CLIENT, 0, "gone");
        warn(CLIENT, 1, "gone");
        log(OWN, Level.INFO, 61_000, null, "forecasting");

        assertThat(lines())
                .containsExactly("WARN gone", "WARN gone (1 more since the last such line)", "INFO forecasting");
    }

    private void warn(String logger, long millis, String message, Object... arguments) {
        log(logger, Level.WARN, millis, null, message, arguments);
    }

    private void log(
            String logger, Level level, long millis, @Nullable Throwable thrown, String message, Object... arguments) {
        var event = new LoggingEvent("", context.getLogger(logger), level, message, thrown, arguments);
        event.setTimeStamp(millis);
        console.doAppend(event);
    }

    private List<String> lines() {
        return out.toString(StandardCharsets.UTF_8).lines().toList();
    }
}
