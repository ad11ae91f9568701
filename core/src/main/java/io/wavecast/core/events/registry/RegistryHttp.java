package io.wavecast.core.events.registry;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.wavecast.core.wire.bytes.Quote;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLContext;
import org.apache.kafka.common.errors.InterruptException;

/** Asks a registry over HTTP, and waits no longer than until a deadline. Thread-safe. */
final class RegistryHttp {
    private static final int MAX_ANSWER_BYTES = 4 << 20;
    private static final int OK = 200;
    private static final int NOT_FOUND = 404;
    /** The registry's own codes of an absent subject, version and schema; other pages answer 404, too. */
    private static final Set<Integer> UNKNOWN = Set.of(40401, 40402, 40403);

    private final String base;
    private final Optional<String> authorization;
    private final HttpClient http;
    private final ObjectMapper json = new ObjectMapper();

    RegistryHttp(URI url, Optional<String> authorization, Optional<SSLContext> tls) {
        String text = url.toString();
        base = text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
        this.authorization = authorization;
        HttpClient.Builder builder = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1);
        tls.ifPresent(builder::sslContext);
        http = builder.build();
    }

    Optional<JsonNode> get(String path, long deadline) throws IOException {
        return ask(path, "GET", BodyPublishers.noBody(), deadline);
    }

    Optional<JsonNode> post(String path, JsonNode content, long deadline) throws IOException {
        return ask(path, "POST", BodyPublishers.ofString(content.toString()), deadline);
    }

    /**
     * The answer; empty if the registry has no such subject, version or schema.
     *
     * @param deadline by {@link System#nanoTime}
     * @throws IOException if the registry does not answer in time, or refuses to
     */
    private Optional<JsonNode> ask(String path, String method, BodyPublisher body, long deadline) throws IOException {
        long left = deadline - System.nanoTime();
        if (left <= 0) {
            throw new IOException("expected time for " + path + ", was none left");
        }
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + path))
                .timeout(Duration.ofNanos(left))
                .method(method, body)
                .header("Content-Type", "application/vnd.schemaregistry.v1+json")
                .header("Accept", "application/vnd.schemaregistry.v1+json, application/json");
        authorization.ifPresent(value -> request.header("Authorization", value));
        HttpResponse<byte[]> answer =
                whole(http.sendAsync(request.build(), BoundedBody.of(MAX_ANSWER_BYTES)), path, left);
        if (answer.statusCode() == NOT_FOUND && isUnknown(answer.body())) {
            return Optional.empty();
        }
        if (answer.statusCode() != OK) {
            throw new IOException(
                    "expected HTTP 200 of " + path + ", was " + answer.statusCode() + ": " + Quote.of(answer.body()));
        }
        return Optional.of(json.readTree(answer.body()));
    }

    /** Waits for the body too: the timeout of a request ends with its headers. */
    private static HttpResponse<byte[]> whole(
            CompletableFuture<HttpResponse<byte[]>> answer, String path, long nanoseconds) throws IOException {
        try {
            return answer.get(nanoseconds, TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            throw new IOException("expected the whole answer of " + path + " in time, was not", e);
        } catch (ExecutionException e) {
            throw new IOException("expected an answer of " + path + ", was " + e.getCause(), e);
        } catch (InterruptedException e) {
            throw new InterruptException(e);
        } finally {
            answer.cancel(true);
        }
    }

    private boolean isUnknown(byte[] body) throws IOException {
        try {
            return UNKNOWN.contains(json.readTree(body).path("error_code").asInt());
        } catch (JsonProcessingException e) { // a page of something else, such as a wrong address
            return false;
        }
    }
}
