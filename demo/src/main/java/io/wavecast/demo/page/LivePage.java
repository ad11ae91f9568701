package io.wavecast.demo.page;

import io.javalin.Javalin;
import io.javalin.http.Context;
import io.wavecast.observe.LoopbackHosts;

/** Serves the live page to browsers on this machine only. */
public final class LivePage implements AutoCloseable {
    private static final String HOST = "127.0.0.1";

    private final Javalin server;

    private LivePage(Javalin server) {
        this.server = server;
    }

    /**
     * Starts the server.
     *
     * @param port 0 for any free port
     * @throws IllegalStateException if the port is in use
     */
    public static LivePage start(int port, LiveFeed feed) {
        var assets = new PageFiles();
        var json = new LiveJson(feed);
        Javalin server = Javalin.create(config -> {
            config.startup.showJavalinBanner = false;
            config.startup.showOldJavalinVersionWarning = false;
            config.startup.startupWatcherEnabled = false;
            config.routes.before(LivePage::protect);
            LoopbackHosts.require(config, HOST);
            assets.byPath()
                    .forEach(
                            (path, asset) -> config.routes.get(path, request -> request.contentType(asset.contentType())
                                    .result(asset.bytes())));
            config.routes.get("/live", request -> request.contentType("application/json")
                    .result(json.write(LiveQuery.of(request::queryParam))));
        });
        try {
            return new LivePage(server.start(HOST, port));
        } catch (RuntimeException e) {
            throw new IllegalStateException(
                    "--port " + port
                            + " is in use by another program; choose a free port, or --port 0 for any free port",
                    e);
        }
    }

    public String url() {
        return "http://" + HOST + ":" + server.port() + "/";
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
