package io.wavecast.experiments;

import io.wavecast.experiments.api.Experiment;
import io.wavecast.experiments.stream.LiveView;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Whether people want to watch; a mixin. */
final class PageOptions {
    private static final int USUAL_PORT = 8080;
    private static final double USUAL_PACE = 8;

    @Option(
            names = "--page",
            description =
                    "in the end streams the series again, slowly, and shows them on a live page; words, eeg and sine do")
    private boolean wanted;

    @Option(names = "--port", paramLabel = "PORT", description = "of the page, 0 for any free one (default 8080)")
    private Integer port; // null where it is not given

    @Option(
            names = "--per-second",
            paramLabel = "N",
            description = "observations of each series on the page, such as letters (default 8)")
    private Double perSecond; // null where it is not given

    /** What is wrong with them; empty if nothing is. */
    List<String> problems(Experiment experiment) {
        List<String> problems = new ArrayList<>();
        if (wanted && !experiment.watchable()) {
            problems.add(
                    "--page: '" + experiment.name() + "' has no forecasts in the stream that a page could hold against"
                            + " what came; words, eeg and sine have");
        }
        if (!wanted && (port != null || perSecond != null)) {
            problems.add("--port and --per-second are for --page");
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
     * Opens the page, if it is wanted.
     *
     * @throws IllegalStateException if there is none, or its port is taken
     */
    Optional<LiveView> open(String title) {
        return wanted
                ? Optional.of(LiveView.Opener.find()
                        .orElseThrow(() -> new IllegalStateException("--page: no page is on the class path"))
                        .open(port == null ? USUAL_PORT : port, title))
                : Optional.empty();
    }

    double perSecond() {
        return perSecond == null ? USUAL_PACE : perSecond;
    }
}
