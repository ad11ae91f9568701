package io.wavecast.streams.query;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.wavecast.observe.api.ApiException;
import io.wavecast.observe.api.ApiRequest;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class NeighboursTest {
    private final ApiRequest request = new ApiRequest(List.of("series"), Map.of(), Optional.empty());

    @Test
    void shouldNotWaitForTheRestOfAnAnswer() throws Exception {
        try (var other = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            var answering = new Thread(() -> answerInPart(other));
            answering.setDaemon(true);
            answering.start();
            var neighbours = new Neighbours(Optional.empty(), Optional.empty(), Duration.ofMillis(500));
            String address = "127.0.0.1:" + other.getLocalPort();

            assertThatThrownBy(() -> neighbours.ask(address, request, Neighbours.Task.ANY))
                    .isInstanceOf(ApiException.class)
                    .hasMessageContaining("does not answer");
            answering.join();
        }
    }

    /** Returns when the one that asked closed its connection. */
    private static void answerInPart(ServerSocket other) {
        try (var connection = other.accept()) {
            String part = "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{";
            connection.getOutputStream().write(part.getBytes(StandardCharsets.UTF_8));
            connection.getOutputStream().flush();
            byte[] unused = connection.getInputStream().readAllBytes();
        } catch (java.io.IOException e) {
            // a reset is a close, too
        }
    }
}
