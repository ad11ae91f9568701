package io.wavecast.trainer.backup;

import io.wavecast.cli.KafkaOptions;
import io.wavecast.core.model.ModelVersion;
import io.wavecast.core.topics.ClientSettingsException;
import io.wavecast.trainer.publish.MissingTopics;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The command {@code models}. */
@Command(
        name = "models",
        description = {
            "Shows the versions of models, decides which one is in force, and copies them.",
            "",
            "list: each name with its version in force; history NAME: the last decisions;",
            "promote NAME@V: put a version in force; rollback NAME: back to the version before;",
            "retire NAME: no version in force; show NAME[@V]: what is known of a version.",
            "",
            "backup DIR writes one safetensors file for each model, and lists with their keys,",
            "headers, order, tombstones and decisions. restore DIR writes what the topics do not",
            "have yet; newer decisions stay. It can be repeated. export and import are the same."
        },
        mixinStandardHelpOptions = true,
        sortOptions = false,
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {
            "0:done",
            "1:Kafka failed, there is no such version, or the folder cannot be copied",
            "2:an option is invalid"
        })
public final class ModelsCommand implements Callable<Integer> {
    private static final String EXPORT = "export";
    private static final String IMPORT = "import";
    private static final String LIST = "list";
    private static final List<String> ACTIONS =
            List.of(LIST, "show", "history", "promote", "rollback", "retire", "backup", "restore", EXPORT, IMPORT);
    private static final List<String> WRITE_FILES = List.of("backup", EXPORT);
    private static final List<String> READ_FILES = List.of("restore", IMPORT);

    @Spec
    private CommandSpec command;

    @Parameters(
            index = "0",
            paramLabel = "ACTION",
            description = "list, show, history, promote, rollback, retire, backup or restore")
    private String action = "";

    @Parameters(
            index = "1",
            arity = "0..1",
            paramLabel = "NAME|NAME@V|DIR",
            description = "a model, a version, or the folder of the files; backup needs a new or an empty one")
    private String argument = "";

    @Option(names = "--why", paramLabel = "TEXT", description = "the reason of a decision", defaultValue = "")
    private String why = "";

    @Mixin
    private KafkaOptions kafka;

    @Override
    public Integer call() throws InterruptedException, IOException {
        if (!ACTIONS.contains(action)) {
            throw invalid("expected " + String.join(", ", ACTIONS) + ", was '" + action + "'");
        }
        if (argument.isEmpty() == !action.equals(LIST)) {
            throw invalid(
                    action.equals(LIST)
                            ? "expected no argument of list, was '" + argument + "'"
                            : "expected what to " + action + ", was nothing: see models --help");
        }
        Map<String, Object> client = kafka.clientProperties();
        try {
            if (WRITE_FILES.contains(action) || READ_FILES.contains(action)) {
                copy(client, new BackupFolder(Path.of(argument)));
            } else {
                MissingTopics.create(client, kafka.topics(), kafka.brokerTimeout());
                decide(new VersionDesk(client, kafka.topics(), Clock.systemUTC()));
            }
            return 0;
        } catch (ClientSettingsException e) { // an invalid option, not a failure
            throw e;
        } catch (IllegalArgumentException | IllegalStateException e) {
            command.commandLine().getErr().println("models: " + e.getMessage());
            return 1;
        }
    }

    private void decide(VersionDesk desk) throws InterruptedException {
        String text =
                switch (action) {
                    case LIST -> desk.list();
                    case "show" -> desk.show(argument);
                    case "history" -> desk.history(argument);
                    case "promote" -> desk.promote(version(), why);
                    case "rollback" -> desk.rollback(argument, why);
                    default -> desk.retire(argument, why);
                };
        command.commandLine().getOut().println(text);
    }

    private ModelVersion version() {
        try {
            return ModelVersion.parse(argument);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(command.commandLine(), String.valueOf(e.getMessage()), e);
        }
    }

    private void copy(Map<String, Object> client, BackupFolder files) throws InterruptedException, IOException {
        var backup = new ModelBackup(client, kafka.topics());
        PrintWriter out = command.commandLine().getOut();
        if (WRITE_FILES.contains(action)) {
            if (!files.isFree()) {
                throw invalid("expected a new or an empty folder, was " + argument);
            }
            List<ModelRecord> records = backup.records();
            files.writeDecisions(backup.decisions());
            files.write(records, records.stream().map(ModelBackup::version).toList());
            out.println(models(records) + " exported to " + argument);
            return;
        }
        List<ModelRecord> records = files.read();
        MissingTopics.create(client, kafka.topics(), kafka.brokerTimeout());
        ModelBackup.Restored restored = backup.restore(records, files.readDecisions());
        out.println(models(records) + " in " + argument + ", " + restored.written() + " of "
                + (records.size() == 1 ? "1 record" : records.size() + " records") + " written");
        restored.decisions().forEach(out::println);
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
