package io.wavecast.trainer.options;

import io.wavecast.cli.DurationConverter;
import io.wavecast.cli.Problems;
import io.wavecast.core.model.ModelNames;
import io.wavecast.trainer.mode.SeriesGrouping;
import io.wavecast.trainer.settings.OptionNames;
import java.time.Duration;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Help.Visibility;
import picocli.CommandLine.Option;

/** The options that select the models to train, and the times: once, periodically, or on request. */
public final class ModeOptions {
    private static final String EACH = "--each";
    private static final String EVERY = "--every";
    private static final String FOLLOW = "--follow";
    private static final String REQUEST = "--request";
    private static final String WHY = "--why";

    @Option(
            names = OptionNames.MODEL,
            paramLabel = "NAME",
            description = {
                "learn from the series whose keys are NAME or start with NAME/; 'default': from all;",
                "with --follow, serve only requests for this model and those below it"
            })
    private @Nullable String model;

    @Option(
            names = EACH,
            paramLabel = "series|N",
            description = {
                "a model for each series below --model, or one for all that share N path segments;",
                "a series without its own model uses the one with the longest matching name"
            })
    private @Nullable String each;

    @Option(
            names = EVERY,
            paramLabel = "TIME",
            converter = DurationConverter.class,
            description = "train at this interval, such as 30m, 6h or 1d; with --follow, between the requests")
    private @Nullable Duration every;

    @Option(names = FOLLOW, description = "serve the requests in retrain-requests, one after the other")
    private boolean follow;

    @Option(
            names = "--http-host",
            paramLabel = "HOST",
            description = "with --every or --follow: address for metrics and health",
            defaultValue = "127.0.0.1")
    private String httpHost = "";

    @Option(
            names = "--http-port",
            paramLabel = "PORT",
            description = "port of metrics and health, 0 for any free one",
            defaultValue = "9465")
    private int httpPort;

    @Option(
            names = REQUEST,
            paramLabel = "NAME",
            description = "do not train, but send a request to a trainer with --follow; --since and --until apply")
    private @Nullable String request;

    @Option(
            names = WHY,
            paramLabel = "TEXT",
            description = "the reason for the request",
            defaultValue = "",
            showDefaultValue = Visibility.NEVER)
    private String reason = "";

    /** The name of the model to train; it selects the series to learn from. */
    public String name() {
        return model().or(this::request).orElse(ModelNames.DEFAULT);
    }

    /** Empty if requests for all models are served, or a request is sent. */
    public Optional<String> model() {
        return Optional.ofNullable(model);
    }

    /** The model to request from another trainer; empty if this process trains. */
    public Optional<String> request() {
        return Optional.ofNullable(request);
    }

    /** The reason for the request; may be empty. */
    public String reason() {
        return reason;
    }

    /** The time from the start of one training to the start of the next; empty unless training is periodic. */
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

    /**
     * The function from a series' key to its model's name; empty for one model of all series.
     *
     * @throws IllegalArgumentException if {@link #check} found a problem with the option
     */
    public Optional<UnaryOperator<String>> modelOf() {
        return Optional.ofNullable(each).map(SeriesGrouping::of);
    }

    /** Adds a problem for each invalid option. */
    public void check(Problems problems) {
        problems.when(
                request != null && (model != null || every != null || follow || each != null),
                REQUEST,
                "sends a request to another trainer: do not combine it with " + OptionNames.MODEL + ", " + EACH + ", "
                        + EVERY + " or " + FOLLOW);
        problems.when(request == null && !reason.isEmpty(), WHY, "is only for " + REQUEST);
        problems.when(
                request == null && model == null && (!follow || every != null),
                OptionNames.MODEL,
                "is missing: expected the start of the series' keys, or default");
        if (every != null && every.compareTo(Duration.ofSeconds(1)) < 0) {
            problems.add(EVERY, "must be at least 1s, was " + every.toMillis() + " ms");
        }
        try {
            modelOf();
        } catch (IllegalArgumentException e) {
            problems.add(EACH, String.valueOf(e.getMessage()));
        }
    }
}
