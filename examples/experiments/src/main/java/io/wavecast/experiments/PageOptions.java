package io.wavecast.experiments;

import io.wavecast.experiments.api.Experiment;
import io.wavecast.experiments.stream.LiveView;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options of the live page; a mixin. */
final class PageOptions {
    private static final int DEFAULT_PORT = 8080;
    private static final double DEFAULT_PER_SECOND = 8;

    @Option(
            names = "--page",
            description = "at the end, stream the series again slowly, on a live page; for words, eeg and sine")
    private boolean requested;

    @Option(names = "--port", paramLabel = "PORT", description = "port of the page; 0 for any free port (default 8080)")
    private @Nullable Integer port; // null: not on the command line

    @Option(
            names = "--per-second",
            paramLabel = "N",
            description = "observations per second and series on the page (default 8)")
    private @Nullable Double perSecond; // null: not on the command line

    /** The problems of the options; empty if they are valid. */
    List<String> problems(Experiment experiment) {
        List<String> problems = new ArrayList<>();
        if (requested && !experiment.hasPage()) {
            String was = experiment.name() + "': it streams no forecasts of observations";
            problems.add("--page: expected words, eeg or sine, was '" + was);
        }
        if (!requested && (port != null || perSecond != null)) {
            problems.add("--port and --per-second need --page");
        }
        if (port != null && (port < 0 || port > 65_535)) {
            problems.add("--port must be 0..65535, was " + port);
        }
        if (perSecond != null && !(perSecond > 0 && perSecond <= 1_000)) {
            problems.add("--per-second must be more than 0 and at most 1000, was " + perSecond);
        }
        return problems;
    }

    /**
     * Opens the page, if the options request it.
     *
     * @throws IllegalStateException if no page is on the class path, or its port is in use
     */
    Optional<LiveView> open(String title) {
        return requested
                ? Optional.of(LiveView.Opener.find()
                        .orElseThrow(() -> new IllegalStateException("--page: no page is on the class path"))
                        .open(port == null ? DEFAULT_PORT : port, title))
                : Optional.empty();
    }

    double perSecond() {
        return perSecond == null ? DEFAULT_PER_SECOND : perSecond;
    }
}
