package io.wavecast.trainer.backup;

import io.wavecast.cli.KafkaOptions;
import io.wavecast.core.topics.ClientSettingsException;
import io.wavecast.trainer.publish.MissingTopics;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The command {@code models}. */
@Command(
        name = "models",
        description = {
            "Copies all models from Kafka to a folder (export), or back (import).",
            "",
            "export writes one safetensors file for each model, and a list with their keys,",
            "headers, order and tombstones. import writes what the topic does not have yet;",
            "it can be repeated."
        },
        mixinStandardHelpOptions = true,
        sortOptions = false,
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {
            "0:all records were copied",
            "1:Kafka failed, the folder is not a complete export, or the topic has other models of the same names",
            "2:an option is invalid"
        })
public final class ModelsCommand implements Callable<Integer> {
    private static final String EXPORT = "export";
    private static final String IMPORT = "import";

    @Spec
    private CommandSpec command;

    @Parameters(index = "0", paramLabel = "export|import", description = "direction of the copy")
    private String action = "";

    @Parameters(
            index = "1",
            paramLabel = "DIR",
            description = "folder of the files; export needs a new or an empty one")
    private Path folder = Path.of("");

    @Mixin
    private KafkaOptions kafka;

    @Override
    public Integer call() throws InterruptedException, IOException {
        if (!List.of(EXPORT, IMPORT).contains(action)) {
            throw invalid("expected export or import, was '" + action + "'");
        }
        var files = new BackupFolder(folder);
        Map<String, Object> client = kafka.clientProperties();
        var backup = new ModelBackup(client, kafka.topics().models());
        PrintWriter out = command.commandLine().getOut();
        try {
            if (action.equals(EXPORT)) {
                if (!files.isFree()) {
                    throw invalid("expected a new or an empty folder, was " + folder);
                }
                List<ModelRecord> records = backup.records();
                files.write(records, records.stream().map(ModelBackup::version).toList());
                out.println(models(records) + " exported to " + folder);
            } else {
                List<ModelRecord> records = files.read();
                MissingTopics.create(client, kafka.topics(), kafka.brokerTimeout());
                int written = backup.restore(records);
                out.println(models(records) + " in " + folder + ", " + written + " of "
                        + (records.size() == 1 ? "1 record" : records.size() + " records") + " written");
            }
            return 0;
        } catch (ClientSettingsException e) { // an invalid option, not a failure
            throw e;
        } catch (IllegalArgumentException | IllegalStateException e) {
            command.commandLine().getErr().println("models: " + e.getMessage());
            return 1;
        }
    }

    private static String models(List<ModelRecord> records) {
        long models =
                records.stream().filter(record -> record.model().isPresent()).count();
        long tombstones = records.size() - models;
        return models
                + (models == 1 ? " model and " : " models and ")
                + tombstones
                + (tombstones == 1 ? " tombstone" : " tombstones");
    }

    private ParameterException invalid(String message) {
        return new ParameterException(command.commandLine(), message);
    }
}
