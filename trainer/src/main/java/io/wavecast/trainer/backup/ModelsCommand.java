package io.wavecast.trainer.backup;

import io.wavecast.cli.DurationConverter;
import io.wavecast.cli.KafkaOptions;
import io.wavecast.cli.Problems;
import io.wavecast.cli.StopSignals;
import io.wavecast.core.model.ModelVersion;
import io.wavecast.core.topics.ClientSettingsException;
import io.wavecast.trainer.live.Decider;
import io.wavecast.trainer.live.DeciderListener;
import io.wavecast.trainer.live.Deciders;
import io.wavecast.trainer.live.VersionComparison;
import io.wavecast.trainer.options.DecideOptions;
import io.wavecast.trainer.options.SwapOptions;
import io.wavecast.trainer.publish.MissingTopics;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
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
            "show NAME[@V]: what is known of a version; promote NAME@V: put it in force;",
            "rollback NAME: back to the version before; retire NAME: no version in",
            "force, or NAME@V: a challenger ends;",
            "compare A B: the live errors of two versions, with the interval of their",
            "difference; decide [NAME]: promote challengers that are better, until stopped.",
            "",
            "backup DIR writes one safetensors file for each model, and lists with their",
            "keys, headers, order, tombstones and decisions. restore DIR writes what the",
            "topics do not have yet; newer decisions stay. It can be repeated. export and",
            "import are the same."
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
    private static final String COMPARE = "compare";
    private static final String DECIDE = "decide";
    private static final List<String> ACTIONS = List.of(
            LIST,
            "show",
            "history",
            "promote",
            "rollback",
            "retire",
            COMPARE,
            DECIDE,
            "backup",
            "restore",
            EXPORT,
            IMPORT);
    private static final List<String> WRITE_FILES = List.of("backup", EXPORT);
    private static final List<String> READ_FILES = List.of("restore", IMPORT);

    @Spec
    private CommandSpec command;

    @Parameters(
            index = "0",
            paramLabel = "ACTION",
            description = "list, show, history, promote, rollback, retire, compare, decide, backup or restore")
    private String action = "";

    @Parameters(
            index = "1",
            arity = "0..1",
            paramLabel = "NAME|NAME@V|DIR",
            description = "a model, a version, or the folder of the files; backup needs a new or an empty one")
    private String argument = "";

    @Parameters(index = "2", arity = "0..1", paramLabel = "B", description = "the other version of compare")
    private String other = "";

    @Option(
            names = "--scores-since",
            paramLabel = "TIME",
            converter = DurationConverter.class,
            description =
                    "age of the oldest scores that list and compare read, for tests too; 0 for none (default 1h, compare 7d)")
    private @Nullable Duration since;

    @Mixin
    private DecideOptions rule;

    @Option(names = "--why", paramLabel = "TEXT", description = "the reason of a decision", defaultValue = "")
    private String why = "";

    @Mixin
    private SwapOptions swap;

    @Option(
            names = "--at-once",
            description =
                    "promote, rollback and retire hold for all records, old ones too. Without it a decision holds for"
                            + " records that are written from three seconds later on, so that a replay gives the same forecasts")
    private boolean atOnce;

    @Mixin
    private KafkaOptions kafka;

    @Override
    public Integer call() throws InterruptedException, IOException {
        if (!ACTIONS.contains(action)) {
            throw invalid("expected " + String.join(", ", ACTIONS) + ", was '" + action + "'");
        }
        if (argument.isEmpty() == !List.of(LIST, DECIDE).contains(action)
                || (action.equals(LIST) && !argument.isEmpty())) {
            throw invalid(
                    action.equals(LIST)
                            ? "expected no argument of list, was '" + argument + "'"
                            : "expected what to " + action + ", was nothing: see models --help");
        }
        if (other.isEmpty() == action.equals(COMPARE)) {
            throw invalid(
                    other.isEmpty()
                            ? "expected two versions to compare, was '" + argument + "' alone"
                            : "expected one argument of " + action + " at most, was also '" + other + "'");
        }
        var problems = Problems.ofOptions();
        rule.check(problems);
        swap.check(problems);
        problems.throwIfAny(command.commandLine());
        Map<String, Object> client = kafka.clientProperties();
        try {
            if (WRITE_FILES.contains(action) || READ_FILES.contains(action)) {
                copy(client, new BackupFolder(Path.of(argument)));
            } else {
                MissingTopics.create(client, kafka.topics(), kafka.brokerTimeout());
                live(client);
            }
            return 0;
        } catch (ClientSettingsException e) { // an invalid option, not a failure
            throw e;
        } catch (IllegalArgumentException | IllegalStateException e) {
            command.commandLine().getErr().println("models: " + e.getMessage());
            return 1;
        }
    }

    private void live(Map<String, Object> client) throws InterruptedException {
        if (action.equals(DECIDE)) {
            Optional<String> name = Optional.of(argument).filter(given -> !given.isEmpty());
            runDecider(Deciders.create(
                    client,
                    kafka.topics(),
                    kafka.topicPrefix(),
                    rule.rule(),
                    name,
                    swap.timing(),
                    DeciderListener.NONE));
        } else if (action.equals(COMPARE)) {
            long from = sinceMillis(Duration.ofDays(7));
            command.commandLine()
                    .getOut()
                    .println(VersionComparison.of(
                            client, kafka.topics(), rule.rule(), version(argument), version(other), from));
        } else {
            decide(new VersionDesk(
                    client,
                    kafka.topics(),
                    rule.rule(),
                    atOnce ? Optional.empty() : Optional.of(swap.timing()),
                    Clock.systemUTC()));
        }
    }

    private static void runDecider(Decider decider) throws InterruptedException {
        Thread main = Thread.currentThread();
        try {
            int unused = StopSignals.during(
                    () -> {
                        decider.run();
                        return 0;
                    },
                    main::interrupt);
        } catch (InterruptedException e) {
            Thread.interrupted(); // stopped on request
        }
    }

    private long sinceMillis(Duration otherwise) {
        Duration age = since == null ? otherwise : since;
        return age.isZero() ? Long.MAX_VALUE : Clock.systemUTC().millis() - age.toMillis();
    }

    private void decide(VersionDesk desk) throws InterruptedException {
        String text =
                switch (action) {
                    case LIST -> desk.list(sinceMillis(Duration.ofHours(1)));
                    case "show" -> desk.show(argument);
                    case "history" -> desk.history(argument);
                    case "promote" -> desk.promote(version(argument), why);
                    case "rollback" -> desk.rollback(argument, why);
                    default ->
                        argument.indexOf('@') < 0 ? desk.retire(argument, why) : desk.reject(version(argument), why);
                };
        command.commandLine().getOut().println(text);
    }

    private ModelVersion version(String text) {
        try {
            return ModelVersion.parse(text);
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
            out.println(models(records) + " written to " + argument);
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
