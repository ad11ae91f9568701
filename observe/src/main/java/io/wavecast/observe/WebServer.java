package io.wavecast.observe;

import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Serves {@code /metrics} for Prometheus, {@code /health/live} and {@code /health/ready} for a supervisor such as Kubernetes, and a list
 * of these paths for people. On the loopback interface it answers only requests that name this machine.
 */
public final class WebServer implements AutoCloseable {
    private static final String PATHS = """
        Wavecast
        /metrics       metrics in Prometheus' format
        /health/live   200 while the process works; otherwise restart it
        /health/ready  200 while the process does its work; otherwise 503 and the reason
        """;

    private final Javalin server;

    private WebServer(Javalin server) {
        this.server = server;
    }

    /**
     * Starts a server.
     *
     * @param port port to listen on; 0 for any free port
     * @throws IllegalStateException if the address cannot be bound
     */
    public static WebServer start(String host, int port, Scrape scrape, Supplier<Health> health) {
        return start(host, port, scrape, health, config -> {});
    }

    /**
     * Starts a server that has other paths as well.
     *
     * @param port port to listen on; 0 for any free port
     * @param more adds the other paths
     * @throws IllegalStateException if the address cannot be bound
     */
    public static WebServer start(
            String host, int port, Scrape scrape, Supplier<Health> health, Consumer<JavalinConfig> more) {
        Javalin server = Javalin.create(config -> {
            config.startup.showJavalinBanner = false;
            config.startup.showOldJavalinVersionWarning = false;
            config.startup.startupWatcherEnabled = false;
            LoopbackHosts.require(config, host);
            config.routes.get("/", request -> request.contentType("text/plain; charset=utf-8")
                    .result(PATHS));
            config.routes.get("/metrics", request -> {
                String accept = Objects.requireNonNullElse(request.header("Accept"), "");
                request.contentType(scrape.contentType(accept)).result(scrape.body(accept));
            });
            config.routes.get("/health/live", request -> {
                Health now = health.get();
                request.status(now.live() ? 200 : 503)
                        .contentType("application/json")
                        .result(now.json(now.live()));
            });
            more.accept(config);
            config.routes.get("/health/ready", request -> {
                Health now = health.get();
                request.status(now.ready() ? 200 : 503)
                        .contentType("application/json")
                        .result(now.json(now.ready()));
            });
        });
        try {
            return new WebServer(server.start(host, port));
        } catch (RuntimeException e) {
            throw new IllegalStateException("cannot serve HTTP at " + host + ":" + port + ": " + e.getMessage(), e);
        }
    }

    /** The port in use. */
    public int port() {
        return server.port();
    }

    @Override
    public void close() {
        server.stop();
    }
}
