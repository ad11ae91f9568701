package io.wavecast.demo.watch.page;

import io.javalin.http.Context;
import io.wavecast.demo.page.PageFiles;
import io.wavecast.demo.page.PageServer;
import io.wavecast.demo.watch.series.SeriesDetail;
import io.wavecast.demo.watch.series.WatchedCluster;
import io.wavecast.demo.watch.series.Window;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Serves the page of the command {@code watch}. Answers are bounded, however many series there are. */
public final class WatchPage implements AutoCloseable {
    private static final String SHARED = "io/wavecast/demo/page/";
    private static final String OWN = "io/wavecast/demo/watch/page/";
    private static final int MOST_POINTS = 4_000;

    private final WatchedCluster cluster;
    private final Clock clock;
    private final DetailJson details = new DetailJson();
    private final PageServer server;

    private WatchPage(
            String host,
            int port,
            Optional<String> password,
            WatchedCluster cluster,
            Supplier<Reading> reading,
            Clock clock) {
        this.cluster = cluster;
        this.clock = clock;
        var list = new ListJson(cluster, clock::millis);
        var files = new PageFiles()
                .withUplot()
                .with(SHARED, "style.css", "icon.svg", "format.js", "marks.js", "dom.js")
                .with(OWN, "index.html", "watch.css", "watch.js", "list.js", "chart.js", "axes.js", "facts.js");
        this.server = PageServer.start(host, port, password, files, config -> {
            config.routes.get("/list", request -> request.contentType("application/json")
                    .result(list.write(ListQuery.of(request::queryParam), reading.get())));
            config.routes.get("/series", this::series);
            config.routes.get("/series.csv", this::csv);
        });
    }

    /** Starts a server that asks for no password. */
    public static WatchPage start(
            String host, int port, WatchedCluster cluster, Supplier<Reading> reading, Clock clock) {
        return start(host, port, Optional.empty(), cluster, reading, clock);
    }

    /**
     * Starts the server.
     *
     * @param host address to listen on
     * @param port 0 for any free port
     * @param password what readers must send; empty if anyone may read
     * @throws IllegalStateException if the port is in use
     */
    public static WatchPage start(
            String host,
            int port,
            Optional<String> password,
            WatchedCluster cluster,
            Supplier<Reading> reading,
            Clock clock) {
        return new WatchPage(host, port, password, cluster, reading, clock);
    }

    /** The address of the page. */
    public String url() {
        return server.url();
    }

    @Override
    public void close() {
        server.close();
    }

    private void series(Context request) {
        Optional<SeriesDetail> detail = cluster.look(key(request), window(request::queryParam), clock.millis());
        if (detail.isEmpty()) {
            unknown(request);
            return;
        }
        String words = cluster.modelInWords(detail.get().summary().model());
        request.contentType("application/json").result(details.write(detail.get(), words));
    }

    private void csv(Context request) {
        int channel = Numbers.of(request.queryParam("channel"), -1, -1, Integer.MAX_VALUE);
        cluster.export(key(request), channel)
                .map(CsvText::of)
                .ifPresentOrElse(
                        text -> request.contentType("text/csv; charset=utf-8")
                                .header(
                                        "Content-Disposition",
                                        "attachment; filename=\"" + fileName(key(request), channel) + "\"")
                                .result(text.getBytes(StandardCharsets.UTF_8)),
                        () -> unknown(request));
    }

    private static String fileName(String key, int channel) {
        return key.replaceAll("[^A-Za-z0-9._-]+", "-") + (channel <= 0 ? "" : "-" + channel) + ".csv";
    }

    private static void unknown(Context request) {
        request.status(404).contentType("text/plain; charset=utf-8").result("no such series has been read");
    }

    private static String key(Context request) {
        return Optional.ofNullable(request.queryParam("key")).orElse("");
    }

    private static Window window(Function<String, @Nullable String> parameters) {
        return new Window(
                Numbers.of(parameters.apply("channel"), -1, -1, Integer.MAX_VALUE),
                Optional.ofNullable(parameters.apply("horizon"))
                        .map(text -> Numbers.of(text, -1, -1, Integer.MAX_VALUE))
                        .filter(steps -> steps >= 0),
                Numbers.micros(parameters.apply("from")),
                Numbers.micros(parameters.apply("to")),
                Numbers.of(parameters.apply("newest"), 400, 2, MOST_POINTS),
                Numbers.of(parameters.apply("points"), 1_000, 2, MOST_POINTS));
    }
}
