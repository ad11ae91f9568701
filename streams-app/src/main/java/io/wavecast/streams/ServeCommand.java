package io.wavecast.streams;

import io.wavecast.cli.KafkaOptions;
import io.wavecast.core.wire.WireFormat;
import io.wavecast.streams.forecast.ForecastSettings;
import io.wavecast.streams.runtime.ForecastService;
import io.wavecast.streams.runtime.Guarantee;
import io.wavecast.streams.runtime.InvalidConfigException;
import io.wavecast.streams.runtime.Membership;
import io.wavecast.streams.runtime.Profile;
import io.wavecast.streams.runtime.ServeConfig;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.ConfigException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code wavecast serve}. Options are texts here, so that everything that is wrong with them can be said at once. */
@Command(
        name = "serve",
        mixinStandardHelpOptions = true,
        description = "Answers every observation with a forecast, until it is stopped.",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:stopped in order", "1:a failure ended it", "2:the settings are wrong"})
public final class ServeCommand implements Callable<Integer> {
    @Spec
    private CommandSpec command;

    @Mixin
    private KafkaOptions kafka;

    @Option(
            names = "--application-id",
            paramLabel = "ID",
            description = "group of the instances that share the work (default wavecast)",
            defaultValue = "wavecast")
    private String applicationId;

    @Option(
            names = "--group-instance-id",
            paramLabel = "NAME",
            description =
                    "a name that this instance keeps over restarts: its partitions wait for it while the group's session lasts",
            defaultValue = "")
    private String groupInstanceId;

    @Option(
            names = "--application-server",
            paramLabel = "HOST:PORT",
            description = "where other instances reach this one's HTTP",
            defaultValue = "")
    private String applicationServer;

    @Option(
            names = "--standbys",
            paramLabel = "N",
            description = "copies of each state on other instances, which take over at once (default 0)",
            defaultValue = "0")
    private String standbys;

    @Option(
            names = "--state-dir",
            paramLabel = "DIR",
            description = "where states lie on this machine (default ${DEFAULT-VALUE})",
            defaultValue = "${env:XDG_STATE_HOME:-${sys:user.home}/.local/state}/wavecast")
    private String stateDir;

    @Option(
            names = "--profile",
            paramLabel = "throughput|latency",
            description = "what the stream is tuned for (default throughput)",
            defaultValue = "throughput")
    private String profile;

    @Option(
            names = "--guarantee",
            paramLabel = "exactly-once|at-least-once",
            description =
                    "what holds when a process dies (default exactly-once, with" + " --profile latency at-least-once)",
            defaultValue = "")
    private String guarantee;

    @Option(
            names = "--threads",
            paramLabel = "N",
            description = "threads that work on partitions (default 1)",
            defaultValue = "1")
    private String threads;

    @Option(
            names = "--state-memory",
            paramLabel = "MIB",
            description =
                    "heap for the states of series, those that were quiet longest go to the disk beyond it (default a quarter of the heap)",
            defaultValue = "")
    private String stateMemory;

    @Option(
            names = "--partitions",
            paramLabel = "N",
            description = "of topics that are created (default 4)",
            defaultValue = "4")
    private String partitions;

    @Option(
            names = "--replication",
            paramLabel = "N",
            description = "of topics that are created, -1 for the broker's default (default -1)",
            defaultValue = "-1")
    private String replication;

    @Option(
            names = "--max-gap",
            paramLabel = "N",
            description = "missing samples in a row that are stepped through (default 10)",
            defaultValue = "10")
    private String maxGap;

    @Option(
            names = "--ring",
            paramLabel = "N",
            description = "past inputs kept per series (default 512)",
            defaultValue = "512")
    private String ring;

    @Option(
            names = "--scores",
            paramLabel = "summaries|every",
            description = "a summary per series and second, or every score (default summaries)",
            defaultValue = "summaries")
    private String scores;

    @Option(
            names = "--http-host",
            paramLabel = "HOST",
            description = "address for metrics and health (default 127.0.0.1)",
            defaultValue = "127.0.0.1")
    private String httpHost;

    @Option(
            names = "--http-port",
            paramLabel = "PORT",
            description = "port there, 0 for any free one (default 9464)",
            defaultValue = "9464")
    private String httpPort;

    @Override
    public Integer call() throws InterruptedException {
        ServeConfig config = config();
        ForecastService service;
        try {
            service = ForecastService.start(config);
        } catch (ConfigException e) {
            throw new ParameterException(command.commandLine(), "--bootstrap or --client-config: " + e.getMessage(), e);
        } catch (IllegalStateException | KafkaException e) {
            return failed(e);
        }
        var ending = new Thread(service::close, "wavecast-close");
        Runtime.getRuntime().addShutdownHook(ending);
        command.commandLine().getOut().println("metrics and health: http://" + httpHost + ":" + service.httpPort());
        command.commandLine().getOut().flush();
        try {
            service.awaitShutdown();
            return 0;
        } catch (IllegalStateException e) {
            service.close();
            return failed(e);
        }
    }

    /** @throws ParameterException naming everything that is wrong; picocli prints it and exits with 2 */
    ServeConfig config() {
        List<String> problems = new ArrayList<>();
        var settings = new ForecastSettings(
                number(problems, "--max-gap (WAVECAST_MAX_GAP)", maxGap, 10),
                number(problems, "--ring (WAVECAST_RING)", ring, 512),
                choice(
                        problems,
                        "--scores (WAVECAST_SCORES)",
                        scores,
                        List.of(false, true),
                        every -> every ? "every" : "summaries"),
                format(problems));
        var tuned = choice(problems, "--profile (WAVECAST_PROFILE)", profile, List.of(Profile.values()), Profile::word);
        var kind = guarantee.isBlank()
                ? tuned.guarantee()
                : choice(
                        problems,
                        "--guarantee (WAVECAST_GUARANTEE)",
                        guarantee,
                        List.of(Guarantee.values()),
                        Guarantee::word);
        int stateMib = stateMemory.isBlank()
                ? ServeConfig.defaultStateMib()
                : number(problems, "--state-memory (WAVECAST_STATE_MEMORY)", stateMemory, 1);
        ServeConfig config = null;
        try {
            config = new ServeConfig(
                    kafka.clientProperties(),
                    kafka.topics(),
                    new Membership(
                            applicationId,
                            groupInstanceId,
                            applicationServer,
                            number(problems, "--standbys (WAVECAST_STANDBYS)", standbys, 0)),
                    Path.of(stateDir),
                    tuned,
                    kind,
                    number(problems, "--threads (WAVECAST_THREADS)", threads, 1),
                    stateMib,
                    number(problems, "--partitions (WAVECAST_PARTITIONS)", partitions, 4),
                    number(problems, "--replication (WAVECAST_REPLICATION)", replication, -1),
                    settings,
                    httpHost,
                    number(problems, "--http-port (WAVECAST_HTTP_PORT)", httpPort, 0));
        } catch (InvalidConfigException e) {
            problems.addAll(e.problems());
        }
        if (!problems.isEmpty()) {
            throw new ParameterException(command.commandLine(), String.join(System.lineSeparator(), problems));
        }
        return config;
    }

    private int failed(RuntimeException failure) {
        Throwable cause = failure.getCause();
        command.commandLine()
                .getErr()
                .println("serve: " + failure.getMessage() + (cause == null ? "" : " (" + cause.getMessage() + ")"));
        return 1;
    }

    private WireFormat format(List<String> problems) {
        try {
            return kafka.format();
        } catch (IllegalArgumentException e) {
            problems.add(e.getMessage());
            return WireFormat.JSON;
        }
    }

    private static int number(List<String> problems, String setting, String text, int otherwise) {
        try {
            return Integer.parseInt(text.trim());
        } catch (NumberFormatException e) {
            problems.add(setting + " must be a whole number, was '" + text + "'");
            return otherwise;
        }
    }

    private static <T> T choice(
            List<String> problems, String setting, String text, List<T> choices, Function<T, String> word) {
        for (T choice : choices) {
            if (word.apply(choice).equals(text.trim())) {
                return choice;
            }
        }
        problems.add(setting + " must be one of "
                + String.join(", ", choices.stream().map(word).toList()) + ", was '" + text + "'");
        return choices.get(0);
    }
}
