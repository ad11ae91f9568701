package io.wavecast.trainer;

import io.wavecast.core.cli.KafkaOptions;
import io.wavecast.core.cli.Terminal;
import io.wavecast.core.model.Scaling;
import io.wavecast.core.rnn.CellKind;
import io.wavecast.core.wire.TopicSetup;
import io.wavecast.core.wire.WireFormat;
import io.wavecast.trainer.history.HistorySettings;
import io.wavecast.trainer.learn.LearningSettings;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.apache.kafka.clients.admin.Admin;
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
            "0:the model is published",
            "1:training failed, or there is too little data",
            "2:an option is wrong",
            "3:the model is not worth publishing (--force publishes it all the same)"
        })
public final class TrainCommand implements Callable<Integer> {
    private static final int NOT_WORTH_PUBLISHING = 3;
    private static final short BROKER_DEFAULT = -1;

    @Spec
    private CommandSpec command;

    @Mixin
    private KafkaOptions kafka;

    @Option(
            names = "--model",
            required = true,
            paramLabel = "NAME",
            description = "learns from the series whose keys are NAME or below NAME/; 'default' from all")
    private String model;

    @Option(names = "--cell", converter = CellConverter.class, description = "lstm or elman", defaultValue = "lstm")
    private CellKind cell;

    @Option(names = "--hidden", description = "units per layer", defaultValue = "32")
    private int hidden;

    @Option(names = "--layers", description = "1 to 3", defaultValue = "1")
    private int layers;

    @Option(names = "--lags", description = "past inputs that the linear path sees; 0 for none", defaultValue = "32")
    private int lags;

    @Option(
            names = "--horizons",
            split = ",",
            paramLabel = "H",
            description = "steps ahead that the model forecasts, by closed loop beyond the first",
            defaultValue = "1")
    private List<Integer> horizons;

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
            description = "keep the newest of each series, this many in all",
            defaultValue = "2000000")
    private int maxSamples;

    @Option(names = "--window", description = "steps of backpropagation through time", defaultValue = "64")
    private int window;

    @Option(names = "--batch", description = "windows per update", defaultValue = "32")
    private int batch;

    @Option(names = "--epochs", description = "passes over the data, at most", defaultValue = "10")
    private int epochs;

    @Option(names = "--learning-rate", description = "of Adam", defaultValue = "0.003")
    private double learningRate;

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

    @Option(names = "--force", description = "publish whatever the judge says")
    private boolean force;

    @Override
    public Integer call() throws InterruptedException {
        TrainSettings settings = settings();
        List<String> problems = new ArrayList<>(settings.problems());
        WireFormat format = format(problems);
        if (!problems.isEmpty()) {
            throw new ParameterException(command.commandLine(), String.join(System.lineSeparator(), problems));
        }
        Map<String, Object> client = kafka.clientProperties();
        try (var admin = Admin.create(client)) {
            TopicSetup.create(admin, kafka.topics(), -1, BROKER_DEFAULT);
        }
        var out = command.commandLine().getOut();
        TrainResult result;
        try (var progress = new ProgressLines(out, Terminal.attached())) {
            result = new Trainer(client, kafka.topics(), format, Clock.systemUTC()).train(settings, progress);
        } catch (IllegalArgumentException e) {
            command.commandLine().getErr().println("train: " + e.getMessage());
            return 1;
        }
        out.println(result.model().version() + (result.published() ? " is published" : " is not published") + ": "
                + result.verdict().sentence());
        return result.published() ? 0 : NOT_WORTH_PUBLISHING;
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
        return new TrainSettings(
                model,
                new HistorySettings(micros(since, Long.MIN_VALUE), micros(until, Long.MAX_VALUE), maxSamples),
                scaling,
                limits,
                difference,
                cell,
                hidden,
                layers,
                lags,
                new LearningSettings(window, batch, epochs, learningRate, seed, Duration.ofSeconds(maxTime)),
                horizons,
                coverage,
                tolerance,
                force);
    }

    private static long micros(Instant instant, long otherwise) {
        return instant == null ? otherwise : ChronoUnit.MICROS.between(Instant.EPOCH, instant);
    }

    static final class CellConverter implements ITypeConverter<CellKind> {
        @Override
        public CellKind convert(String word) {
            return switch (word) {
                case "lstm" -> CellKind.LSTM;
                case "elman" -> CellKind.ELMAN;
                case "gru" -> CellKind.GRU;
                default -> throw new TypeConversionException("must be lstm or elman, was '" + word + "'");
            };
        }
    }

    static final class ScalingConverter implements ITypeConverter<Scaling.Kind> {
        @Override
        public Scaling.Kind convert(String word) {
            return switch (word) {
                case "robust" -> Scaling.Kind.ROBUST;
                case "z-score" -> Scaling.Kind.Z_SCORE;
                case "min-max" -> Scaling.Kind.MIN_MAX;
                default -> throw new TypeConversionException("must be robust, z-score or min-max, was '" + word + "'");
            };
        }
    }
}
