package io.wavecast.streams.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.wavecast.observe.api.ApiListener;
import io.wavecast.observe.api.ApiRequest;
import io.wavecast.observe.api.Tls;
import io.wavecast.streams.testing.TestCertificate;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Checks who gets an answer over TLS. The service has not started, so an answer is 503. */
class QueriesByTlsTest {
    private static final ApiRequest MODELS = new ApiRequest(List.of("models"), Map.of(), Optional.empty());

    @TempDir
    private static Path folder;

    private static TestCertificate own;
    private static TestCertificate other;

    @BeforeAll
    static void make() throws Exception {
        own = TestCertificate.in(Files.createDirectory(folder.resolve("own")));
        other = TestCertificate.in(Files.createDirectory(folder.resolve("other")));
    }

    @Test
    void shouldAnswerInstancesWithAKnownIssuerOnly() throws Exception {
        SSLContext tls = Tls.context(own.certificate(), own.key(), own.certificate());
        SSLContext stranger = Tls.context(other.certificate(), other.key(), other.certificate());
        try (var service = serve(tls)) {
            assertThat(ask(service, Optional.of(tls))).isEqualTo(503);
            assertThatThrownBy(() -> ask(service, Optional.of(stranger))).hasMessageContaining("does not answer");
            assertThatThrownBy(() -> ask(service, Optional.empty())).hasMessageContaining("does not answer");
        }
    }

    @Test
    void shouldAnswerNobodyInPlainText() throws Exception {
        try (var service = serve(Tls.context(own.certificate(), own.key(), own.certificate()))) {
            var plain = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + service.port() + "/models"))
                    .build();

            assertThatThrownBy(() -> HttpClient.newHttpClient().send(plain, BodyHandlers.ofString()))
                    .isInstanceOf(IOException.class);
        }
    }

    @Test
    void shouldRefuseFilesThatDoNotFit() throws IOException {
        Path cut = Files.writeString(
                folder.resolve("cut.pem"), "-----BEGIN PRIVATE KEY-----\nA\n-----END PRIVATE KEY-----\n");
        assertThatThrownBy(() -> Tls.context(own.certificate(), cut, own.certificate()))
                .isInstanceOf(GeneralSecurityException.class)
                .hasMessageContaining("expected a key in Base64");
        assertThatThrownBy(() -> Tls.context(own.certificate(), other.key(), own.certificate()))
                .isInstanceOf(GeneralSecurityException.class)
                .hasMessageContaining("expected the key of the first certificate in " + own.certificate());
        assertThatThrownBy(() -> Tls.context(own.certificate(), own.certificate(), own.certificate()))
                .isInstanceOf(GeneralSecurityException.class)
                .hasMessageContaining("PKCS #8");
        assertThatThrownBy(() -> Tls.context(own.certificate(), own.key(), folder.resolve("none")))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("none");
    }

    private static QueryService serve(SSLContext tls) {
        var settings = new QuerySettings("127.0.0.1", 0, "", Optional.empty(), Optional.of(tls));
        return QueryService.start(settings, new ApiListener() {
            @Override
            public void answered(int status) {
                // not counted
            }

            @Override
            public void streams(int more) {
                // not counted
            }
        });
    }

    private static int ask(QueryService service, Optional<SSLContext> tls) {
        return new Neighbours(Optional.empty(), tls)
                .ask("127.0.0.1:" + service.port(), MODELS, Neighbours.Task.ANY)
                .status();
    }
}
