package io.wavecast.trainer;

import io.wavecast.cli.EventOptions;
import io.wavecast.cli.KafkaCluster;
import io.wavecast.cli.KafkaOptions;
import io.wavecast.cli.Problems;
import io.wavecast.cli.StopSignals;
import io.wavecast.core.events.EventForm;
import io.wavecast.core.wire.WireFormat;
import io.wavecast.trainer.engine.Engine;
import io.wavecast.trainer.live.Deciders;
import io.wavecast.trainer.metrics.TrainerHttp;
import io.wavecast.trainer.mode.PeriodicTraining;
import io.wavecast.trainer.mode.TrainerProgress;
import io.wavecast.trainer.mode.TrainingJob;
import io.wavecast.trainer.options.CellList;
import io.wavecast.trainer.options.Converters;
import io.wavecast.trainer.options.DecideOptions;
import io.wavecast.trainer.options.HistoryOptions;
import io.wavecast.trainer.options.LearningOptions;
import io.wavecast.trainer.options.ModeOptions;
import io.wavecast.trainer.options.NetworkOptions;
import io.wavecast.trainer.options.PreprocessingOptions;
import io.wavecast.trainer.options.TargetOptions;
import io.wavecast.trainer.options.VersionOptions;
import io.wavecast.trainer.options.WatchOptions;
import io.wavecast.trainer.publish.MissingTopics;
import io.wavecast.trainer.request.RetrainRequest;
import io.wavecast.trainer.request.RetrainRequestSender;
import io.wavecast.trainer.settings.OptionNames;
import io.wavecast.trainer.training.PublicationRule;
import io.wavecast.trainer.training.TrainSettings;
import io.wavecast.trainer.training.Trainer;
import java.io.PrintWriter;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The command {@code train}. */
@Command(
        name = "train",
        description =
                "Trains a model on sensor-events, judges it on held-out data, and publishes it if it is worth it.",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        showDefaultValues = true,
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {
            "0:the model was published, the request was sent, or the service was stopped on request",
            "1:the training failed, or there is too little data",
            "2:an option is invalid",
            "3:the model is not worth publishing (--force publishes it anyway;",
            "  --exit-zero-if-kept makes it 0)"
        })
public final class TrainCommand implements Callable<Integer> {
    private static final Logger log = LoggerFactory.getLogger(TrainCommand.class);
    private static final Duration SHUTDOWN_WAIT = Duration.ofSeconds(10);

    @Spec
    private CommandSpec command;

    @Mixin
    private KafkaOptions kafka;

    @Mixin
    private EventOptions events;

    @Mixin
    private ModeOptions mode;

    @Option(
            names = OptionNames.CELL,
            converter = Converters.OfCells.class,
            description = {
                "elman, lstm, gru, none for a linear path alone, or auto: the kind of cell that",
                "forecasts held-out data best, random or after some training"
            },
            defaultValue = "auto")
    private CellList cells = CellList.AUTO;

    @Mixin
    private NetworkOptions network;

    @Mixin
    private TargetOptions target;

    @Mixin
    private PreprocessingOptions preprocessing;

    @Mixin
    private HistoryOptions history;

    @Mixin
    private LearningOptions learning;

    @Option(names = OptionNames.SEED, description = "seed of every random choice", defaultValue = "42")
    private long seed;

    @Option(
            names = OptionNames.TOLERANCE,
            description = "share by which the error may exceed that of the last value, AR(p) or the model in force",
            defaultValue = "0.01")
    private double tolerance;

    @Option(
            names = OptionNames.MAX_LOSING,
            paramLabel = "SHARE",
            description = "share of series, at most, in which repeating the last value may be better than the model",
            defaultValue = "0.1")
    private double maxLosing;

    @Mixin
    private VersionOptions versions;

    @Mixin
    private DecideOptions decide;

    @Mixin
    private WatchOptions watch;

    @Option(names = OptionNames.FORCE, description = "publish the model whatever the verdict")
    private boolean force;

    @Option(
            names = OptionNames.NO_REFIT,
            description = "publish the model as it was judged, rather than with outputs fitted to all data")
    private boolean noRefit;

    @Option(
            names = "--exit-zero-if-kept",
            description = "exit with 0 also if the model in force stays since the new one is not worth publishing")
    private boolean zeroIfKept;

    /** Makes picocli continue after a failed conversion, so that {@link #call()} reports all values that cannot be read at once. */
    @Spec
    void collectErrors(CommandSpec spec) {
        spec.parser().collectErrors(true);
    }

