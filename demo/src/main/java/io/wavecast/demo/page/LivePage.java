package io.wavecast.demo.page;

/** Serves the live page of a run to browsers on this machine only. */
public final class LivePage implements AutoCloseable {
    private static final String HOST = "127.0.0.1";

    private final PageServer server;

    private LivePage(PageServer server) {
        this.server = server;
    }

    /**
     * Starts the server.
     *
     * @param port 0 for any free port
     * @throws IllegalStateException if the port is in use
     */
    public static LivePage start(int port, LiveFeed feed) {
        var json = new LiveJson(feed);
        var files = new PageFiles()
                .withUplot()
                .with("io/wavecast/demo/page/", "index.html", "style.css", "icon.svg")
                .with(
                        "io/wavecast/demo/page/",
                        "app.js",
                        "charts.js",
                        "view.js",
                        "rows.js",
                        "format.js",
                        "marks.js",
                        "alarms.js",
                        "dom.js");
        return new LivePage(PageServer.start(
                HOST,
                port,
                files,
                config -> config.routes.get("/live", request -> request.contentType("application/json")
                        .result(json.write(LiveQuery.of(request::queryParam))))));
    }

    public String url() {
        return server.url();
    }

    @Override
    public void close() {
        server.close();
    }
}
