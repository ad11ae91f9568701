package io.wavecast.signals.produce;

import io.wavecast.cli.DurationConverter;
import io.wavecast.cli.KafkaCluster;
import io.wavecast.cli.KafkaOptions;
import io.wavecast.cli.Problems;
import io.wavecast.cli.StopSignals;
import io.wavecast.cli.Terminal;
import io.wavecast.core.topics.BrokerConnection;
import io.wavecast.core.topics.TopicSetup;
import io.wavecast.core.wire.WireFormat;
import io.wavecast.signals.RecordingException;
import io.wavecast.signals.Signal;
import io.wavecast.signals.mqtt.MqttAddress;
import io.wavecast.signals.mqtt.MqttOptions;
import io.wavecast.signals.mqtt.MqttSettings;
import io.wavecast.signals.recording.SourceOptions;
import io.wavecast.signals.replay.ReplayListener;
import io.wavecast.signals.replay.ReplayOptions;
import io.wavecast.signals.replay.SignalProducer;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command {@code produce}: replays a signal, or forwards messages, into the topic of observations. */
@Command(
        name = "produce",
        description =
                "Replays a recording, or a generated signal, into sensor-events, or forwards the messages of an MQTT"
                        + " broker.",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {
            "0:Kafka acknowledged all observations, or all until the stop that was requested",
            "1:Kafka, the recording or the MQTT broker failed",
            "2:an option is invalid"
        })
public final class ProduceCommand implements Callable<Integer> {
    private static final short BROKER_DEFAULT = -1;
    private static final long STOP_MILLIS = 5_000;
    private static final String START = "--start";
    private static final String PARTITIONS = "--partitions";

    @Spec
    private CommandSpec command;

    @Mixin
    private KafkaOptions kafka;

    @Mixin
    private SourceOptions source;

    @Mixin
    private MqttOptions mqtt;

    @Option(
            names = ReplayOptions.SERIES,
            paramLabel = "KEY",
            description = "prefix of the series' keys, or the key with " + ReplayOptions.VECTOR
                    + " (default: the file's or the signal's name). Of MQTT: the key, with levels of the topic such as"
                    + " plant/{2}/{3}, {2..}, {topic} and {field} (default {topic})")
    private @Nullable String series;

    @Option(names = ReplayOptions.VECTOR, description = "one series of all channels, rather than one per channel")
    private boolean vector;

    @Option(
            names = ReplayOptions.SPEED,
            description = "1 as recorded, 10 ten times as fast, 0 as fast as possible (default ${DEFAULT-VALUE})",
            defaultValue = "1")
    private double speed;

    @Option(
            names = START,
            paramLabel = "now|recorded|ISO",
            description = "event time of the signal's start (default ${DEFAULT-VALUE}); event times keep the recorded"
                    + " spacing, so they run ahead of the clock at a higher speed",
            defaultValue = "now",
            converter = StartTime.Converter.class)
    private StartTime start = StartTime.NOW;

    @Option(
            names = ReplayOptions.FROM,
            paramLabel = "SECONDS|ISO|mqtt://HOST",
            description = "start at this position of the signal, or forward the messages of a broker; mqtts:// for TLS",
            converter = From.Converter.class)
    private @Nullable From from;

    @Option(
            names = ReplayOptions.TO,
            paramLabel = "SECONDS|ISO",
            description = "end before this position of the signal",
            converter = Position.Converter.class)
    private @Nullable Position to;

    @Option(names = "--loop", description = "start again at the end; event time continues")
    private boolean loop;

    @Option(
            names = ReplayOptions.CHUNK,
            paramLabel = "TIME",
            description = "send the samples of so much time, such as 20ms, as one record (default: each sample alone)",
            converter = DurationConverter.class)
    private @Nullable Duration chunk;

    @Option(names = PARTITIONS, description = "partitions of topics that do not exist yet (default ${DEFAULT-VALUE})")
    private int partitions = 4;

    /** Makes picocli continue after a failed conversion, so that {@link #call()} reports all problems at once. */
    @Spec
    void collectErrors(CommandSpec spec) {
        spec.parser().collectErrors(true);
    }

    @Override
    public Integer call() throws InterruptedException {
        Problems problems = Problems.ofParsed(command.commandLine());
        if (!defaultsAreSet()) {
            problems.throwIfAny(command.commandLine());
        }
        if (partitions < 1) {
            problems.add(PARTITIONS + ":", "expected at least 1, was " + partitions);
        }
        KafkaCluster cluster = kafka.cluster(problems);
        if (from instanceof From.Broker broker) {
            return forward(broker.address(), problems, cluster);
        }
        problems.when(mqtt.isUsed(), MqttOptions.TOPIC, "and alike need " + ReplayOptions.FROM + " mqtt://HOST");
        var progress = new ReplayProgress(command.commandLine().getOut(), Terminal.attached(), System::nanoTime);
        Replay replay = replay(problems, cluster, progress);
        createTopics(cluster);
        return run(replay, progress);
    }

