package io.wavecast.benchmarks.peers;

import io.wavecast.core.series.Observation;
import io.wavecast.core.wire.WireFormat;
import io.wavecast.streams.runtime.ServeConfig;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.PrimitiveArrayTypeInfo;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.java.functions.KeySelector;
import org.apache.flink.api.java.tuple.Tuple3;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.configuration.StateBackendOptions;
import org.apache.flink.connector.base.DeliveryGuarantee;
import org.apache.flink.connector.kafka.sink.KafkaSink;
import org.apache.flink.connector.kafka.source.KafkaSource;
import org.apache.flink.connector.kafka.source.enumerator.initializer.OffsetsInitializer;
import org.apache.flink.core.execution.CheckpointingMode;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.core.execution.SavepointFormatType;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.KeyedStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;

/**
 * The job in Flink, in a cluster inside this JVM: states as arrays on the heap, and a checkpoint with exactly-once every 100 ms. With
 * each checkpoint it commits its offsets to the group of the application's name. Samples are tuples (series, event time in
 * microseconds, value in the user's units), which Flink serializes without reflection.
 */
final class FlinkPeer {
    private static final Duration CHECKPOINT_INTERVAL = Duration.ofMillis(100); // the commit interval of Kafka Streams
    private static final long STOP_TIMEOUT_SECONDS = 60;
    /** The type of samples. */
    static final TypeInformation<Tuple3<String, Long, Double>> SAMPLE =
            Types.TUPLE(Types.STRING, Types.LONG, Types.DOUBLE);
    /** The type of chunks: series, event time of the last sample, values. */
    static final TypeInformation<Tuple3<String, Long, double[]>> CHUNK =
            Types.TUPLE(Types.STRING, Types.LONG, PrimitiveArrayTypeInfo.DOUBLE_PRIMITIVE_ARRAY_TYPE_INFO);

    private final JobClient job;
    private final Path savepoints;
    private volatile boolean stopping;

    private FlinkPeer(JobClient job, Path savepoints) {
        this.job = job;
        this.savepoints = savepoints;
        var unused = job.getJobExecutionResult().whenComplete((result, failure) -> {
            if (!stopping) {
                System.err.println("Flink's job ended: " + failure);
                Runtime.getRuntime().halt(1);
            }
        });
    }

    /** Starts the job and returns when Flink has accepted it. A failure of the job ends this JVM. */
    static FlinkPeer start(Peer peer, ServeConfig config) throws Exception {
        Path states = config.stateDir();
        StreamExecutionEnvironment flink =
                StreamExecutionEnvironment.createLocalEnvironment(config.threads(), settings(states));
        WireFormat format = peer.chunks() ? WireFormat.PROTOBUF : WireFormat.JSON;
        DataStream<Tuple3<String, Long, Double>> means = peer.chunks()
                ? bySeries(flink, config, new FlinkReader<>(format, CHUNK, FlinkPeer::all))
                        .process(new FlinkForecastFunction<double[]>(peer, FlinkPeer::newestMean), SAMPLE)
                : bySeries(flink, config, new FlinkReader<>(format, SAMPLE, (sample, none) -> sample.values()[0]))
                        .process(new FlinkForecastFunction<Double>(peer, MeanForecaster::mean), SAMPLE);
        means.sinkTo(sink(config, format));
        return new FlinkPeer(flink.executeAsync(config.membership().group()), states.resolve("savepoints"));
    }

    /** The values of a chunk. */
    static double[] all(Observation first, List<Observation> rest) {
        double[] values = new double[1 + rest.size()];
        values[0] = first.values()[0];
        for (int i = 0; i < rest.size(); i++) {
            values[i + 1] = rest.get(i).values()[0];
        }
        return values;
    }

    /** The mean after the last of the values. */
    static double newestMean(MeanForecaster forecaster, float[] state, double[] values) {
        double newest = Double.NaN;
        for (double value : values) {
            newest = forecaster.mean(state, value);
        }
        return newest;
    }

    private static Configuration settings(Path states) {
        var settings = new Configuration();
        settings.set(PipelineOptions.OBJECT_REUSE, true);
        settings.set(PipelineOptions.GENERIC_TYPES, false); // fails if a type needs Kryo
        settings.set(StateBackendOptions.STATE_BACKEND, "hashmap");
        settings.set(CheckpointingOptions.CHECKPOINTING_INTERVAL, CHECKPOINT_INTERVAL);
        settings.set(CheckpointingOptions.CHECKPOINTING_CONSISTENCY_MODE, CheckpointingMode.EXACTLY_ONCE);
        settings.set(CheckpointingOptions.CHECKPOINT_STORAGE, "filesystem");
        settings.set(
                CheckpointingOptions.CHECKPOINTS_DIRECTORY,
                states.resolve("checkpoints").toUri().toString());
        settings.set(RestartStrategyOptions.RESTART_STRATEGY, "none");
        return settings;
    }

    private static <T> KeyedStream<Tuple3<String, Long, T>, String> bySeries(
            StreamExecutionEnvironment flink, ServeConfig config, FlinkReader<T> reader) {
        return flink.fromSource(
                        source(config, reader),
                        WatermarkStrategy.noWatermarks(),
                        "observations",
                        reader.getProducedType())
                .keyBy(new Series<T>(), Types.STRING);
    }

    private static <T> KafkaSource<Tuple3<String, Long, T>> source(ServeConfig config, FlinkReader<T> reader) {
        return KafkaSource.<Tuple3<String, Long, T>>builder()
                .setBootstrapServers(bootstrap(config))
                .setTopics(config.topics().sensorEvents())
                .setGroupId(config.membership().group())
                .setStartingOffsets(OffsetsInitializer.earliest())
                .setDeserializer(reader)
                .setProperty(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, "4000")
                .build();
    }

    private static KafkaSink<Tuple3<String, Long, Double>> sink(ServeConfig config, WireFormat format) {
        var producer = new Properties();
        producer.put(ProducerConfig.BATCH_SIZE_CONFIG, String.valueOf(128 << 10));
        producer.put(ProducerConfig.LINGER_MS_CONFIG, "5");
        return KafkaSink.<Tuple3<String, Long, Double>>builder()
                .setBootstrapServers(bootstrap(config))
                // Exactly-once needs internals that Kafka's client no longer has (connector 5.0.0-2.2 with client 4.3:
                // NoSuchMethodError at the first checkpoint). At least once costs less, so this favours Flink.
                .setDeliveryGuarantee(DeliveryGuarantee.AT_LEAST_ONCE)
                .setKafkaProducerConfig(producer)
                .setRecordSerializer(new FlinkForecastWriter(config.topics().forecasts(), format))
                .build();
    }

    private static String bootstrap(ServeConfig config) {
        return Objects.requireNonNull(config.client().get("bootstrap.servers")).toString();
    }

    /** Commits pending work and ends the job. */
    void stop() throws InterruptedException, ExecutionException, TimeoutException {
        stopping = true;
        job.stopWithSavepoint(false, savepoints.toUri().toString(), SavepointFormatType.NATIVE)
                .get(STOP_TIMEOUT_SECONDS, TimeUnit.SECONDS);
        job.getJobExecutionResult().get(STOP_TIMEOUT_SECONDS, TimeUnit.SECONDS);
    }

    /** The key of a sample: its series. */
    private static final class Series<T> implements KeySelector<Tuple3<String, Long, T>, String> {
        private static final long serialVersionUID = 1L;

        @Override
        public String getKey(Tuple3<String, Long, T> sample) {
            return sample.f0;
        }
    }
}
