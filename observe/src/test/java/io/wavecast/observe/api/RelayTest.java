package io.wavecast.observe.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class RelayTest {
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration SHORT = Duration.ofMillis(10);

    private final CountDownLatch stopped = new CountDownLatch(1);

    @Test
    void shouldCopyEvents() throws Exception {
        var out = new ByteArrayOutputStream();
        var events = new ByteArrayInputStream("data: 1\n\n".getBytes(StandardCharsets.UTF_8));

        new Relay(events, stopped, HOUR, HOUR).copy(out);

        assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo("data: 1\n\n");
    }

    @Test
    void shouldEndWhenTheInstanceIsSilentOrTheTimeIsOverOrTheServerStops() {
        assertEnds(SHORT, HOUR);
        assertEnds(HOUR, SHORT);
        stopped.countDown();
        assertEnds(HOUR, HOUR);
    }

    private void assertEnds(Duration quiet, Duration longest) {
        var relay = new Relay(new SilentEvents(), stopped, quiet, longest);
        assertThatThrownBy(() -> relay.copy(OutputStream.nullOutputStream())).isInstanceOf(IOException.class);
    }
}
