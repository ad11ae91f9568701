package io.wavecast.core.events.registry;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.wavecast.core.events.schema.SchemaText;
import io.wavecast.core.events.schema.SchemaText.Reference;
import io.wavecast.core.events.schema.SchemaType;
import io.wavecast.core.wire.bytes.BadRecord;
import io.wavecast.core.wire.bytes.Quote;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLContext;
import org.apache.kafka.common.errors.InterruptException;

/** Reads schemas from a registry by the interface of Confluent's, {@code GET /schemas/ids/17}, and registers one. Thread-safe. */
public final class RegistryClient implements SchemaSource {
    private static final int MAX_ANSWER_BYTES = 4 << 20;
    private static final int OK = 200;
    private static final int NOT_FOUND = 404;
    /** The registry's own codes of an absent subject, version and schema; other pages answer 404, too. */
    private static final Set<Integer> UNKNOWN = Set.of(40401, 40402, 40403);

    private static final int MAX_REFERENCES = 100;

    private final String base;
    private final Optional<String> authorization;
    private final HttpClient http;
    private final ObjectMapper json = new ObjectMapper();

    /**
     * @param url address of the registry, such as {@code https://registry:8081}
     * @param authorization value of the header {@code Authorization}
     * @param tls whom to trust; empty for those that the JVM trusts
     */
    public RegistryClient(URI url, Optional<String> authorization, Optional<SSLContext> tls) {
        String text = url.toString();
        base = text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
        this.authorization = authorization;
        HttpClient.Builder builder = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1);
        tls.ifPresent(builder::sslContext);
        http = builder.build();
    }

    @Override
    public Optional<SchemaText> byId(int id, Duration within) throws IOException {
        long deadline = System.nanoTime() + within.toNanos();
        Optional<JsonNode> found = get("/schemas/ids/" + id, deadline);
        if (found.isEmpty()) {
            return Optional.empty();
        }
        JsonNode schema = found.get();
        String name = schema.path("schemaType").asText(SchemaType.AVRO.name());
        SchemaType type = SchemaType.of(name)
                .orElseThrow(() -> BadRecord.BAD_SCHEMA.because("expected the schemaType AVRO, PROTOBUF or JSON of schema "
                        + id + ", was '" + Quote.shortened(name) + "'"));
        List<Reference> references = new ArrayList<>();
        if (type != SchemaType.JSON) { // which is not applied
            collect(schema, references, new HashSet<>(), deadline);
        }
        return Optional.of(new SchemaText(type, text(schema), references));
    }

    /**
     * The id of a schema of Avro under a subject: looked up, which needs the right to read only, and registered if the registry does not
     * have it.
     *
     * @throws IOException if the registry does not answer in time, or refuses the schema
     */
    public int register(String subject, String schema, Duration within) throws IOException {
        long deadline = System.nanoTime() + within.toNanos();
        String path = "/subjects/" + encoded(subject);
        BodyPublisher body = BodyPublishers.ofByteArray(json.writeValueAsBytes(Map.of("schema", schema)));
        Optional<JsonNode> found = ask(path, "POST", body, deadline);
        if (found.isEmpty()) {
            found = ask(path + "/versions", "POST", body, deadline);
        }
        JsonNode id = found.orElseThrow(() -> new IOException("expected HTTP 200 of " + path + "/versions, was 404"))
                .path("id");
        if (!id.isInt()) {
            throw new IOException("expected an id in the answer of " + path + ", was '" + Quote.shortened(id.toString()) + "'");
        }
        return id.asInt();
    }

    private static String encoded(String subject) {
        return URLEncoder.encode(subject, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private void collect(JsonNode schema, List<Reference> into, Set<String> seen, long deadline) throws IOException {
        for (JsonNode reference : schema.path("references")) {
            String name = reference.path("name").asText("");
            if (!seen.add(name)) {
                continue;
            }
            if (seen.size() > MAX_REFERENCES) {
                throw BadRecord.BAD_SCHEMA.because(
                        "expected at most " + MAX_REFERENCES + " references of a schema, was more");
            }
            String subject = reference.path("subject").asText("");
            String path = "/subjects/" + encoded(subject) + "/versions/"
                    + reference.path("version").asInt();
            JsonNode found = get(path, deadline)
                    .orElseThrow(() -> BadRecord.BAD_SCHEMA.because(
                            "expected a schema at " + path + ", to which another refers, was HTTP 404"));
            collect(found, into, seen, deadline);
            into.add(new Reference(name, text(found)));
            long characters = into.stream().mapToLong(text -> text.text().length()).sum();
            if (characters > SchemaText.MAX_CHARACTERS) {
                throw BadRecord.BAD_SCHEMA.because("expected at most " + SchemaText.MAX_CHARACTERS
                        + " characters of a schema with its references, was " + characters);
            }
        }
    }

    private static String text(JsonNode schema) {
        JsonNode text = schema.path("schema");
        if (!text.isTextual()) {
            throw BadRecord.BAD_SCHEMA.because("expected the field schema in the registry's answer, was none");
        }
        return text.asText();
    }

    private Optional<JsonNode> get(String path, long deadline) throws IOException {
        return ask(path, "GET", BodyPublishers.noBody(), deadline);
    }

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
