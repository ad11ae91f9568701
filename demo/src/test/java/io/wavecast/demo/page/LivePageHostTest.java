package io.wavecast.demo.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class LivePageHostTest {
    @Test
    void shouldRefuseRequestsForOtherHosts() throws Exception {
        try (LivePage page = LivePage.start(0, new FakeFeed())) {
            int port = URI.create(page.url()).getPort();

            assertThat(get(port, "127.0.0.1:" + port)).startsWith("HTTP/1.1 200");
            assertThat(get(port, "evil.example:" + port)).startsWith("HTTP/1.1 421");
        }
    }

    private static String get(int port, String host) throws IOException {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            String request = "GET / HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
