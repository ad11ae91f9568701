package io.wavecast.trainer.foreign;

import io.wavecast.cli.KafkaOptions;
import io.wavecast.cli.Problems;
import io.wavecast.core.model.Model;
import io.wavecast.core.model.ModelVersion;
import io.wavecast.core.wire.bytes.UnreadableException;
import io.wavecast.core.wire.model.ModelCodec;
import io.wavecast.trainer.foreign.ForeignWeights.Origin;
import io.wavecast.trainer.options.VersionOptions;
import io.wavecast.trainer.publish.MissingTopics;
import io.wavecast.trainer.publish.ModelPublisher;
import io.wavecast.trainer.settings.OptionNames;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Visibility;
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
            "2:an option is invalid"
        })
public final class ImportCommand implements Callable<Integer> {
    private static final String WAVECAST = "wavecast";

    private static final String FILE = "--file";
    static final String FROM = "--from";

    @Spec
    private CommandSpec command;

    @Mixin
    private KafkaOptions kafka;

    @Option(
            names = FILE,
            required = true,
            paramLabel = "FILE",
            description = "safetensors",
            showDefaultValue = Visibility.NEVER)
    private Path file = Path.of("");

    @Option(
            names = OptionNames.MODEL,
            required = true,
            paramLabel = "NAME",
            description = "the start of the series' keys, or default",
            showDefaultValue = Visibility.NEVER)
    private String model = "";

    @Option(
            names = FROM,
            description = "pytorch, keras, or wavecast for a model that was copied from the topic",
            defaultValue = "pytorch")
    private String from = "";

    @Mixin
    private ImportedNetworkOptions network;

    @Mixin
    private VersionOptions versions;

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
            byte[] converted = origin.isPresent()
                    ? ForeignWeights.convert(
                            bytes,
                            origin.get(),
                            network.description(model),
                            command.commandLine().getOut()::println)
                    : bytes;
            read = new ModelCodec().read(converted, new ModelVersion(model, 1)).withVersion(new ModelVersion(model, 1));
        } catch (UnreadableException e) {
            command.commandLine().getErr().println("import: " + file + ": " + e.getMessage());
            return 1;
        }
        if (origin.isPresent()) {
            command.commandLine().getOut().println(network.assumptions());
        }
        if (output != null) {
            Files.write(output, new ModelCodec().write(read));
            command.commandLine().getOut().println(output + " is written");
            return 0;
        }
        Map<String, Object> client = kafka.clientProperties();
        MissingTopics.create(client, kafka.topics(), kafka.brokerTimeout());
        var publisher = new ModelPublisher(client, kafka.topics(), versions.rule(), Clock.systemUTC());
        Model next = read.withVersion(publisher.versions(model).next());
        command.commandLine().getOut().println(versions.sentence(publisher.publish(next)));
        return 0;
    }

    /** The library that saved the file; empty for a model in Wavecast's own format. */
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
        network.check(problems, origin.isPresent());
        versions.check(problems);
        problems.when(!Files.isRegularFile(file), FILE + ":", file + " is not a file");
        problems.throwIfAny(command.commandLine());
    }
}
