package io.wavecast.streams.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;

/** Answers {@code GET /schemas/ids/N} as a schema registry does, with the schemas of the folder {@code foreign}. */
public final class StubRegistry implements AutoCloseable {
    private final HttpServer server;
    private final AtomicInteger questions = new AtomicInteger();

    public StubRegistry() throws IOException {
        JsonNode schemas;
        try (InputStream in = StubRegistry.class.getResourceAsStream("/foreign/schemas.json")) {
            schemas = new ObjectMapper().readTree(in);
        }
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/schemas/ids/", exchange -> {
            questions.incrementAndGet();
            String path = exchange.getRequestURI().getPath();
            JsonNode schema = schemas.path(path.substring(path.lastIndexOf('/') + 1));
            boolean known = !schema.isMissingNode();
            byte[] body = (known ? schema.toString() : "{\"error_code\":40403,\"message\":\"Schema not found\"}")
                    .getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Content-Type", "application/vnd.schemaregistry.v1+json");
            exchange.sendResponseHeaders(known ? 200 : 404, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
    }

    public URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** How often it was asked. */
    public int questions() {
        return questions.get();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