    @Override
    public Integer call() throws InterruptedException {
        var unread = Problems.ofParsed(command.commandLine());
        unread.throwIfAny(command.commandLine());
        var problems = Problems.ofOptions();
        TrainSettings settings = settings(problems);
        EventForm form = events.form(problems);
        KafkaCluster cluster = kafka.cluster(problems);
        WireFormat format = check(settings, problems);
        if (mode.request().isPresent()) {
            MissingTopics.create(cluster.client(), cluster.topics(), cluster.timeout());
            request(cluster, mode.request().get());
            return 0;
        }
        // Before Kafka: a device that cannot be used is an invalid option, with or without a broker.
        Engine engine = LearningOptions.engine(settings.learning(), command.commandLine());
        MissingTopics.create(cluster.client(), cluster.topics(), cluster.timeout());
        PrintWriter out = command.commandLine().getOut();
        var trainer = new Trainer(cluster.client(), cluster.topics(), form, format, versions.rule(), Clock.systemUTC());
        var runner = new TrainingRunner(
                watch.isWarm(mode.follow()) ? trainer.withWarmStart() : trainer,
                settings,
                mode.modelOf(),
                zeroIfKept,
                out,
                command.commandLine().getErr());
        out.println(settings.learning().engine() + " computes on " + engine.device());
        if (mode.every().isEmpty() && !mode.follow()) {
            return runner.runOnce();
        }
        Thread main = Thread.currentThread();
        try {
            return StopSignals.during(() -> runService(cluster, runner, settings, engine), () -> stop(main));
        } catch (InterruptedException e) {
            log.debug("stopped on request", e);
            return 0;
        }
    }

    private int runService(KafkaCluster cluster, TrainingRunner runner, TrainSettings settings, Engine engine)
            throws InterruptedException {
        PrintWriter out = command.commandLine().getOut();
        var progress = new TrainerProgress();
        var follower = new Follower(
                cluster.client(),
                kafka.topicPrefix(),
                cluster.topics(),
                watch.settings(),
                mode.model(),
                settings,
                progress,
                Clock.systemUTC());
        try (var http = new TrainerHttp(
                mode.httpHost(),
                mode.httpPort(),
                settings.learning().windows().batch(engine.onCard()),
                settings.learning().at(Long.MAX_VALUE).windows().length(),
                progress::alive,
                metrics -> mode.follow()
                        ? follower.webhook(metrics, watch.token(Problems.ofOptions()))
                        : Optional.empty())) {
            out.println("metrics and health: http://" + mode.httpHost() + ":" + http.port());
            out.flush();
            Optional<Thread> decider = decider(cluster, http);
            try {
                TrainingJob job = runner.jobOfService(http.metrics(), progress);
                Optional<PeriodicTraining> periodic = mode.every()
                        .map(every -> new PeriodicTraining(job, settings.model(), settings.history(), every, progress));
                if (mode.follow()) {
                    follower.run(job, periodic, http.watch());
                } else {
                    periodic.orElseThrow().run();
                }
            } finally {
                if (decider.isPresent()) {
                    Deciders.stop(decider.get());
                }
            }
        }
        return 0;
    }

    /** With {@code --follow --promotion rule}: decides about the models that this trainer learns, beside the training. */
    private Optional<Thread> decider(KafkaCluster cluster, TrainerHttp http) {
        return mode.follow() && versions.isByRule()
                ? Optional.of(Deciders.start(Deciders.create(
                        cluster.client(),
                        cluster.topics(),
                        kafka.topicPrefix(),
                        decide.rule(),
                        mode.model(),
                        versions.swap(),
                        http.decider())))
                : Optional.empty();
    }

    /** The settings that the options state; invalid values of some become problems. */
    TrainSettings settings(Problems problems) {
        return new TrainSettings(
                mode.name(),
                history.settings(problems),
                preprocessing.settings(),
                network.shape(cells.kinds()),
                target.target(),
                learning.settings(seed),
                new PublicationRule(tolerance, maxLosing, force, !noRefit));
    }

    /**
     * Reports all problems at once.
     *
     * @param problems those of other options
     * @return the format of observations without a format header
     */
    private WireFormat check(TrainSettings settings, Problems problems) {
        mode.check(problems);
        problems.addAll(settings.problems());
        versions.check(problems);
        decide.check(problems);
        watch.check(problems, mode.follow(), option -> command.commandLine()
                .getParseResult()
                .hasMatchedOption(option));
        Optional<String> unused = watch.token(problems);
        WireFormat format = kafka.format(problems);
        problems.throwIfAny(command.commandLine());
        return format;
    }

    private void request(KafkaCluster cluster, String model) throws InterruptedException {
        new RetrainRequestSender(cluster.client(), cluster.topics().retrainRequests())
                .send(new RetrainRequest(model, mode.reason(), history.sinceMicros(), history.untilMicros()));
        command.commandLine().getOut().println(model + " is requested");
    }

    /**
     * Interrupts the main thread, so that a running training closes its Kafka clients. A model is published in one transaction,
     * and so never in part: a computation that does not end in time is abandoned.
     */
    private static void stop(Thread main) {
        main.interrupt();
        try {
            main.join(SHUTDOWN_WAIT.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        Runtime.getRuntime().exit(0);
    }
}
