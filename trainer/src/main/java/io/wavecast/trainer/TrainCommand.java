package io.wavecast.trainer;

import io.wavecast.core.cli.KafkaOptions;
import io.wavecast.core.cli.Terminal;
import io.wavecast.core.model.ModelNames;
import io.wavecast.core.model.RetrainRequest;
import io.wavecast.core.model.Scaling;
import io.wavecast.core.rnn.CellKind;
import io.wavecast.core.wire.TopicSetup;
import io.wavecast.core.wire.WireFormat;
import io.wavecast.trainer.engine.Device;
import io.wavecast.trainer.engine.Loss;
import io.wavecast.trainer.history.HistorySettings;
import io.wavecast.trainer.learn.LearningSettings;
import io.wavecast.trainer.metrics.TrainerHttp;
import io.wavecast.trainer.metrics.TrainerMetrics;
import io.wavecast.trainer.mode.Following;
import io.wavecast.trainer.mode.Grouping;
import io.wavecast.trainer.mode.Periodic;
import io.wavecast.trainer.mode.Requests;
import io.wavecast.trainer.mode.Training;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import java.util.function.UnaryOperator;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaException;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** The command {@code train}. */
@Command(
        name = "train",
        description =
                "Learns a model from sensor-events, judges it on data held back, and publishes it if it is worth it.",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        showDefaultValues = true,
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {
            "0:the model is published, or the request is made",
            "1:training failed, or there is too little data",
            "2:an option is wrong",
            "3:neither the network nor AR(p) is worth publishing (--force publishes the network all the same)"
        })
public final class TrainCommand implements Callable<Integer> {
    private static final int FAILED = 1;
    private static final int NOT_WORTH_PUBLISHING = 3;
    private static final Duration CLOSING = Duration.ofSeconds(10);
    private static final short BROKER_DEFAULT = -1;

    @Spec
    private CommandSpec command;

