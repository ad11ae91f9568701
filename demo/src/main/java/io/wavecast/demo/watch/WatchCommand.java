package io.wavecast.demo.watch;

import io.wavecast.cli.EventOptions;
import io.wavecast.cli.KafkaCluster;
import io.wavecast.cli.KafkaOptions;
import io.wavecast.cli.Problems;
import io.wavecast.cli.StopSignals;
import io.wavecast.core.events.EventForm;
import io.wavecast.core.topics.BrokerConnection;
import io.wavecast.core.wire.WireFormat;
import io.wavecast.demo.watch.page.WatchPage;
import io.wavecast.demo.watch.series.WatchedCluster;
import java.io.PrintWriter;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Visibility;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The command {@code wavecast watch}. */
@Command(
        name = "watch",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        showDefaultValues = true,
        description = {
            "Shows the series of a cluster and their forecasts on a live page, until it is stopped.",
            "It reads sensor-events, forecasts, anomalies and models from now on, stores nothing in Kafka, and needs"
                    + " no running service."
        },
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {
            "0:stopped on request",
            "1:the topics cannot be read, or the port is in use",
            "2:an option is invalid"
        })
public final class WatchCommand implements Callable<Integer> {
    /** The setting is {@code WAVECAST_HTTP_PORT}: Kubernetes sets {@code WAVECAST_PORT} for a service of that name. */
    private static final String PORT = "--http-port";

    private static final String LOOK_BACK = "--look-back";

    @Spec
    private CommandSpec command;

    @Mixin
    private KafkaOptions kafka;

    @Mixin
    private EventOptions events;

    @Option(
            names = "--series",
            paramLabel = "PREFIX",
            description = "only the series whose keys begin so (default: all)",
            defaultValue = "",
            showDefaultValue = Visibility.NEVER)
    private String series = "";

    @Option(
            names = LOOK_BACK,
            paramLabel = "TIME",
            description = "begin this long ago, such as 10m or 1d, by the records' timestamps (default: now)")
    private Optional<String> lookBack = Optional.empty();

    @Option(
            names = "--http-host",
            paramLabel = "HOST",
            description = "address of the page, which asks nobody for a password",
            defaultValue = "127.0.0.1")
    private String host = "";

    @Option(
            names = {PORT, "--port"},
            paramLabel = "PORT",
            description = "port of the page, 0 for any free one",
            defaultValue = "8080")
    private String port = "";

    @Override
    public Integer call() throws InterruptedException {
        Problems problems = Problems.ofSettings();
        int httpPort = problems.number(PORT, port, 0);
        problems.inRange(PORT, httpPort, 0, 65_535);
        WireFormat format = kafka.format(problems);
        EventForm form = events.form(problems);
        Optional<Duration> past = lookBack.map(time -> problems.duration(LOOK_BACK, time, Duration.ZERO));
        KafkaCluster cluster = kafka.cluster(problems);
        problems.throwIfAny(command.commandLine());
        String prefix = kafka.topicPrefix();
        var settings = new WatchSettings(
                cluster.client().get("bootstrap.servers") + (prefix.isEmpty() ? "" : ", topics " + prefix + "*"),
                cluster.topics(),
                form,
                format,
                series,
                past);
        BrokerConnection.open(cluster.client(), cluster.timeout()).close();
        return run(cluster.client(), settings, httpPort);
    }

    private int run(Map<String, Object> client, WatchSettings settings, int httpPort) throws InterruptedException {
        Clock clock = Clock.systemUTC();
        var cluster = new WatchedCluster();
        try (var watcher = TopicWatcher.start(client, settings, cluster, clock);
                var page = WatchPage.start(host, httpPort, cluster, watcher::reading, clock)) {
            PrintWriter out = command.commandLine().getOut();
            out.println("Live page: " + page.url());
            out.flush();
            return StopSignals.during(
                    () -> {
                        watcher.await();
                        return 0;
                    },
                    watcher::close);
        }
    }
}
