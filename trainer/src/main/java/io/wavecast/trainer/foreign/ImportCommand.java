package io.wavecast.trainer.foreign;

import io.wavecast.cli.KafkaOptions;
import io.wavecast.core.model.Model;
import io.wavecast.core.model.ModelVersion;
import io.wavecast.core.rnn.CellKind;
import io.wavecast.core.topics.TopicSetup;
import io.wavecast.core.wire.bytes.UnreadableException;
import io.wavecast.core.wire.model.ModelCodec;
import io.wavecast.trainer.foreign.ForeignWeights.Meaning;
import io.wavecast.trainer.foreign.ForeignWeights.Origin;
import io.wavecast.trainer.publish.ModelPublisher;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.apache.kafka.clients.admin.Admin;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command {@code import}. */
@Command(
        name = "import",
        description = {
            "Publishes a network that was trained in PyTorch or Keras and saved as safetensors.",
            "",
            "PyTorch: the state_dict of a module with one nn.RNN, nn.LSTM or nn.GRU and one nn.Linear behind it,",
            "whatever they are called. Keras: kernel, recurrent_kernel and bias of SimpleRNN, LSTM or GRU layers",
            "and of one Dense behind them, each layer under a path of its own, such as lstm/kernel."
        },
        mixinStandardHelpOptions = true,
        sortOptions = false,
        showDefaultValues = true,
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {"0:the model is published, or written", "1:the file is no such network", "2:an option is wrong"
        })
public final class ImportCommand implements Callable<Integer> {
    private static final short BROKER_DEFAULT = -1;
    private static final String OURS = "wavecast";

    @Spec
    private CommandSpec command;

    @Mixin
    private KafkaOptions kafka;

    @Option(names = "--file", required = true, paramLabel = "FILE", description = "safetensors")
    private Path file;

    @Option(
            names = "--model",
            required = true,
            paramLabel = "NAME",
            description = "the start of the series' keys, or default")
    private String model;

    @Option(
            names = "--from",
            description = "pytorch, keras, or wavecast: a model that was kept from the topic, to be published again",
            defaultValue = "pytorch")
    private String from;

    @Option(names = "--cell", description = "elman, lstm or gru; not for models of wavecast, which tell by themselves")
    private String cell;

    @Option(names = "--period", paramLabel = "SECONDS", description = "between two samples, such as 0.004")
    private BigDecimal period;

    @Option(
            names = "--horizons",
            split = ",",
            paramLabel = "H",
            description = "steps ahead, by closed loop beyond 1",
            defaultValue = "1")
    private List<Integer> horizons;

    @Option(
            names = "--center",
            split = ",",
            paramLabel = "V",
            description = "taken from each channel's values (default: 0)")
    private List<Double> center = List.of();

    @Option(
            names = "--scale",
            split = ",",
            paramLabel = "V",
            description = "what they are divided by then (default: 1)")
    private List<Double> scale = List.of();

    @Option(names = "--difference", description = "the network sees changes rather than values")
    private boolean difference;

    @Option(names = "--relu", description = "max(0, .) in place of tanh; gates remain sigmoids")
    private boolean relu;

    @Option(
            names = "--reset-after",
            paramLabel = "true|false",
            description =
                    "gru only: the reset gate after the recurrent product (default: PyTorch's, or as Keras' biases show it)")
    private Boolean resetAfter;

    @Option(names = "--head", paramLabel = "NAME", description = "PyTorch's linear layer, where there are several")
    private String head;

    @Option(names = "--output", paramLabel = "FILE", description = "write the model there, and do not publish it")
    private Path output;

    @Override
    public Integer call() throws InterruptedException, IOException {
        boolean ours = from.equals(OURS);
        Optional<Origin> origin = ours ? Optional.empty() : Optional.of(origin());
        Optional<Meaning> meaning = meaning(ours);
        Model read;
        try {
            byte[] bytes = Files.readAllBytes(file);
            byte[] converted =
                    ours ? bytes : ForeignWeights.convert(bytes, origin.orElseThrow(), meaning.orElseThrow());
            read = new ModelCodec().read(converted, new ModelVersion(model, 1)).withVersion(new ModelVersion(model, 1));
        } catch (UnreadableException e) {
            command.commandLine().getErr().println("import: " + file + ": " + e.getMessage());
            return 1;
        }
        if (output != null) {
            Files.write(output, new ModelCodec().write(read));
            command.commandLine().getOut().println(output + " is written");
            return 0;
        }
        Map<String, Object> client = kafka.clientProperties();
        try (var admin = Admin.create(client)) {
            TopicSetup.create(admin, kafka.topics(), -1, BROKER_DEFAULT);
        }
        var publisher = new ModelPublisher(client, kafka.topics().models());
        Model next = read.withVersion(publisher.next(model));
        publisher.publish(next);
        command.commandLine().getOut().println(next.version() + " is published");
        return 0;
    }

    private Origin origin() {
        return switch (from) {
            case "pytorch" -> Origin.PYTORCH;
            case "keras" -> Origin.KERAS;
            default -> throw wrong("--from must be pytorch, keras or wavecast, was '" + from + "'");
        };
    }

    /** Nothing for a model of ours. */
    private Optional<Meaning> meaning(boolean ours) {
        List<String> problems = new ArrayList<>();
        try {
            new ModelVersion(model, 1);
        } catch (IllegalArgumentException e) {
            problems.add("--model: " + e.getMessage());
        }
        if (!ours && !List.of("elman", "lstm", "gru").contains(String.valueOf(cell))) {
            problems.add("--cell must be elman, lstm or gru, was '" + cell + "'");
        }
        if (ours && (cell != null || period != null)) {
            problems.add("--cell and --period are not for models of wavecast, which tell by themselves");
        }
        long micros = period == null ? 0 : period.movePointRight(6).longValue();
        if (!ours && micros < 1) {
            problems.add("--period must be at least 0.000001 s, was " + period);
        }
        if (!center.isEmpty() && !scale.isEmpty() && center.size() != scale.size()) {
            problems.add("--center and --scale need one number per channel: there are " + center.size() + " and "
                    + scale.size());
        }
        if (!Files.isRegularFile(file)) {
            problems.add("--file: " + file + " is not a file");
        }
        if (!problems.isEmpty()) {
            throw wrong(String.join(System.lineSeparator(), problems));
        }
        if (ours) {
            return Optional.empty();
        }
        int channels = Math.max(1, Math.max(center.size(), scale.size()));
        return Optional.of(new Meaning(
                model,
                CellKind.valueOf(cell.toUpperCase(Locale.ROOT)),
                relu,
                Optional.ofNullable(resetAfter),
                micros,
                horizons,
                center.isEmpty() ? Collections.nCopies(channels, 0.0) : center,
                scale.isEmpty() ? Collections.nCopies(channels, 1.0) : scale,
                difference,
                Optional.ofNullable(head)));
    }

    private ParameterException wrong(String message) {
        return new ParameterException(command.commandLine(), message);
    }
}
