package io.wavecast.benchmarks.variants;

import io.wavecast.core.topics.TopicSetup;
import io.wavecast.streams.runtime.ServeConfig;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.Topology;

/** Runs Kafka Streams with the service's settings and another topology. */
public final class RunningStreams {
    private static final Duration START_TIMEOUT = Duration.ofMinutes(5);

    private RunningStreams() {}

    /** Starts a topology and returns when it runs. A failure after that ends this JVM. */
    public static KafkaStreams start(ServeConfig config, Topology topology)
            throws InterruptedException, TimeoutException {
        createTopics(config);
        var streams = new KafkaStreams(topology, VariantSettings.of(config));
        var running = new CountDownLatch(1);
        streams.setStateListener((now, before) -> {
            if (now == KafkaStreams.State.RUNNING) {
                running.countDown();
            }
        });
        streams.setUncaughtExceptionHandler(failure -> {
            failure.printStackTrace(); // the parent shows this JVM's output, and fails
            Runtime.getRuntime().halt(1);
            return null;
        });
        streams.start();
        if (!running.await(START_TIMEOUT.toSeconds(), TimeUnit.SECONDS)) {
            throw new TimeoutException("expected " + config.membership().group() + " to run within " + START_TIMEOUT);
        }
        return streams;
    }

    /** Creates the topics that the topology reads and writes, unless they exist. */
    public static void createTopics(ServeConfig config) throws InterruptedException, TimeoutException {
        try (Admin admin = Admin.create(config.client())) {
            TopicSetup.create(admin, config.topics(), config.partitions(), (short) config.replication());
        }
    }
}
