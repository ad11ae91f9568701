package io.wavecast.observe;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WebServerTest {
    private final Scrape scrape = new Scrape(new PrometheusMeterRegistry(PrometheusConfig.DEFAULT));
    private WebServer server = serve("127.0.0.1");

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void shouldListItsPaths() throws Exception {
        assertThat(get("/", "Host: localhost"))
                .startsWith("HTTP/1.1 200")
                .contains("/metrics", "/health/live", "/health/ready");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"localhost", "LOCALHOST:9464", "127.0.0.1", "127.0.0.1:1", "[::1]", "[::1]:9464", "127.0.1.1"})
    void shouldAnswerRequestsForThisMachine(String host) throws Exception {
        assertThat(get("/health/ready", "Host: " + host)).startsWith("HTTP/1.1 503");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "evil.example",
                "evil.example:9464",
                "127.0.0.1.evil.example",
                "localhost.evil.example:80",
                "10.0.0.1"
            })
    void shouldRefuseRequestsForOtherHostsOnEveryPath(String host) throws Exception {
        for (String path : new String[] {"/", "/metrics", "/health/live", "/health/ready", "/nothing"}) {
            assertThat(get(path, "Host: " + host))
                    .startsWith("HTTP/1.1 421")
                    .contains("expected the host localhost, 127.0.0.1 or [::1]")
                    .doesNotContain("evil");
        }
    }

    @Test
    void shouldAnswerEveryHostIfOtherMachinesMayConnect() throws Exception {
        server.close();
        server = serve("0.0.0.0");

        assertThat(get("/", "Host: wavecast-streams-app-0.wavecast:9464")).startsWith("HTTP/1.1 200");
    }

    @Test
    void shouldAnswerRequestsForTheAddressItListensOn() throws Exception {
        server.close();
        server = serve("127.1"); // another name of 127.0.0.1, as host names may be

        assertThat(get("/", "Host: 127.1:9464")).startsWith("HTTP/1.1 200");
        assertThat(get("/", "Host: 127.2:9464")).startsWith("HTTP/1.1 421");
    }

    @Test
    void shouldGiveTheReasonOfBadHealth() throws Exception {
        assertThat(get("/health/ready", "Host: localhost"))
                .endsWith("{\"status\":\"down\",\"state\":\"RUNNING\",\"reason\":\"no \\\"broker\\\"\"}");
        assertThat(get("/health/live", "Host: localhost")).endsWith("{\"status\":\"up\",\"state\":\"RUNNING\"}");
    }

    private WebServer serve(String host) {
        return WebServer.start(host, 0, scrape, () -> new Health("RUNNING", true, false, "no \"broker\""));
    }

    /** The whole response. HttpClient does not let a test set the host. */
    private String get(String path, String host) throws IOException {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
            String request = "GET " + path + " HTTP/1.1\r\n" + host + "\r\nConnection: close\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
