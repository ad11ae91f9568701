package io.wavecast.streams;

import io.wavecast.cli.Problems;
import io.wavecast.streams.query.QuerySettings;
import io.wavecast.streams.runtime.ServeOptions;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The options of {@code serve} about what people look at: the live page, and series in Prometheus. */
final class ViewOptions {
    private static final String PAGE = "--page";
    private static final String PAGE_HOST = "--page-host";
    private static final String PAGE_PORT = "--page-port";

    @Option(names = PAGE, description = "serve the live page of watch for all series (default: no page)")
    private boolean page;

    @Option(
            names = PAGE_HOST,
            paramLabel = "HOST",
            description =
                    "address of the page (default 127.0.0.1); any other than loopback needs a token, the password then",
            defaultValue = "127.0.0.1")
    private String pageHost = "";

    @Option(
            names = PAGE_PORT,
            paramLabel = "PORT",
            description = "port of the page, 0 for any free port (default 8080)",
            defaultValue = "8080")
    private String pagePort = "";

    @Option(
            names = ServeOptions.WATCH_SERIES,
            paramLabel = "A,B",
            description = "series whose values and forecasts are gauges in Prometheus, at most 32 (default none)",
            defaultValue = "")
    private String watched = "";

    /** The names of the watched series. */
    List<String> watched() {
        return Arrays.stream(watched.split(",", -1))
                .map(String::trim)
                .filter(name -> !name.isEmpty())
                .distinct()
                .toList();
    }

    /**
     * The settings of the page; empty if there shall be none.
     *
     * @param queries has the token
     */
    Optional<PageSettings> page(Problems problems, QueryOptions queries) {
        if (!page) {
            return Optional.empty();
        }
        int port = problems.number(PAGE_PORT, pagePort, 0);
        Optional<String> token = queries.token(problems);
        problems.inRange(PAGE_PORT, port, 0, 65_535);
        problems.when(pageHost.isBlank(), PAGE_HOST, "must be an address or a host name, was empty");
        boolean open = !pageHost.isBlank() && !QuerySettings.isLoopback(pageHost);
        problems.when(
                open && token.isEmpty(),
                QuerySettings.TOKEN_FILE,
                "must be set with " + PAGE_HOST + " " + pageHost + ", which other machines can reach, was not");
        problems.when(
                open && queries.overTls(),
                PAGE_HOST,
                "must be loopback with " + QuerySettings.TLS_CERT + ", was " + pageHost
                        + ": the page has no TLS of its own, so the token would be readable; put a proxy before it");
        problems.when(
                ServicePage.Opener.find().isEmpty(),
                PAGE,
                "must not be set in this program, which has no pages: use ./wavecast serve, or ./wavecast watch");
        return Optional.of(new PageSettings(pageHost, port, open ? token : Optional.empty()));
    }
}
