package io.wavecast.trainer.foreign;

import io.wavecast.cli.KafkaOptions;
import io.wavecast.core.model.Model;
import io.wavecast.core.model.ModelVersion;
import io.wavecast.core.rnn.CellKind;
import io.wavecast.core.wire.bytes.UnreadableException;
import io.wavecast.core.wire.model.ModelCodec;
import io.wavecast.trainer.foreign.ForeignWeights.Origin;
import io.wavecast.trainer.publish.MissingTopics;
import io.wavecast.trainer.publish.ModelPublisher;
import io.wavecast.trainer.settings.OptionNames;
import io.wavecast.trainer.settings.Problems;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
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
            "under any name. Keras: kernel, recurrent_kernel and bias of SimpleRNN, LSTM or GRU layers and of one",
            "Dense behind them, each layer under its own path, such as lstm/kernel."
        },
        mixinStandardHelpOptions = true,
        sortOptions = false,
        showDefaultValues = true,
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {
            "0:the model was published, or written to a file",
            "1:the file holds no such network",
            "2:an option is wrong"
        })
public final class ImportCommand implements Callable<Integer> {
    private static final String WAVECAST = "wavecast";
    private static final List<String> CELLS = List.of("elman", "lstm", "gru");

    private static final String FILE = "--file";
    private static final String FROM = "--from";
    private static final String CELL = "--cell";
    private static final String PERIOD = "--period";
    private static final String CENTER = "--center";
    private static final String SCALE = "--scale";

    @Spec
    private CommandSpec command;

    @Mixin
    private KafkaOptions kafka;

    @Option(names = FILE, required = true, paramLabel = "FILE", description = "safetensors")
    private Path file = Path.of("");

    @Option(
            names = OptionNames.MODEL,
            required = true,
            paramLabel = "NAME",
            description = "the start of the series' keys, or default")
    private String model = "";

    @Option(
            names = FROM,
            description = "pytorch, keras, or wavecast for a model that was copied from the topic",
            defaultValue = "pytorch")
    private String from = "";

    @Option(names = CELL, description = "elman, lstm or gru; not for wavecast models, which contain it")
    private @Nullable String cell;

    @Option(names = PERIOD, paramLabel = "SECONDS", description = "between two samples, such as 0.004")
    private @Nullable BigDecimal period;

    @Option(
            names = OptionNames.HORIZONS,
            split = ",",
            paramLabel = "H",
            description = "steps ahead, by closed loop beyond 1",
            defaultValue = "1")
    private List<Integer> horizons = List.of();

    @Option(
            names = CENTER,
            split = ",",
            paramLabel = "V",
            description = "subtracted from each channel's values (default: 0)")
    private List<Double> center = List.of();

    @Option(
            names = SCALE,
            split = ",",
            paramLabel = "V",
            description = "divides the centered values of each channel (default: 1)")
    private List<Double> scale = List.of();

    @Option(names = "--difference", description = "the network takes changes in place of values")
    private boolean difference;

    @Option(names = "--relu", description = "max(0, .) in place of tanh; gates remain sigmoids")
    private boolean relu;

    @Option(
            names = "--reset-after",
            paramLabel = "true|false",
            description =
                    "gru only: the reset gate acts after the recurrent product (default: as in PyTorch, or as Keras' biases show)")
    private @Nullable Boolean resetAfter;

    @Option(names = "--head", paramLabel = "NAME", description = "PyTorch's linear layer, if there are several")
    private @Nullable String head;

    @Option(
            names = "--output",
            paramLabel = "FILE",
            description = "write the model to this file, and do not publish it")
    private @Nullable Path output;

    @Override
    public Integer call() throws InterruptedException, IOException {
        Optional<Origin> origin = origin();
        check(origin);
        Model read;
        try {
            byte[] bytes = Files.readAllBytes(file);
            byte[] converted = origin.isPresent() ? ForeignWeights.convert(bytes, origin.get(), description()) : bytes;
            read = new ModelCodec().read(converted, new ModelVersion(model, 1)).as(new ModelVersion(model, 1));
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
        MissingTopics.create(client, kafka.topics());
        var publisher = new ModelPublisher(client, kafka.topics().models());
        Model next = read.as(publisher.versions(model).next());
        publisher.publish(next);
        command.commandLine().getOut().println(next.version() + " is published");
        return 0;
    }

    /** Empty for a model in our own format. */
    private Optional<Origin> origin() {
        return switch (from) {
            case "pytorch" -> Optional.of(Origin.PYTORCH);
            case "keras" -> Optional.of(Origin.KERAS);
            case WAVECAST -> Optional.empty();
            default ->
                throw new ParameterException(
                        command.commandLine(), FROM + " must be pytorch, keras or wavecast, was '" + from + "'");
        };
    }

    /** Reports all problems at once. */
    private void check(Optional<Origin> origin) {
        var problems = Problems.ofOptions();
        try {
            new ModelVersion(model, 1);
        } catch (IllegalArgumentException e) {
            problems.add(OptionNames.MODEL + ":", String.valueOf(e.getMessage()));
        }
        if (origin.isPresent()) {
            problems.when(
                    !CELLS.contains(String.valueOf(cell)), CELL, "must be elman, lstm or gru, was '" + cell + "'");
            problems.when(periodMicros() < 1, PERIOD, "must be at least 0.000001 s, was " + period);
        } else {
            problems.when(
                    cell != null || period != null,
                    CELL,
                    "and " + PERIOD + " are not for models of wavecast, which contain them");
        }
        problems.when(
                !center.isEmpty() && !scale.isEmpty() && center.size() != scale.size(),
                CENTER,
                "and " + SCALE + " need one number per channel: there are " + center.size() + " and " + scale.size());
        problems.when(!Files.isRegularFile(file), FILE + ":", file + " is not a file");
        problems.throwIfAny(command.commandLine());
    }

    private long periodMicros() {
        return period == null ? 0 : period.movePointRight(6).longValue();
    }

    private NetworkDescription description() {
        int channels = Math.max(1, Math.max(center.size(), scale.size()));
        return new NetworkDescription(
                model,
                CellKind.valueOf(String.valueOf(cell).toUpperCase(Locale.ROOT)),
                relu,
                Optional.ofNullable(resetAfter),
                periodMicros(),
                horizons,
                center.isEmpty() ? Collections.nCopies(channels, 0.0) : center,
                scale.isEmpty() ? Collections.nCopies(channels, 1.0) : scale,
                difference,
                Optional.ofNullable(head));
    }
}
