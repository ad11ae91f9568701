package io.wavecast.trainer;

import io.wavecast.cli.KafkaOptions;
import io.wavecast.core.model.ModelNames;
import io.wavecast.core.rnn.CellKind;
import io.wavecast.core.topics.TopicSetup;
import io.wavecast.core.wire.WireFormat;
import io.wavecast.trainer.metrics.TrainerHttp;
import io.wavecast.trainer.mode.RequestedTraining;
import io.wavecast.trainer.mode.PeriodicTraining;
import io.wavecast.trainer.mode.TrainingJob;
import io.wavecast.trainer.options.Converters;
import io.wavecast.trainer.options.HistoryOptions;
import io.wavecast.trainer.options.LearningOptions;
import io.wavecast.trainer.options.ModeOptions;
import io.wavecast.trainer.options.NetworkOptions;
import io.wavecast.trainer.options.PreprocessingOptions;
import io.wavecast.trainer.request.RetrainRequestSender;
import io.wavecast.trainer.request.RetrainRequest;
import io.wavecast.trainer.training.TrainSettings;
import io.wavecast.trainer.training.Trainer;
import java.io.PrintWriter;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.apache.kafka.clients.admin.Admin;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

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
    private static final Duration CLOSING = Duration.ofSeconds(10);
    private static final short BROKER_DEFAULT = -1;

    @Spec
    private CommandSpec command;

    @Mixin
    private KafkaOptions kafka;

    @Mixin
    private ModeOptions mode;

    @Option(
            names = "--cell",
            converter = Converters.OfCell.class,
            description = "elman, lstm, gru or none: none is a linear path alone",
            defaultValue = "elman")
    private CellKind cell;

    @Mixin
    private NetworkOptions network;

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

    @Mixin
    private PreprocessingOptions preprocessing;

    @Mixin
    private HistoryOptions history;

    @Mixin
    private LearningOptions learning;

    @Option(names = "--seed", description = "of every random choice", defaultValue = "42")
    private long seed;

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
        List<String> problems = new ArrayList<>(mode.problems());
        problems.addAll(settings.problems());
        WireFormat format = format(problems);
        if (!problems.isEmpty()) {
            throw new ParameterException(command.commandLine(), String.join(System.lineSeparator(), problems));
        }
        Map<String, Object> client = kafka.clientProperties();
        try (var admin = Admin.create(client)) {
            TopicSetup.create(admin, kafka.topics(), -1, BROKER_DEFAULT);
        }
        if (mode.request().isPresent()) {
            request(client, mode.request().get());
            return 0;
        }
        PrintWriter out = command.commandLine().getOut();
        var trainer = new Trainer(client, kafka.topics(), format, Clock.systemUTC());
        var run = new TrainingRunner(
                trainer, settings, mode.nameOf(), out, command.commandLine().getErr());
        out.println(settings.learning().engine() + " computes on "
                + settings.learning().trainedBy().device());
        if (mode.every().isEmpty() && !mode.follow()) {
            return run.once();
        }
        endAtShutdown();
        try (var http = new TrainerHttp(
                mode.httpHost(),
                mode.httpPort(),
                settings.learning().batch(),
                settings.learning().window())) {
            out.println("metrics and health: http://" + mode.httpHost() + ":" + http.port());
            out.flush();
            serve(client, run.measured(http.metrics()), settings);
        }
        return 0;
    }

    private void request(Map<String, Object> client, String model) throws InterruptedException {
        new RetrainRequestSender(client, kafka.topics().retrainRequests())
                .send(new RetrainRequest(model, mode.why(), history.sinceMicros(), history.untilMicros()));
        command.commandLine().getOut().println(model + " is requested");
    }

    private void serve(Map<String, Object> client, TrainingJob training, TrainSettings settings)
            throws InterruptedException {
        if (mode.every().isPresent()) {
            new PeriodicTraining(training, mode.every().get()).run(settings.model(), settings.history());
        } else {
            new RequestedTraining(
                            client,
                            kafka.topicPrefix(),
                            kafka.topics().retrainRequests(),
                            training,
                            settings.history(),
                            settings.learning().maxTime())
                    .run(name -> mode.model()
                            .map(model -> ModelNames.serves(model, name))
                            .orElse(true));
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
        return new TrainSettings(
                mode.name(),
                history.settings(),
                preprocessing.scaling(),
                preprocessing.limits(),
                preprocessing.difference(),
                cell,
                network.resetBefore(),
                network.relu(),
                network.hidden(),
                network.layers(),
                network.lags(),
                learning.settings(seed),
                horizons,
                closedLoop,
                coverage,
                tolerance,
                force);
    }
}
