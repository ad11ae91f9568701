package io.wavecast.demo.page;

import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.wavecast.observe.LoopbackHosts;
import java.util.Optional;
import java.util.function.Consumer;

/** Serves a page with its files and data. On the loopback interface it answers only requests that name this machine. */
public final class PageServer implements AutoCloseable {
    private final Javalin server;
    private final String host;

    private PageServer(Javalin server, String host) {
        this.server = server;
        this.host = host;
    }

    /**
     * Starts a server.
     *
     * @param host address to listen on
     * @param port 0 for any free port
     * @param data adds the paths of the page's data
     * @throws IllegalStateException if the port is in use, or the address cannot be bound
     */
    public static PageServer start(String host, int port, PageFiles files, Consumer<JavalinConfig> data) {
        return start(host, port, Optional.empty(), files, data);
    }

    /**
     * Starts a server that asks for a password.
     *
     * @param password empty if it asks for none
     */
    public static PageServer start(
            String host, int port, Optional<String> password, PageFiles files, Consumer<JavalinConfig> data) {
        Javalin server = Javalin.create(config -> {
            config.startup.showJavalinBanner = false;
            config.startup.showOldJavalinVersionWarning = false;
            config.startup.startupWatcherEnabled = false;
            config.routes.before(PageServer::protect);
            LoopbackHosts.require(config, host);
            password.map(PagePassword::new).ifPresent(required -> config.routes.before(required::check));
            files.byPath()
                    .forEach(
                            (path, asset) -> config.routes.get(path, request -> request.contentType(asset.contentType())
                                    .result(asset.bytes())));
            data.accept(config);
        });
        try {
            return new PageServer(server.start(host, port), host);
        } catch (RuntimeException e) {
            String reason = ": the port is in use, or the address is not this machine's; --port 0 takes any free port";
            throw new IllegalStateException("--port " + port + " on " + host + reason, e);
        }
    }

    /** The address of the page. */
    public String url() {
        return "http://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + server.port() + "/";
    }

    @Override
    public void close() {
        server.stop();
    }

    private static void protect(Context request) {
        request.header(
                "Content-Security-Policy",
                "default-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'");
        request.header("X-Content-Type-Options", "nosniff");
        request.header("Referrer-Policy", "no-referrer");
        request.header("Cache-Control", "no-store");
    }
}
