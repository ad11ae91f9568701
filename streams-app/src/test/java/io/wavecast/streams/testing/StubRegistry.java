package io.wavecast.streams.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Answers {@code GET /schemas/ids/N} as a schema registry does, with the schemas of the folder {@code foreign}, and registers one more, under
 * {@link #REGISTERED}.
 */
public final class StubRegistry implements AutoCloseable {
    /** The id of the schema that a client registers. */
    public static final int REGISTERED = 70_000;

    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpServer server;
    private final ObjectNode schemas;
    private final List<String> posted = new CopyOnWriteArrayList<>();
    private final AtomicInteger questions = new AtomicInteger();

    public StubRegistry() throws IOException {
        try (InputStream in = StubRegistry.class.getResourceAsStream("/foreign/schemas.json")) {
            schemas = (ObjectNode) JSON.readTree(in);
        }
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/schemas/ids/", exchange -> {
            String path = exchange.getRequestURI().getPath();
            String id = path.substring(path.lastIndexOf('/') + 1);
            if (!id.equals(String.valueOf(REGISTERED))) {
                questions.incrementAndGet();
            }
            JsonNode schema = schemas.path(id);
            answer(exchange, schema, "{\"error_code\":40403,\"message\":\"Schema not found\"}");
        });
        server.createContext("/subjects/", exchange -> {
            String path = exchange.getRequestURI().getPath();
            posted.add(path);
            JsonNode schema = JSON.readTree(exchange.getRequestBody());
            String id = String.valueOf(REGISTERED);
            if (path.endsWith("/versions")) {
                schemas.set(id, schema);
            }
            JsonNode known = schema.equals(schemas.path(id))
                    ? JSON.createObjectNode().put("id", REGISTERED)
                    : MissingNode.getInstance();
            answer(exchange, known, "{\"error_code\":40401,\"message\":\"Subject not found\"}");
        });
        server.start();
    }

    private static void answer(HttpExchange exchange, JsonNode found, String otherwise) throws IOException {
        boolean known = !found.isMissingNode();
        byte[] body = (known ? found.toString() : otherwise).getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/vnd.schemaregistry.v1+json");
        exchange.sendResponseHeaders(known ? 200 : 404, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    public URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** How often it was asked for a schema of the folder. */
    public int questions() {
        return questions.get();
    }

    /** The paths of the requests that look up or register a schema. */
    public List<String> posted() {
        return posted;
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
