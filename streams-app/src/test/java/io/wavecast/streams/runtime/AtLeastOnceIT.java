package io.wavecast.streams.runtime;

import static io.wavecast.streams.testing.TestModel.aModel;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.wavecast.kafka.LocalBroker;
import io.wavecast.streams.testing.ServiceLab;
import io.wavecast.streams.testing.ServiceProcess;
import io.wavecast.streams.testing.SharedBroker;
import io.wavecast.streams.testing.Signals;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.AlterConfigOp.OpType;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Checks at-least-once: every observation has a forecast, whatever fails, and a repeated forecast has the same bytes. So the different
 * forecasts of each series are those of an undisturbed instance.
 */
@ExtendWith(SharedBroker.class)
class AtLeastOnceIT {
    private static final double[] VALUES = Signals.noisySine(20_000, 17);
    private static final int PUMPS = 3;
    private static final int SERIES = 700; // their states need more than the mebibyte of a process
    private static final String LATENCY = "--profile=latency";
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    Path directory;

    @ParameterizedTest
    @ValueSource(strings = {"same", "empty"})
    void shouldAnswerEveryObservationAfterTheBrokerRefusedForecasts(String next, LocalBroker broker) throws Exception {
        try (var lab = new ServiceLab(broker, "refused-" + next)) {
            publish(lab);
            var sent = new AtomicInteger();
            observe(lab, sent, 50);
            try (var service = lab.serve(latency(lab, "same"))) {
                lab.read(lab.topics().forecasts(), 50 * PUMPS);
                CompletableFuture<Throwable> failure = failureOf(service);
                limitForecasts(broker, lab, OpType.SET);
                await().atMost(PATIENCE).until(() -> {
                    observe(lab, sent, 10); // again and again, until the broker applies the limit
                    return failure.isDone();
                });
                assertThat(failure.join()).hasRootCauseInstanceOf(RecordTooLargeException.class);
            }
            limitForecasts(broker, lab, OpType.DELETE);
            lab.whileServing(latency(lab, next), service -> {
                observe(lab, sent, 50);
                Map<String, List<String>> forecasts = forecasts(lab, sent.get() * PUMPS);

                assertThat(forecasts).isEqualTo(undisturbed(broker, lab, sent.get() * PUMPS, calm -> {
                    observe(calm, new AtomicInteger(), sent.get());
                }));
            });
        }
    }

    @Test
    void shouldAnswerEveryObservationAfterBeingKilled(LocalBroker broker) throws Exception {
        try (var lab = new ServiceLab(broker, "killed-early")) {
            publish(lab);
            try (var process = ServiceProcess.start(lab, broker, directory.resolve("first"), "", LATENCY)) {
                observeMany(lab, 0, 2);
                forecasts(lab, SERIES);
                observeMany(lab, 2, 4);
                process.kill();
            }
            try (var process = ServiceProcess.start(lab, broker, directory.resolve("first"), "", LATENCY)) {
                forecasts(lab, 3 * SERIES);
                process.kill();
            }
            try (var process = ServiceProcess.start(lab, broker, directory.resolve("second"), "", LATENCY)) {
                observeMany(lab, 4, 5);

                assertThat(forecasts(lab, 5 * SERIES))
                        .isEqualTo(undisturbed(broker, lab, 5 * SERIES, calm -> observeMany(calm, 0, 5)));
                process.kill();
            }
        }
    }

    private ServeConfig latency(ServiceLab lab, String folder) {
        return lab.config(directory.resolve(folder)).profile(Profile.LATENCY).build();
    }

    private static CompletableFuture<Throwable> failureOf(ForecastService service) {
        return CompletableFuture.supplyAsync(() -> {
            try {
                service.awaitShutdown();
                throw new AssertionError("expected the service to fail, was a normal end");
            } catch (IllegalStateException e) {
                return e;
            } catch (InterruptedException e) {
                throw new CompletionException(e);
            }
        });
    }

    /** Sets or removes a limit that no forecast keeps. */
    private static void limitForecasts(LocalBroker broker, ServiceLab lab, OpType change) throws Exception {
        var topic = new ConfigResource(ConfigResource.Type.TOPIC, lab.topics().forecasts());
        var limit = new ConfigEntry(TopicConfig.MAX_MESSAGE_BYTES_CONFIG, "50");
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrap()))) {
            admin.incrementalAlterConfigs(Map.of(topic, List.of(new AlterConfigOp(limit, change))))
                    .all()
                    .get();
            await().atMost(PATIENCE).until(() -> {
                ConfigEntry reported = admin.describeConfigs(List.of(topic))
                        .all()
                        .get()
                        .get(topic)
                        .get(TopicConfig.MAX_MESSAGE_BYTES_CONFIG);
                return reported.value().equals(limit.value()) == (change == OpType.SET);
            });
        }
    }

    private Map<String, List<String>> undisturbed(
            LocalBroker broker, ServiceLab like, int atLeast, Consumer<ServiceLab> work) throws Exception {
        try (var lab = new ServiceLab(broker, like.name() + "-calm")) {
            publish(lab);
            lab.whileServing(directory.resolve("calm"), service -> {
                work.accept(lab);
                forecasts(lab, atLeast);
            });
            return forecasts(lab, atLeast);
        }
    }

    /** The different forecasts of each series, in the order of their first appearance. Waits until there are enough. */
    private static Map<String, List<String>> forecasts(ServiceLab lab, int atLeast) {
        return lab.readDifferent(lab.topics().forecasts(), atLeast).stream()
                .collect(Collectors.groupingBy(
                        record -> new String(record.key(), StandardCharsets.UTF_8),
                        TreeMap::new,
                        Collectors.mapping(
                                record -> new String(record.value(), StandardCharsets.UTF_8),
                                Collectors.collectingAndThen(Collectors.toList(), AtLeastOnceIT::different))));
    }

    private static List<String> different(List<String> texts) {
        return texts.stream().distinct().toList();
    }

    private static void publish(ServiceLab lab) {
        lab.publish(aModel().version(1).seed(1).build());
        lab.flush();
    }

    /** Sends the next samples of some series in turn, so that the failure of one finds the others changed. */
    private static void observe(ServiceLab lab, AtomicInteger sent, int count) {
        int from = sent.getAndAdd(count);
        for (int tick = from; tick < from + count; tick++) {
            for (int pump = 0; pump < PUMPS; pump++) {
                lab.observe("pump-" + pump, tick, VALUES[tick] + pump);
            }
        }
        lab.flush();
    }

    /** Sends samples of every series, one series after the other. */
    private static void observeMany(ServiceLab lab, int from, int to) {
        for (int tick = from; tick < to; tick++) {
            for (int series = 0; series < SERIES; series++) {
                lab.observe("series-" + series, tick, Signals.noisySine(5, series)[tick]);
            }
        }
        lab.flush();
    }
}