    private void createTopics(KafkaCluster cluster) throws InterruptedException {
        try (var admin = BrokerConnection.open(cluster.client(), cluster.timeout())) {
            TopicSetup.create(admin, cluster.topics(), partitions, BROKER_DEFAULT);
        }
    }

    private int forward(MqttAddress address, Problems problems, KafkaCluster cluster) throws InterruptedException {
        boolean replays = source.isChosen()
                || vector
                || loop
                || to != null
                || speed != 1
                || start != StartTime.NOW
                || chunk != null;
        problems.when(
                replays,
                ReplayOptions.FROM + ":",
                "expected no option of a signal or of its replay beside " + address + ", was at least one");
        Optional<WireFormat> format = problems.check(kafka::format);
        Optional<MqttSettings> settings = MqttSettings.of(address, mqtt, series, problems);
        problems.throwIfAny(command.commandLine());
        createTopics(cluster);
        var live = new LiveForwarding(command.commandLine(), settings.orElseThrow(), cluster.timeout());
        return live.run(cluster.client(), cluster.topics().sensorEvents(), format.orElseThrow());
    }

    /** @throws ParameterException listing all problems of the options */
    private Replay replay(Problems problems, KafkaCluster cluster, ReplayListener listener) {
        source.requireTogether(vector, ReplayOptions.VECTOR, problems);
        Optional<WireFormat> format = problems.check(kafka::format);
        Optional<Signal> signal = problems.check(this::signal);
        Optional<ReplayOptions> options = options(problems, signal, format.orElse(WireFormat.JSON));
        Optional<Replay> replay = signal.flatMap(read -> options.filter(valid -> problems.isEmpty())
                .flatMap(valid -> problems.check(() -> new Replay(read, producer(cluster, read, valid, listener)))));
        problems.throwIfAny(command.commandLine());
        return replay.orElseThrow();
    }

    /** @throws IllegalArgumentException if the recording is malformed, or the options contradict each other */
    private Signal signal() {
        try {
            return source.signal();
        } catch (RecordingException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
    }

    /**
     * Whether all options have values. picocli sets defaults after the last argument, and stops if that argument or a default is
     * malformed.
     */
    private boolean defaultsAreSet() {
        return command.options().stream()
                .allMatch(option -> option.defaultValue() == null || option.getValue() != null);
    }

    private Optional<ReplayOptions> options(Problems problems, Optional<Signal> signal, WireFormat format) {
        Optional<Instant> startTime = signal.flatMap(read -> problems.check(START, () -> start.eventTime(read)))
                .flatMap(time -> time);
        Optional<Long> begin = offset(
                problems, ReplayOptions.FROM, from instanceof From.Start position ? position.position() : null, signal);
        Optional<Long> end = offset(problems, ReplayOptions.TO, to, signal);
        String key = Optional.ofNullable(series)
                .or(() -> signal.map(read -> read.name().toLowerCase(Locale.ROOT)))
                .orElse("signal");
        long chunkMicros = chunk == null ? 0 : TimeUnit.NANOSECONDS.toMicros(chunk.toNanos());
        return problems.check(() -> new ReplayOptions(
                key,
                vector,
                speed,
                startTime,
                begin.orElse(0L),
                end.orElse(Long.MAX_VALUE),
                loop,
                format,
                chunkMicros));
    }

    private static Optional<Long> offset(
            Problems problems, String option, @Nullable Position position, Optional<Signal> signal) {
        return position == null
                ? Optional.empty()
                : signal.flatMap(read -> problems.check(option, () -> position.offsetMicros(read)));
    }

    private SignalProducer producer(
            KafkaCluster cluster, Signal signal, ReplayOptions options, ReplayListener listener) {
        try {
            return new SignalProducer(cluster.client(), cluster.topics().sensorEvents(), signal, options, listener);
        } catch (RecordingException | IllegalArgumentException e) {
            throw new IllegalArgumentException(e.getMessage() + "; select channels by " + SourceOptions.CHANNELS, e);
        }
    }

    private int run(Replay replay, ReplayProgress progress) throws InterruptedException {
        SignalProducer producer = replay.producer();
        Thread main = Thread.currentThread();
        progress.begin(
                producer.series(), loop ? -1 : replay.signal().lengthMicros().orElse(-1));
        try {
            return StopSignals.during(
                    () -> {
                        progress.end(producer.run());
                        return 0;
                    },
                    () -> stopAndWait(producer::stop, main));
        } catch (RecordingException | IllegalStateException e) {
            command.commandLine().getErr().println("produce: " + e.getMessage());
            return 1;
        } finally {
            progress.close();
        }
    }

    /** Stops the work: the process ends after Kafka has acknowledged all observations sent, or with a failure after some seconds. */
    static void stopAndWait(Runnable stop, Thread main) {
        stop.run();
        try {
            main.join(STOP_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        Runtime.getRuntime().exit(1);
    }

    private record Replay(Signal signal, SignalProducer producer) {}
}
