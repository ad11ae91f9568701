package io.wavecast.streams.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.wavecast.kafka.LocalBroker;
import io.wavecast.streams.testing.ServiceLab;
import io.wavecast.streams.testing.ServiceProcess;
import io.wavecast.streams.testing.SharedBroker;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Checks transactional stores: an instance that was killed under exactly-once keeps its disk, and changed states cause early commits. */
@Tag("once")
@ExtendWith(SharedBroker.class)
class TransactionalStatesIT {
    private static final int SERIES = 2_000;
    private static final int ROUNDS = 12; // about 15 MiB of states, of which RocksDB keeps one or two in memory
    private static final Pattern RESTORED = Pattern.compile("(?m)^wavecast_restored_records_total(?:\\{.*})? (\\S+)$");

    @TempDir
    Path directory;

    @Tag("slow")
    @Test
    void shouldKeepTheDiskAfterAKill(LocalBroker broker) throws Exception {
        long onDisk = restoredAfterAKill(broker, "kept", "");
        long wiped = restoredAfterAKill(broker, "wiped", "enable.transactional.statestores=false\n");

        assertThat(wiped).as("without transactions, all states").isGreaterThanOrEqualTo(SERIES);
        assertThat(onDisk).isLessThan(wiped / 2);
    }

    /** Without the report of the changed states the first commit would come after ten minutes. */
    @Test
    void shouldCommitEarlyIfChangedStatesExceedTheLimit(LocalBroker broker) throws Exception {
        try (var lab = new ServiceLab(broker, "early")) {
            Map<String, Object> rare = Map.of(
                    "commit.interval.ms", "600000",
                    "producer.transaction.timeout.ms", "700000",
                    "statestore.uncommitted.max.bytes", "1000");
            lab.whileServing(lab.config(directory.resolve("early"), rare).build(), service -> {
                lab.observe("pump", 0, 1, 2, 3);

                assertThat(lab.read(lab.topics().forecasts(), 3)).hasSize(3);
            });
        }
    }

    /** Kills an instance after some rounds of observations. Returns the changelog records that it reads when it starts again. */
    private long restoredAfterAKill(LocalBroker broker, String name, String client) throws Exception {
        try (var lab = new ServiceLab(broker, name)) {
            Path disk = directory.resolve(name);
            try (var process = ServiceProcess.start(lab, broker, disk, client, "--store-memory=8")) {
                for (int round = 0; round < ROUNDS; round++) {
                    observe(lab, round);
                    lab.read(lab.topics().forecasts(), (round + 1) * SERIES);
                }
                process.kill();
            }
            observe(lab, ROUNDS);
            var properties = client.isEmpty()
                    ? Map.<String, Object>of()
                    : Map.<String, Object>of("enable.transactional.statestores", "false");
            long[] restored = {0};
            lab.whileServing(lab.config(disk, properties).build(), service -> {
                lab.read(lab.topics().forecasts(), (ROUNDS + 1) * SERIES);
                restored[0] = restored(service);
            });
            return restored[0];
        }
    }

    private static long restored(ForecastService service) {
        Matcher metric = RESTORED.matcher(Http.get(service, "/metrics").body());
        assertThat(metric.find()).isTrue();
        return (long) Double.parseDouble(metric.group(1));
    }

    private static void observe(ServiceLab lab, int round) {
        for (int series = 0; series < SERIES; series++) {
            lab.observe("series-" + series, round, series + round % 3);
        }
        lab.flush();
    }
}
