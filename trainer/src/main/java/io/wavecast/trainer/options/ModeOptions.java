package io.wavecast.trainer.options;

import io.wavecast.core.model.ModelNames;
import io.wavecast.trainer.mode.SeriesGrouping;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import picocli.CommandLine.Option;

/** Which models are trained, and when: once, again and again, or on request. */
public final class ModeOptions {
    @Option(
            names = "--model",
            paramLabel = "NAME",
            description = {
                "learns from the series whose keys are NAME or below NAME/; 'default' from all;",
                "with --follow the only one whose requests are answered, with all below it"
            })
    private String model;

    @Option(
            names = "--each",
            paramLabel = "series|N",
            description = {
                "a model for each series below --model, or one for all that share N path segments;",
                "those without a model of their own are still served by the longest name above them"
            })
    private String each;

    @Option(
            names = "--every",
            paramLabel = "TIME",
            converter = Converters.OfDuration.class,
            description = "train again and again, such as 30m, 6h or 1d apart")
    private Duration every;

    @Option(names = "--follow", description = "train whatever retrain-requests asks for, one after the other")
    private boolean follow;

    @Option(
            names = "--http-host",
            paramLabel = "HOST",
            description = "with --every and --follow: address for metrics and health",
            defaultValue = "127.0.0.1")
    private String httpHost;

    @Option(
            names = "--http-port",
            paramLabel = "PORT",
            description = "port there, 0 for any free one",
            defaultValue = "9465")
    private int httpPort;

    @Option(
            names = "--request",
            paramLabel = "NAME",
            description = "train nothing, but ask a trainer that runs with --follow to; --since and --until go along")
    private String request;

    @Option(names = "--why", paramLabel = "TEXT", description = "why, for people to read", defaultValue = "")
    private String why;

    /** Of the model that settings are for. */
    public String name() {
        return model().or(this::request).orElse(ModelNames.DEFAULT);
    }

    /** Nothing where requests for all models are answered, or one is made. */
    public Optional<String> model() {
        return Optional.ofNullable(model);
    }

    /** Whose training is asked for elsewhere, if that is all that is wanted. */
    public Optional<String> request() {
        return Optional.ofNullable(request);
    }

    public String why() {
        return why;
    }

    /** From the begin of one training to the begin of the next, where there is more than one. */
    public Optional<Duration> every() {
        return Optional.ofNullable(every);
    }

    public boolean follow() {
        return follow;
    }

    public String httpHost() {
        return httpHost;
    }

    public int httpPort() {
        return httpPort;
    }

    /** Names of models by names of series, where there is more than one model; to be asked for once {@link #problems()} has none. */
    public Optional<UnaryOperator<String>> nameOf() {
        return Optional.ofNullable(each).map(SeriesGrouping::of);
    }

    /** Everything that is wrong, each naming its option; empty if nothing is. */
    public List<String> problems() {
        List<String> problems = new ArrayList<>();
        if (request != null && (model != null || every != null || follow || each != null)) {
            problems.add("--request asks another trainer: --model, --each, --every and --follow do not go with it");
        }
        if (request == null && !why.isEmpty()) {
            problems.add("--why is for --request");
        }
        if (request == null && model == null && !follow) {
            problems.add("--model is missing: the start of the series' keys, or default");
        }
        if (every != null && follow) {
            problems.add("--every and --follow exclude each other: run two trainers");
        }
        if (every != null && every.compareTo(Duration.ofSeconds(1)) < 0) {
            problems.add("--every must be at least 1s, was " + every.toMillis() + " ms");
        }
        try {
            nameOf();
        } catch (IllegalArgumentException e) {
            problems.add("--each " + e.getMessage());
        }
        return problems;
    }
}