    @Mixin
    private KafkaOptions kafka;

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
            converter = DurationConverter.class,
            description = "train again and again, such as 30m, 6h or 1d apart")
    private Duration every;

    @Option(names = "--follow", description = "train whatever retrain-requests asks for, one after the other")
    private boolean follow;

    @Option(
            names = "--request",
            paramLabel = "NAME",
            description = "train nothing, but ask a trainer that runs with --follow to; --since and --until go along")
    private String request;

    @Option(names = "--why", paramLabel = "TEXT", description = "why, for people to read", defaultValue = "")
    private String why;

    @Option(
            names = "--cell",
            converter = CellConverter.class,
            description = "elman, lstm, gru or none: none is a linear path alone",
            defaultValue = "elman")
    private CellKind cell;

    @Option(names = "--relu", description = "max(0, .) in place of tanh; gates remain sigmoids")
    private boolean relu;

    @Option(
            names = "--reset-before",
            description = "gru only: the reset gate before the recurrent product, not after it")
    private boolean resetBefore;

    @Option(names = "--hidden", description = "units per layer", defaultValue = "128")
    private int hidden;

    @Option(names = "--layers", description = "1 to 3", defaultValue = "1")
    private int layers;

    @Option(
            names = "--lags",
            description =
                    "past inputs that the linear path may see, at most: as many are used as data held back ask for; 0 for none",
            defaultValue = "512")
    private int lags;

    @Option(
            names = "--horizons",
            split = ",",
            paramLabel = "H",
            description = "steps ahead that the model forecasts",
            defaultValue = "1")
    private List<Integer> horizons;

    @Option(
            names = "--closed-loop",
            description = "feed forecasts back for horizons beyond the first, rather than learn each")
    private boolean closedLoop;

    @Option(names = "--coverage", description = "share of samples inside the interval", defaultValue = "0.9")
    private double coverage;

    @Option(
            names = "--scaling",
            converter = ScalingConverter.class,
            description = "robust, z-score or min-max",
            defaultValue = "robust")
    private Scaling.Kind scaling;

    @Option(
            names = "--limits",
            split = ",",
            paramLabel = "V",
            description = "lowest,highest physical value for min-max")
    private List<Double> limits = List.of();

    @Option(names = "--difference", description = "let the network see changes rather than values")
    private boolean difference;

    @Option(
            names = "--since",
            paramLabel = "ISO",
            description = "event time of the first sample, such as 2026-05-31T00:00:00Z")
    private Instant since;

    @Option(names = "--until", paramLabel = "ISO", description = "event time of the last sample")
    private Instant until;

    @Option(
            names = "--max-samples",
            description = "learn from this many in all; of more, blocks spread evenly over series and time",
            defaultValue = "2000000")
    private int maxSamples;

    @Option(
            names = "--max-gap",
            paramLabel = "N",
            description = "missing samples in a row that are filled in; a longer gap divides a series",
            defaultValue = "10")
    private int maxGap;

    @Option(names = "--window", description = "steps of backpropagation through time", defaultValue = "64")
    private int window;

    @Option(names = "--batch", description = "windows per update", defaultValue = "32")
    private int batch;

    @Option(
            names = "--updates",
            description = "of the cells by gradients, at most; 0 leaves them random, and learns how to read them",
            defaultValue = "600")
    private int updates;

    @Option(
            names = "--patience",
            description = "share of all updates after which training ends, if none was the best on data held back",
            defaultValue = "0.35")
    private double patience;

    @Option(names = "--learning-rate", description = "of Adam, at its highest", defaultValue = "0.002")
    private double learningRate;

    @Option(
            names = "--loss",
            converter = LossConverter.class,
            description = "mse, mae, huber or gaussian",
            defaultValue = "mse")
    private Loss loss;

    @Option(
            names = "--dropout",
            description = "share of units that are not seen from layer to layer",
            defaultValue = "0")
    private double dropout;

    @Option(
            names = "--recurrent-dropout",
            description = "share of units that are not seen from step to step",
            defaultValue = "0")
    private double recurrentDropout;

    @Option(names = "--clip", description = "longest norm of a gradient", defaultValue = "1")
    private double clip;

    @Option(
            names = "--engine",
            description = "what trains the cells: deeplearning4j, or pytorch, which is faster",
            defaultValue = "deeplearning4j")
    private String engine;

    @Option(
            names = "--device",
            converter = DeviceConverter.class,
            description = "cpu, cuda, or auto: a card that the engine's library serves, if there is one",
            defaultValue = "auto")
    private Device device;

    @Option(names = "--seed", description = "of every random choice", defaultValue = "42")
    private long seed;

    @Option(
            names = "--max-time",
            paramLabel = "SECONDS",
            description = "no further epoch begins after that",
            defaultValue = "43200")
    private long maxTime;

    @Option(
            names = "--tolerance",
            description = "how much worse than AR(p) is good enough, as a share",
            defaultValue = "0.01")
    private double tolerance;

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

    @Option(names = "--force", description = "publish whatever the judge says")
    private boolean force;

    @Override
    public Integer call() throws InterruptedException {
        TrainSettings settings = settings();
        List<String> problems = new ArrayList<>(modeProblems());
        UnaryOperator<String> nameOf = nameOf(problems);
        problems.addAll(settings.problems());
        WireFormat format = format(problems);
        if (!problems.isEmpty()) {
            throw new ParameterException(command.commandLine(), String.join(System.lineSeparator(), problems));
        }
        Map<String, Object> client = kafka.clientProperties();
        try (var admin = Admin.create(client)) {
            TopicSetup.create(admin, kafka.topics(), -1, BROKER_DEFAULT);
        }
        if (request != null) {
            new Requests(client, kafka.topics().retrainRequests())
                    .send(new RetrainRequest(request, why, micros(since), micros(until)));
            command.commandLine().getOut().println(request + " is requested");
            return 0;
        }
        var trainer = new Trainer(client, kafka.topics(), format, Clock.systemUTC());
        command.commandLine()
                .getOut()
                .println(engine + " computes on "
                        + settings.learning().trainedBy().device());
        if (every == null && !follow) {
            try {
                return trained(trainer, settings, nameOf, Optional.empty());
            } catch (IllegalArgumentException e) {
                command.commandLine().getErr().println("train: " + e.getMessage());
                return FAILED;
            }
        }
        endAtShutdown();
        try (var http = new TrainerHttp(httpHost, httpPort, batch, window)) {
            command.commandLine().getOut().println("metrics and health: http://" + httpHost + ":" + http.port());
            command.commandLine().getOut().flush();
            serve(client, trainer, settings, nameOf, http.metrics());
        }
        return 0;
    }

    private void serve(
            Map<String, Object> client,
            Trainer trainer,
            TrainSettings settings,
            UnaryOperator<String> nameOf,
            TrainerMetrics metrics)
            throws InterruptedException {
        Training training =
                (name, history) -> measured(trainer, settings.withModel(name).with(history), nameOf, metrics);
        if (every != null) {
            new Periodic(training, every).run(model, settings.history());
        } else {
            new Following(
                            client,
                            kafka.topicPrefix(),
                            kafka.topics().retrainRequests(),
                            training,
                            settings.history(),
                            settings.learning().maxTime())
                    .run(name -> model == null || ModelNames.serves(model, name));
        }
    }

    private void measured(Trainer trainer, TrainSettings settings, UnaryOperator<String> nameOf, TrainerMetrics metrics)
            throws InterruptedException {
        long begun = System.nanoTime();
        metrics.begun();
        try {
            trained(trainer, settings, nameOf, Optional.of(metrics));
        } catch (IllegalArgumentException | IllegalStateException | KafkaException e) {
            metrics.failed();
            throw e;
        } finally {
            metrics.over(Duration.ofNanos(System.nanoTime() - begun));
        }
    }

    private static Map<String, Trainer.Outcome> outcomes(
            Trainer trainer, TrainSettings settings, UnaryOperator<String> nameOf, TrainingListener listener)
            throws InterruptedException {
        return nameOf == null
                ? Map.of(settings.model(), new Trainer.Outcome(Optional.of(trainer.train(settings, listener)), ""))
                : trainer.trainEach(settings, nameOf, listener);
    }

    /** Trains, and tells what came of it, a service in its log alone; the exit code. */
    private int trained(
            Trainer trainer, TrainSettings settings, UnaryOperator<String> nameOf, Optional<TrainerMetrics> metrics)
            throws InterruptedException {
        Map<String, Trainer.Outcome> outcomes;
        if (metrics.isPresent()) {
            outcomes = outcomes(trainer, settings, nameOf, new ProgressLog().and(metrics.get()));
        } else {
            try (var progress = new ProgressLines(command.commandLine().getOut(), Terminal.attached())) {
                outcomes = outcomes(trainer, settings, nameOf, progress);
            }
        }
        int code = 0;
        for (Map.Entry<String, Trainer.Outcome> one : outcomes.entrySet()) {
            if (one.getValue().result().isPresent()) {
                TrainResult result = one.getValue().result().get();
                metrics.ifPresent(counted -> counted.ended(result));
                code = Math.max(code, metrics.isPresent() ? 0 : told(result));
            } else {
                String failure =
                        "train: " + one.getKey() + ": " + one.getValue().failure();
                command.commandLine().getErr().println(failure);
                metrics.ifPresent(TrainerMetrics::failed);
                code = code == 0 ? FAILED : code;
            }
        }
        return code;
    }

    private int told(TrainResult result) {
        command.commandLine().getOut().println(result.sentence());
        return result.published() ? 0 : NOT_WORTH_PUBLISHING;
    }

    private List<String> modeProblems() {
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
        return problems;
    }

    private UnaryOperator<String> nameOf(List<String> problems) {
        try {
            return each == null ? null : Grouping.of(each);
        } catch (IllegalArgumentException e) {
            problems.add("--each " + e.getMessage());
            return null;
        }
    }

    /** Lets what is under way close its clients; a model is published whole or not at all in any case. */
    private static void endAtShutdown() {
        Thread main = Thread.currentThread();
        Runtime.getRuntime()
                .addShutdownHook(new Thread(
                        () -> {
                            main.interrupt();
                            try {
                                main.join(CLOSING.toMillis());
                            } catch (InterruptedException e) {
                                Thread.currentThread().interrupt();
                            }
                        },
                        "train-shutdown"));
    }

    private WireFormat format(List<String> problems) {
        try {
            return kafka.format();
        } catch (IllegalArgumentException e) {
            problems.add(e.getMessage());
            return WireFormat.JSON;
        }
    }

    private TrainSettings settings() {
        String name = model != null ? model : request != null ? request : ModelNames.DEFAULT;
        return new TrainSettings(
                name,
                new HistorySettings(micros(since, Long.MIN_VALUE), micros(until, Long.MAX_VALUE), maxSamples, maxGap),
                scaling,
                limits,
                difference,
                cell,
                resetBefore,
                relu,
                hidden,
                layers,
                lags,
                new LearningSettings(
                        engine,
                        device,
                        window,
                        batch,
                        updates,
                        patience,
                        learningRate,
                        loss,
                        dropout,
                        recurrentDropout,
                        clip,
                        seed,
                        Duration.ofSeconds(maxTime)),
                horizons,
                closedLoop,
                coverage,
                tolerance,
                force);
    }

    private static long micros(Instant instant, long otherwise) {
        return micros(instant).orElse(otherwise);
    }

    private static OptionalLong micros(Instant instant) {
        return instant == null
                ? OptionalLong.empty()
                : OptionalLong.of(ChronoUnit.MICROS.between(Instant.EPOCH, instant));
    }

    static final class CellConverter implements ITypeConverter<CellKind> {
        @Override
        public CellKind convert(String word) {
            return choice(CellKind.values(), word);
        }
    }

    static final class DeviceConverter implements ITypeConverter<Device> {
        @Override
        public Device convert(String word) {
            return choice(Device.values(), word);
        }
    }

    static final class DurationConverter implements ITypeConverter<Duration> {
        @Override
        public Duration convert(String text) {
            if (!text.matches("[0-9]{1,6}(s|m|h|d)")) {
                throw new TypeConversionException(
                        "must be a number with s, m, h or d, such as 30m, was '" + text + "'");
            }
            long number = Long.parseLong(text.substring(0, text.length() - 1));
            return switch (text.charAt(text.length() - 1)) {
                case 's' -> Duration.ofSeconds(number);
                case 'm' -> Duration.ofMinutes(number);
                case 'h' -> Duration.ofHours(number);
                default -> Duration.ofDays(number);
            };
        }
    }

    static final class LossConverter implements ITypeConverter<Loss> {
        @Override
        public Loss convert(String word) {
            return choice(Loss.ofValues(), word);
        }
    }

    static final class ScalingConverter implements ITypeConverter<Scaling.Kind> {
        @Override
        public Scaling.Kind convert(String word) {
            return choice(Scaling.Kind.values(), word);
        }
    }

    /** {@code MIN_MAX} is {@code min-max}. */
    private static <E extends Enum<E>> E choice(E[] choices, String word) {
        List<String> words = new ArrayList<>();
        for (E choice : choices) {
            String own = choice.name().toLowerCase(Locale.ROOT).replace('_', '-');
            if (own.equals(word)) {
                return choice;
            }
            words.add(own);
        }
        throw new TypeConversionException("must be one of " + String.join(", ", words) + ", was '" + word + "'");
    }
}
