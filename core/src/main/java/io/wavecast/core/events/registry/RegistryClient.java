package io.wavecast.core.events.registry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.wavecast.core.events.schema.SchemaText;
import io.wavecast.core.events.schema.SchemaText.Reference;
import io.wavecast.core.events.schema.SchemaType;
import io.wavecast.core.wire.bytes.BadRecord;
import io.wavecast.core.wire.bytes.Quote;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.net.ssl.SSLContext;

/** Reads schemas from a registry by the interface of Confluent's, {@code GET /schemas/ids/17}, and registers one. Thread-safe. */
public final class RegistryClient implements SchemaSource {
    private static final int MAX_REFERENCES = 100;

    private final RegistryHttp http;

    /**
     * @param url address of the registry, such as {@code https://registry:8081}
     * @param authorization value of the header {@code Authorization}
     * @param tls whom to trust; empty for those that the JVM trusts
     */
    public RegistryClient(URI url, Optional<String> authorization, Optional<SSLContext> tls) {
        http = new RegistryHttp(url, authorization, tls);
    }

    @Override
    public Optional<SchemaText> byId(int id, Duration within) throws IOException {
        long deadline = System.nanoTime() + within.toNanos();
        Optional<JsonNode> found = http.get("/schemas/ids/" + id, deadline);
        if (found.isEmpty()) {
            return Optional.empty();
        }
        JsonNode schema = found.get();
        String name = schema.path("schemaType").asText(SchemaType.AVRO.name());
        SchemaType type = SchemaType.of(name)
                .orElseThrow(
                        () -> BadRecord.BAD_SCHEMA.because("expected the schemaType AVRO, PROTOBUF or JSON of schema "
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
        JsonNode content = JsonNodeFactory.instance.objectNode().put("schema", schema);
        Optional<JsonNode> found = http.post(path, content, deadline);
        if (found.isEmpty()) {
            found = http.post(path + "/versions", content, deadline);
        }
        JsonNode id = found.orElseThrow(() -> new IOException("expected HTTP 200 of " + path + "/versions, was 404"))
                .path("id");
        if (!id.isInt()) {
            throw new IOException(
                    "expected an id in the answer of " + path + ", was '" + Quote.shortened(id.toString()) + "'");
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
            JsonNode found = http.get(path, deadline)
                    .orElseThrow(() -> BadRecord.BAD_SCHEMA.because(
                            "expected a schema at " + path + ", to which another refers, was HTTP 404"));
            collect(found, into, seen, deadline);
            into.add(new Reference(name, text(found)));
            long characters =
                    into.stream().mapToLong(text -> text.text().length()).sum();
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
}
