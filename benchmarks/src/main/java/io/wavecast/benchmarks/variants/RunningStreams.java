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

/** Kafka Streams with the clients' settings of the service, and a topology that is not the service's. */
public final class RunningStreams {
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private RunningStreams() {}

    /** Returns once observations are being answered. A failure ends this JVM. */
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
            failure.printStackTrace(); // the parent shows what this JVM says, and fails
            Runtime.getRuntime().halt(1);
            return null;
        });
        streams.start();
        if (!running.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
            throw new TimeoutException(config.membership().group() + " does not run after " + PATIENCE);
        }
        return streams;
    }

    /** Those that it reads and writes, where they are not there yet. */
    public static void createTopics(ServeConfig config) throws InterruptedException, TimeoutException {
        try (Admin admin = Admin.create(config.client())) {
            TopicSetup.create(admin, config.topics(), config.partitions(), (short) config.replication());
        }
    }
}
