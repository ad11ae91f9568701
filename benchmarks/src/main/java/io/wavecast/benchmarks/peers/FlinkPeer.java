package io.wavecast.benchmarks.peers;

import io.wavecast.streams.runtime.ServeConfig;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
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
        flink.fromSource(source(config), WatermarkStrategy.noWatermarks(), "observations", SAMPLE)
                .keyBy(new Series(), Types.STRING)
                .process(new FlinkForecastFunction(peer), SAMPLE)
                .sinkTo(sink(config));
        return new FlinkPeer(flink.executeAsync(config.membership().group()), states.resolve("savepoints"));
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

    private static KafkaSource<Tuple3<String, Long, Double>> source(ServeConfig config) {
        return KafkaSource.<Tuple3<String, Long, Double>>builder()
                .setBootstrapServers(bootstrap(config))
                .setTopics(config.topics().sensorEvents())
                .setGroupId(config.membership().group())
                .setStartingOffsets(OffsetsInitializer.earliest())
                .setDeserializer(new FlinkObservationReader())
                .setProperty(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, "4000")
                .build();
    }

    private static KafkaSink<Tuple3<String, Long, Double>> sink(ServeConfig config) {
        var producer = new Properties();
        producer.put(ProducerConfig.BATCH_SIZE_CONFIG, String.valueOf(128 << 10));
        producer.put(ProducerConfig.LINGER_MS_CONFIG, "5");
        return KafkaSink.<Tuple3<String, Long, Double>>builder()
                .setBootstrapServers(bootstrap(config))
                // Exactly-once needs internals that Kafka's client no longer has (connector 5.0.0-2.2 with client 4.3:
                // NoSuchMethodError at the first checkpoint). At least once costs less, so this favours Flink.
                .setDeliveryGuarantee(DeliveryGuarantee.AT_LEAST_ONCE)
                .setKafkaProducerConfig(producer)
                .setRecordSerializer(new FlinkForecastWriter(config.topics().forecasts()))
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
    private static final class Series implements KeySelector<Tuple3<String, Long, Double>, String> {
        private static final long serialVersionUID = 1L;

        @Override
        public String getKey(Tuple3<String, Long, Double> sample) {
            return sample.f0;
        }
    }
}
