package io.wavecast.streams.topology;

import static io.wavecast.streams.testing.TestModel.aModel;

import com.sun.management.ThreadMXBean;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.wavecast.core.arrange.Arrangement;
import io.wavecast.core.events.EventForm;
import io.wavecast.core.model.Model;
import io.wavecast.core.rnn.CellKind;
import io.wavecast.core.series.Levels;
import io.wavecast.core.series.Observation;
import io.wavecast.core.wire.ObservationCodec;
import io.wavecast.core.wire.WireFormat;
import io.wavecast.core.wire.model.ModelCodec;
import io.wavecast.streams.delivery.Delivery;
import io.wavecast.streams.delivery.DeliverySettings;
import io.wavecast.streams.forecast.ForecastSettings;
import io.wavecast.streams.metrics.MicrometerForecastMetrics;
import io.wavecast.streams.reading.SampleReader;
import io.wavecast.streams.registry.ModelReceiver;
import io.wavecast.streams.registry.ModelRegistry;
import io.wavecast.streams.registry.ModelTrials;
import io.wavecast.streams.store.InstanceStores;
import io.wavecast.streams.store.LivePartitions;
import io.wavecast.streams.store.SeriesStateStore;
import io.wavecast.streams.store.StateBudget;
import io.wavecast.streams.testing.Signals;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import org.apache.kafka.streams.processor.TaskId;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/** Feeds one task with observations of many series, without a broker and without allocating anything itself. */
final class AnswerLoop {
    private static final int MICROS_PER_MILLI = 1_000;
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private final Task context;
    private final ForecastProcessor processor;
    private final WireFormat format;
    private final byte[][] keys;
    private int ticks; // so many observations of each series

    /** @param folder for the states */
    AnswerLoop(WireFormat format, int series, int hidden, Path folder) {
        this(
                format,
                series,
                aModel().cell(CellKind.LSTM).hidden(hidden).warmup(1).build(),
                folder);
    }

    /** @param folder for the states */
    AnswerLoop(WireFormat format, int series, Model model, Path folder) {
        this(format, series, model, Levels.NONE, folder);
    }

    AnswerLoop(WireFormat format, int series, Model model, Levels levels, Path folder) {
        this.format = format;
        keys = new byte[series][];
        for (int i = 0; i < series; i++) {
            keys[i] = ("s" + i).getBytes(StandardCharsets.US_ASCII);
        }
        ForecastSettings defaults = ForecastSettings.DEFAULTS;
        var registry = new ModelRegistry();
        var metrics = new MicrometerForecastMetrics(new PrometheusMeterRegistry(PrometheusConfig.DEFAULT));
        var trials = new ModelTrials(registry, metrics);
        new ModelReceiver(registry, trials, metrics)
                .received(model.version().name().getBytes(StandardCharsets.UTF_8), new ModelCodec().write(model), 0);
        context = new Task(folder);
        var log = new LogOncePerMinute(LoggerFactory.getLogger(AnswerLoop.class), Clock.systemUTC());
        var states = new SeriesStateStore(
                        InstanceStores.inTransactions(new StateBudget(1L << 30)),
                        new LivePartitions(0, new LivePartitions.Listener() {
                            @Override
                            public void placed(boolean byDefault) {}

                            @Override
                            public void onTwoPartitions(String name, int partition, int other) {}
                        }),
                        (name, e) -> {})
                .withLoggingDisabled()
                .build();
        states.init(context.getStateStoreContext(), states);
        context.addStateStore(states);
        processor = new ForecastProcessor(
                new ForecastSettings(defaults.maxGap(), defaults.ring(), false, format).withLevels(levels),
                SampleReader.of(EventForm.NATIVE, format),
                false,
                Arrangement.OFF,
                new DeadLetters(1 << 20),
                registry,
                trials,
                metrics,
                log,
                new Delivery(new DeliverySettings("throughput", true, false, 100_000, 5_000)));
        processor.init(ofBytes(context));
    }

    /** No class can override a method whose type parameter extends an array. */
    @SuppressWarnings({"unchecked", "rawtypes"})
    private static ProcessorContext<byte[], Output> ofBytes(Task task) {
        return (ProcessorContext) task;
    }

    /** What the observations of some ticks cost. */
    record Cost(long observations, long allocated, long answers, long nanos) {}

    /**
     * Answers the next observations of all series.
     *
     * @return bytes that this thread allocated, the answers' arrays among them
     */
    Cost run(int count) {
        var codec = new ObservationCodec(format);
        int series = keys.length;
        Record<byte[], byte[]>[] records = records(count, series, codec);
        long answersBefore = context.answerBytes;
        long before = THREADS.getCurrentThreadAllocatedBytes();
        long begun = System.nanoTime();
        for (Record<byte[], byte[]> record : records) {
            context.at(record.timestamp());
            processor.process(record);
        }
        long nanos = System.nanoTime() - begun;
        long allocated = THREADS.getCurrentThreadAllocatedBytes() - before;
        Objects.requireNonNull(context.newest, "expected an answer, was none");
        return new Cost(records.length, allocated, context.answerBytes - answersBefore, nanos);
    }

    @SuppressWarnings({"unchecked", "rawtypes"}) // an array of records
    private Record<byte[], byte[]>[] records(int count, int series, ObservationCodec codec) {
        Record<byte[], byte[]>[] records = new Record[count * series];
        for (int i = 0; i < records.length; i++) {
            long micros = Signals.EPOCH_MICROS + (ticks + i / series) * Signals.PERIOD_MICROS;
            double value = Math.rint(1e3 * Math.sin(micros / 1e5 + i % series)) / 1e3;
            byte[] event = codec.write(new Observation(micros, value));
            records[i] = new Record<>(keys[i % series], event, micros / MICROS_PER_MILLI);
        }
        ticks += count;
        return records;
    }

    /** A task that counts the bytes of what it forwards, and keeps the last record only. */
    private static final class Task extends MockProcessorContext<Object, Output> implements RecordMetadata {
        private final Optional<RecordMetadata> here = Optional.of(this);
        private long offset;
        private long millis;
        private long answerBytes;
        private @Nullable Record<?, ?> newest; // kept, so that no compiler leaves it out

        Task(Path folder) {
            super(new Properties(), new TaskId(0, 0), folder.toFile());
        }

        void at(long newMillis) {
            millis = newMillis;
            offset++;
        }

        @Override
        public <K, V extends Output> void forward(Record<K, V> record, String child) {
            newest = record;
            int length = record.value().value().length;
            answerBytes += (16L + length + 7) / 8 * 8; // an array's header, and its padding
        }

        @Override
        public Optional<RecordMetadata> recordMetadata() {
            return here;
        }

        @Override
        public long currentSystemTimeMs() {
            return millis;
        }

        @Override
        public long currentStreamTimeMs() {
            return millis;
        }

        @Override
        public String topic() {
            return "sensor-events";
        }

        @Override
        public int partition() {
            return 0;
        }

        @Override
        public long offset() {
            return offset;
        }
    }
}
