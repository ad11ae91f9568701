package io.wavecast.demo.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PagePasswordTest {
    private static final String TOKEN = "0123456789abcdef";

    @Test
    void shouldAskForTheTokenAsThePasswordOfAnyUser() throws Exception {
        try (PageServer server = PageServer.start(
                "127.0.0.1",
                0,
                Optional.of(TOKEN),
                new PageFiles(),
                config -> config.routes.get("/list", request -> request.result("all")))) {
            HttpResponse<String> none = get(server, Optional.empty());
            assertThat(none.statusCode()).isEqualTo(401);
            assertThat(none.headers().firstValue("WWW-Authenticate").orElseThrow())
                    .startsWith("Basic ");
            assertThat(none.body()).doesNotContain("all", TOKEN);
            assertThat(get(server, Optional.of("Basic " + base64("reader:" + TOKEN + "x")))
                            .statusCode())
                    .isEqualTo(401);
            assertThat(get(server, Optional.of("Basic ***")).statusCode()).isEqualTo(401);
            assertThat(get(server, Optional.of("Bearer " + TOKEN)).statusCode()).isEqualTo(401);
            assertThat(get(server, Optional.of("basic " + base64("reader:" + TOKEN)))
                            .body())
                    .isEqualTo("all");
            assertThat(get(server, Optional.of("Basic " + base64(":" + TOKEN))).body())
                    .isEqualTo("all");
        }
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static HttpResponse<String> get(PageServer server, Optional<String> authorization) throws Exception {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(server.url()).resolve("list"));
        authorization.ifPresent(header -> request.header("Authorization", header));
        return HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofString());
    }
}
