package io.wavecast.streams.runtime;

import static io.wavecast.streams.testing.TestModel.aModel;
import static org.assertj.core.api.Assertions.assertThat;

import io.wavecast.core.model.Model;
import io.wavecast.core.topics.versions.Promotion;
import io.wavecast.core.topics.versions.SwapTiming;
import io.wavecast.core.topics.versions.VersionRule;
import io.wavecast.core.topics.versions.VersionStore;
import io.wavecast.core.wire.model.ModelCodec;
import io.wavecast.kafka.LocalBroker;
import io.wavecast.streams.testing.ServiceLab;
import io.wavecast.streams.testing.ServiceProcess;
import io.wavecast.streams.testing.SharedBroker;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Two swaps under two instances, one of which is killed during the first; then a replay from the start by another application. */
@Tag("slow")
@ExtendWith(SharedBroker.class)
class SwapReplayIT {
    private static final int PARTITIONS = 2;
    private static final int BATCH = 10;
    private static final List<String> SERIES = List.of("pump", "fan", "valve", "motor", "belt", "mixer");
    private static final VersionRule RULE =
            new VersionRule(Promotion.IMMEDIATE, 5, new SwapTiming(Duration.ofSeconds(4), Duration.ofSeconds(3)));
    private static final long PATIENCE = TimeUnit.SECONDS.toNanos(90);

    private int sent; // samples of each series

    @TempDir
    Path directory;

    @Test
    void shouldReplayForecastsAcrossSwaps(LocalBroker broker) throws Exception {
        try (var lab = new ServiceLab(broker, "swaps", PARTITIONS)) {
            String[] options = {"--standbys=1", "--session-timeout=2s", "--partitions=" + PARTITIONS};
            publish(broker, lab, 1);
            try (var first = ServiceProcess.start(lab, broker, directory.resolve("first"), "", options);
                    var second = ServiceProcess.start(lab, broker, directory.resolve("second"), "", options)) {
                observeUntil(lab, 1, SERIES.size());
                publish(broker, lab, 2);
                observeUntil(lab, 2, 1);
                first.kill();
                observeUntil(lab, 2, SERIES.size());
                publish(broker, lab, 3);
                observeUntil(lab, 3, SERIES.size());

                assertThat(second.stop()).as("exit code of the survivor").isZero();
            }
            Map<String, List<String>> made = values(forecasts(lab, 1));
            var replay = lab.config(directory.resolve("replay"))
                    .membership(Membership.of("swaps-replay"))
                    .build();
            try (var service = lab.serve(replay)) {
                assertThat(service.partitions()).hasSize(PARTITIONS);
                Map<String, List<String>> both = values(forecasts(lab, 2));

                for (String series : SERIES) {
                    List<String> again = both.get(series).subList(sent, 2 * sent);
                    assertThat(again).as(series).isEqualTo(made.get(series));
                }
            }
            assertThat(turns(made)).as("series change one after the other").hasSizeGreaterThan(1);
        }
    }

    private static void publish(LocalBroker broker, ServiceLab lab, long number) throws InterruptedException {
        Model model = aModel().version(number).seed(number).build();
        Clock clock = Clock.systemUTC();
        new VersionStore(Map.of("bootstrap.servers", broker.bootstrap()), lab.topics(), clock)
                .change("default", RULE, versions -> {
                    versions.publish(number, new ModelCodec().write(model), RULE, "a test", clock::millis);
                    return number;
                });
    }

    /** Sends samples until so many series have a forecast of a version. */
    private void observeUntil(ServiceLab lab, long version, int series) {
        long end = System.nanoTime() + PATIENCE;
        String wanted = "\"model\":\"default@" + version + "\"";
        long found = 0;
        while (found < series) {
            assertThat(System.nanoTime()).as("no %s", wanted).isLessThan(end);
            for (int i = 0; i < BATCH; i++, sent++) {
                for (String name : SERIES) {
                    lab.observe(name, sent, Math.sin(sent * 0.3 + name.length()));
                }
            }
            found = values(forecasts(lab, 1)).values().stream()
                    .filter(texts -> texts.stream().anyMatch(text -> text.contains(wanted)))
                    .count();
        }
    }

    private List<ConsumerRecord<byte[], byte[]>> forecasts(ServiceLab lab, int runs) {
        return lab.read(lab.topics().forecasts(), runs * sent * SERIES.size());
    }

    /** The numbers of the samples at which series changed to the second version. */
    private static List<Integer> turns(Map<String, List<String>> made) {
        List<Integer> turns = new ArrayList<>();
        for (List<String> texts : made.values()) {
            int turn = 0;
            while (!texts.get(turn).contains("default@2")) {
                turn++;
            }
            turns.add(turn);
        }
        return turns.stream().distinct().toList();
    }

    /** The forecasts of each series, in their order. */
    private static Map<String, List<String>> values(List<ConsumerRecord<byte[], byte[]>> records) {
        return records.stream()
                .collect(Collectors.groupingBy(
                        record -> new String(record.key(), StandardCharsets.UTF_8),
                        TreeMap::new,
                        Collectors.mapping(
                                record -> new String(record.value(), StandardCharsets.UTF_8), Collectors.toList())));
    }
}
