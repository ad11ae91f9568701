package io.wavecast.signals.produce;

import io.wavecast.cli.KafkaOptions;
import io.wavecast.cli.Terminal;
import io.wavecast.core.topics.TopicSetup;
import io.wavecast.core.wire.WireFormat;
import io.wavecast.signals.RecordingException;
import io.wavecast.signals.Signal;
import io.wavecast.signals.recording.SourceOptions;
import io.wavecast.signals.replay.ReplayOptions;
import io.wavecast.signals.replay.ReplaySummary;
import io.wavecast.signals.replay.SignalProducer;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.apache.kafka.clients.admin.Admin;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command {@code produce}. */
@Command(
        name = "produce",
        description = "Replays a recording, or a generated signal, into sensor-events.",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {"0:everything is in Kafka", "1:Kafka or the recording failed on the way", "2:an option is wrong"
        })
public final class ProduceCommand implements Callable<Integer> {
    private static final short BROKER_DEFAULT = -1;

    @Spec
    private CommandSpec command;

    @Mixin
    private KafkaOptions kafka;

    @Mixin
    private SourceOptions source;

    @Option(
            names = "--series",
            paramLabel = "KEY",
            description = "what the series' keys begin with (default: the file's or the signal's name)")
    private String series;

    @Option(names = "--vector", description = "one series of all channels, rather than one per channel")
    private boolean vector;

    @Option(
            names = "--speed",
            description = "1 as recorded, 10 ten times as fast, 0 as fast as possible (default ${DEFAULT-VALUE})",
            defaultValue = "1")
    private double speed;

    @Option(
            names = "--start",
            paramLabel = "now|recorded|ISO",
            description =
                    "event time of the signal's start (default ${DEFAULT-VALUE}); spacing is kept, so it runs ahead at a higher speed",
            defaultValue = "now")
    private String start;

    @Option(names = "--from", paramLabel = "SECONDS|ISO", description = "leave out what is before")
    private String from;

    @Option(names = "--to", paramLabel = "SECONDS|ISO", description = "leave out what comes from here on")
    private String to;

    @Option(names = "--loop", description = "start again at the end; event time goes on")
    private boolean loop;

    @Option(
            names = "--partitions",
            description = "of the topics, if they have to be created (default ${DEFAULT-VALUE})",
            defaultValue = "4")
    private int partitions;

    @Override
    public Integer call() throws InterruptedException {
        List<String> problems = new ArrayList<>();
        Optional<Signal> found = tried(problems, source::signal);
        Signal signal = found.orElse(null);
        if (partitions < 1) {
            problems.add("--partitions must be at least 1, was " + partitions);
        }
        Optional<Optional<Instant>> starts = tried(problems, () -> startTime(found));
        Optional<Long> begin = tried(problems, () -> offset("--from", from, found, 0L));
        Optional<Long> end = tried(problems, () -> offset("--to", to, found, Long.MAX_VALUE));
        Optional<WireFormat> format = tried(problems, kafka::format);
        String key = series != null
                ? series
                : signal == null ? "signal" : signal.name().toLowerCase(Locale.ROOT);
        ReplayOptions options = tried(
                        problems,
                        () -> new ReplayOptions(
                                key,
                                vector,
                                speed,
                                starts.orElse(Optional.empty()),
                                begin.orElse(0L),
                                end.orElse(Long.MAX_VALUE),
                                loop,
                                format.orElse(WireFormat.JSON)))
                .orElse(null);
        Map<String, Object> client = kafka.clientProperties();
        var progress = new ReplayProgress(command.commandLine().getOut(), Terminal.attached(), System::nanoTime);
        SignalProducer producer = !problems.isEmpty()
                ? null
                : tried(
                                problems,
                                () -> new SignalProducer(
                                        client, kafka.topics().sensorEvents(), signal, options, progress))
                        .orElse(null);
        if (producer == null) {
            throw new ParameterException(command.commandLine(), String.join(System.lineSeparator(), problems));
        }
        try (var admin = Admin.create(client)) {
            TopicSetup.create(admin, kafka.topics(), partitions, BROKER_DEFAULT);
        }
        return replay(producer, signal, progress);
    }

    private int replay(SignalProducer producer, Signal signal, ReplayProgress progress) {
        Thread main = Thread.currentThread();
        var stop = new Thread(() -> stopAndWait(producer, main), "stop-producing");
        Runtime.getRuntime().addShutdownHook(stop);
        progress.begin(producer.series(), loop ? -1 : signal.lengthMicros().orElse(-1));
        try {
            ReplaySummary summary = producer.run();
            progress.end(summary);
            return 0;
        } catch (RecordingException | IllegalStateException e) {
            command.commandLine().getErr().println("produce: " + e.getMessage());
            return 1;
        } finally {
            progress.close();
        }
    }

    /** Ctrl-C: what was sent is still acknowledged before the process goes. */
    private static void stopAndWait(SignalProducer producer, Thread main) {
        producer.stop();
        try {
            main.join(5_000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** @param signal empty if it is wrong, which has been said by then */
    private Optional<Instant> startTime(Optional<Signal> signal) {
        if (start.equals("now")) {
            return Optional.empty();
        }
        if (start.equals("recorded")) {
            return signal.map(recording -> recording
                    .start()
                    .orElseThrow(() -> new IllegalArgumentException(
                            "--start recorded: " + recording.name() + " does not say when it was recorded")));
        }
        return Optional.of(instant("--start", start, "now, recorded, or a time such as 2026-05-31T16:00:00Z"));
    }

    private static long offset(String option, String text, Optional<Signal> signal, long otherwise) {
        if (text == null) {
            return otherwise;
        }
        if (text.matches("[0-9]+(\\.[0-9]+)?")) {
            return Math.round(Double.parseDouble(text) * 1e6);
        }
        Instant wanted = instant(option, text, "seconds from the start, or a time such as 2026-05-31T16:00:00Z");
        return signal.map(recording -> ChronoUnit.MICROS.between(
                        recording
                                .start()
                                .orElseThrow(() -> new IllegalArgumentException(option + ": " + recording.name()
                                        + " does not say when it was recorded; give seconds from its start")),
                        wanted))
                .orElse(otherwise);
    }

    private static Instant instant(String option, String text, String right) {
        try {
            return Instant.parse(text);
        } catch (java.time.DateTimeException e) {
            throw new IllegalArgumentException(option + " must be " + right + ", was '" + text + "'", e);
        }
    }

    /** The value, or one more problem. */
    private static <T> Optional<T> tried(List<String> problems, Supplier<T> supplier) {
        try {
            return Optional.of(supplier.get());
        } catch (RecordingException | IllegalArgumentException e) {
            problems.add(e.getMessage());
            return Optional.empty();
        }
    }
}
