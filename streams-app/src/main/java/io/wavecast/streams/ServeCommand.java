package io.wavecast.streams;

import io.wavecast.cli.ArrangementOptions;
import io.wavecast.cli.EventOptions;
import io.wavecast.cli.KafkaCluster;
import io.wavecast.cli.KafkaOptions;
import io.wavecast.cli.Problems;
import io.wavecast.core.topics.ClientSettingsException;
import io.wavecast.core.topics.FailureReason;
import io.wavecast.streams.forecast.ForecastSettings;
import io.wavecast.streams.reading.ReadingSettings;
import io.wavecast.streams.runtime.Guarantee;
import io.wavecast.streams.runtime.InvalidConfigException;
import io.wavecast.streams.runtime.Profile;
import io.wavecast.streams.runtime.ServeConfig;
import io.wavecast.streams.runtime.ServeOptions;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.ConfigException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * The command {@code serve}. The options are texts, so that the command can report all invalid values at once: picocli stops at the
 * first value that it cannot convert.
 */
@Command(
        name = "serve",
        mixinStandardHelpOptions = true,
        description = "Answers every observation with a forecast, until it is stopped.",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:stopped on request", "1:stopped by a failure", "2:invalid settings"})
public final class ServeCommand implements Callable<Integer> {
    @Spec
    private CommandSpec command;

    @Mixin
    private KafkaOptions kafka;

    @Mixin
    private EventOptions events;

    @Mixin
    private ArrangementOptions arrangement;

    @Mixin
    private MembershipOptions membership;

    @Mixin
    private AnomalyOptions anomalies;

    @Mixin
    private LevelOptions levels;

    @Mixin
    private QueryOptions queries;

    @Mixin
    private ViewOptions views;

    @Option(
            names = ServeOptions.STATE_DIR,
            paramLabel = "DIR",
            description = "folder of the states on this machine (default ${DEFAULT-VALUE})",
            defaultValue = "${env:XDG_STATE_HOME:-${sys:user.home}/.local/state}/wavecast")
    private String stateDir = "";

    @Option(
            names = ServeOptions.PROFILE,
            paramLabel = "auto|throughput|latency",
            description = {
                "when forecasts become visible. throughput: a commit every 100 ms. latency: at once, at least once.",
                "auto: as throughput, but a commit after each observation while a model has a target less than 140 ms",
                "ahead (default auto)"
            },
            defaultValue = "auto")
    private String profile = "";

    @Option(
            names = ServeOptions.GUARANTEE,
            paramLabel = "exactly-once|at-least-once",
            description = "guarantee if a process dies (default exactly-once; at-least-once with --profile latency)",
            defaultValue = "")
    private String guarantee = "";

    @Option(
            names = ServeOptions.THREADS,
            paramLabel = "N",
            description = "threads that process partitions (default 1)",
            defaultValue = "1")
    private String threads = "";

    @Option(
            names = ServeOptions.STATE_MEMORY,
            paramLabel = "MIB",
            description =
                    "heap for the states of series; further states are on the disk (default a quarter of the heap)",
            defaultValue = "")
    private String stateMemory = "";

    @Option(
            names = ServeOptions.MODEL_MEMORY,
            paramLabel = "MIB",
            description =
                    "heap for the weights of all models; a model beyond it is refused (default a quarter of the heap)",
            defaultValue = "")
    private String modelMemory = "";

    @Option(
            names = ServeOptions.MAX_STEP,
            paramLabel = "TIME",
            description = "time that a model may take for one observation, such as 10ms (default 10ms)",
            defaultValue = "10ms")
    private String maxStep = "";

    @Mixin
    private VersionOptions versions;

    @Option(
            names = ServeOptions.STORE_MEMORY,
            paramLabel = "MIB",
            description = "memory off the heap for the states on the disk: RocksDB's cache and buffers (default 64)",
            defaultValue = "64")
    private String storeMemory = "";

    @Option(
            names = ServeOptions.PARTITIONS,
            paramLabel = "N",
            description = "partitions of topics that are created (default 4)",
            defaultValue = "4")
    private String partitions = "";

    @Option(
            names = ServeOptions.REPLICATION,
            paramLabel = "N",
            description = "replication of topics that are created, -1 for the broker's default (default -1)",
            defaultValue = "-1")
    private String replication = "";

    @Option(
            names = ServeOptions.MAX_GAP,
            paramLabel = "N",
            description = "consecutive missing samples that are filled (default 10)",
            defaultValue = "10")
    private String maxGap = "";

    @Option(
            names = ServeOptions.MAX_AHEAD,
            paramLabel = "TIME",
            description = "how far an event time may be after its record's timestamp, such as 1h (default 1h)",
            defaultValue = "1h")
    private String maxAhead = "";

    @Option(
            names = ServeOptions.FORGET_AFTER,
            paramLabel = "TIME",
            description = "time without an observation after which a series is forgotten, 0 for never (default 7d)",
            defaultValue = "7d")
    private String forgetAfter = "";

    @Option(
            names = ServeOptions.RING,
            paramLabel = "N",
            description = "past inputs kept per series (default 512)",
            defaultValue = "512")
    private String ring = "";

    @Option(
            names = ServeOptions.SCORES,
            paramLabel = "summaries|every",
            description = "publish a summary per series and second, or every score (default summaries)",
            defaultValue = "summaries")
    private String scores = "";

    @Option(
            names = ServeOptions.CHUNK_FORECASTS,
            paramLabel = "last|each",
            description =
                    "publish the forecast of a chunk's last sample, or one for each of its samples (default last)",
            defaultValue = "last")
    private String chunkForecasts = "";

    @Mixin
    private ForecastFormatOptions forecastFormat;

    @Option(
            names = ServeOptions.HTTP_HOST,
            paramLabel = "HOST",
            description = "address for metrics and health (default 127.0.0.1)",
            defaultValue = "127.0.0.1")
    private String httpHost = "";

    @Option(
            names = ServeOptions.HTTP_PORT,
            paramLabel = "PORT",
            description = "port for metrics and health, 0 for any free port (default 9464)",
            defaultValue = "9464")
    private String httpPort = "";

    private Optional<PageSettings> page = Optional.empty();

    @Override
    public Integer call() {
        try {
            ServeConfig config = config(); // checks the page's settings, too
            PrintWriter out = command.commandLine().getOut();
            new ServiceRun(config, page, kafka.brokerTimeout(), out).run();
            return 0;
        } catch (InvalidConfigException e) {
            throw new ParameterException(command.commandLine(), String.valueOf(e.getMessage()), e);
        } catch (ClientSettingsException | ConfigException e) {
            throw new ParameterException(
                    command.commandLine(),
                    ServeOptions.BOOTSTRAP + " or " + ServeOptions.CLIENT_CONFIG + ": " + FailureReason.of(e),
                    e);
        } catch (IllegalStateException | KafkaException e) {
            command.commandLine().getErr().println("serve: " + FailureReason.of(e));
            return 1;
        }
    }

    /**
     * @throws ParameterException with all problems; picocli prints it and exits with 2
     * @throws IllegalStateException if the registry gives no id for the schema of forecasts
     */
    ServeConfig config() {
        var problems = Problems.ofSettings();
        int fills = arrangement.maxGap(problems, problems.number(ServeOptions.MAX_GAP, maxGap, 10));
        ForecastSettings defaults = ForecastSettings.DEFAULTS;
        var forecast = new ForecastSettings(
                fills,
                problems.number(ServeOptions.RING, ring, 512),
                problems.choice(
                        ServeOptions.SCORES, scores, List.of(false, true), every -> every ? "every" : "summaries"),
                kafka.format(problems),
                problems.duration(ServeOptions.MAX_AHEAD, maxAhead, defaults.maxAhead()),
                problems.duration(ServeOptions.FORGET_AFTER, forgetAfter, defaults.forgetAfter()),
                anomalies.rules(problems),
                OptionalInt.empty(),
                levels.levels(problems));
        KafkaCluster cluster = kafka.cluster(problems);
        var builder = ServeConfig.builder(cluster.client(), cluster.topics(), Path.of(stateDir))
                .membership(membership.membership(problems))
                .profile(problems.choice(ServeOptions.PROFILE, profile, List.of(Profile.values()), Profile::word))
                .threads(problems.number(ServeOptions.THREADS, threads, 1))
                .versions(versions.rule(problems))
                .challengers(versions.challengers(problems))
                .storeMib(problems.number(ServeOptions.STORE_MEMORY, storeMemory, 64))
                .partitions(problems.number(ServeOptions.PARTITIONS, partitions, 4))
                .replication(problems.number(ServeOptions.REPLICATION, replication, -1))
                .reading(new ReadingSettings(
                        forecastFormat.isAvro() ? events.formOfAWriter(problems) : events.form(problems),
                        problems.choice(
                                ServeOptions.CHUNK_FORECASTS,
                                chunkForecasts,
                                List.of(false, true),
                                each -> each ? "each" : "last"),
                        arrangement.arrangement(problems, fills)))
                .maxStep(problems.duration(ServeOptions.MAX_STEP, maxStep, Duration.ofMillis(10)))
                .httpHost(httpHost)
                .httpPort(problems.number(ServeOptions.HTTP_PORT, httpPort, 0));
        page = views.page(problems, queries);
        queries.settings(problems, page.isPresent()).ifPresent(builder::queries);
        builder.watched(views.watched());
        if (!guarantee.isBlank()) {
            builder.guarantee(
                    problems.choice(ServeOptions.GUARANTEE, guarantee, List.of(Guarantee.values()), Guarantee::word));
        }
        if (!modelMemory.isBlank()) {
            builder.modelMib(problems.number(ServeOptions.MODEL_MEMORY, modelMemory, 1));
        }
        if (!stateMemory.isBlank()) {
            builder.stateMib(problems.number(ServeOptions.STATE_MEMORY, stateMemory, 1));
        }
        builder.forecast(
                forecastFormat.apply(forecast, events, cluster.topics().forecasts(), cluster.timeout(), problems));
        try {
            ServeConfig config = builder.build();
            if (problems.found().isEmpty()) {
                return config;
            }
        } catch (InvalidConfigException e) {
            problems.addAll(e.problems());
        }
        throw new ParameterException(command.commandLine(), String.join(System.lineSeparator(), problems.found()));
    }
}
