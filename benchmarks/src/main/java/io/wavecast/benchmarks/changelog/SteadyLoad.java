package io.wavecast.benchmarks.changelog;

import io.wavecast.benchmarks.testbed.FirstSendFailure;
import io.wavecast.benchmarks.testbed.Polling;
import io.wavecast.benchmarks.testbed.Testbed;
import io.wavecast.benchmarks.workload.Workload;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.producer.ProducerConfig;

/**
 * Series that send at one rate. They are in different phases of a chunk, so that a short measurement sees all of them: a chunk has 32
 * samples.
 */
final class SteadyLoad {
    /** Number of groups of series; each is ahead of the one before by an eighth of a chunk. */
    static final int PHASES = 8;

    private static final int CHUNK = 32;
    /** Observations of each series before the measurement: what a state holds beside its chunks is then as large as it gets. */
    private static final int BEFORE = 2 * CHUNK;

    private static final long TICK_NANOS = 1_000_000;
    private static final double NANOS = 1e9;

    private final Testbed testbed;
    private final List<Workload> groups = new ArrayList<>();
    private final long[] next = new long[PHASES]; // number of each group's next record
    private final int perSecond;

    /**
     * @param series number of series
     * @param perSecond observations per second of each
     */
    SteadyLoad(Testbed testbed, int series, int perSecond, int partitions) {
        this.testbed = testbed;
        this.perSecond = perSecond;
        for (int phase = 0; phase < PHASES; phase++) {
            groups.add(
                    new Workload("n" + series + "-at" + perSecond + "-p" + phase + "-", series / PHASES, partitions));
        }
    }

    /** Sends the first observations, and returns when a service has processed them. */
    void begin(String group) throws InterruptedException, ExecutionException {
        long before = testbed.topics().totalProcessed(group);
        long sent = 0;
        for (int phase = 0; phase < PHASES; phase++) {
            long records = (long) groups.get(phase).series() * (BEFORE + phase * CHUNK / PHASES);
            testbed.clients().send(groups.get(phase), 0, records);
            next[phase] = records;
            sent += records;
        }
        await(group, before + sent);
    }

    /**
     * Sends observations at their rate, and returns when a service has processed them.
     *
     * @return their number
     */
    long send(Duration length, String group) throws InterruptedException, ExecutionException {
        long before = testbed.topics().totalProcessed(group);
        double rate = (double) perSecond * groups.get(0).series(); // of each group
        long each = Math.round(rate * length.toNanos() / NANOS);
        var failure = new FirstSendFailure();
        var codec = groups.get(0).codec();
        try (var producer = testbed.clients().producer(Map.of(ProducerConfig.LINGER_MS_CONFIG, 1))) {
            long begun = System.nanoTime();
            for (long i = 0; i < each; i++) {
                while (System.nanoTime() - begun < i / rate * NANOS) {
                    LockSupport.parkNanos(TICK_NANOS);
                }
                for (int phase = 0; phase < PHASES; phase++) {
                    var unused = producer.send(
                            groups.get(phase).record(Testbed.OBSERVATIONS, next[phase]++, codec),
                            failure); // failures arrive in the callback
                }
            }
            producer.flush();
        }
        failure.rethrow();
        await(group, before + PHASES * each);
        return PHASES * each;
    }

    private void await(String group, long processed) throws InterruptedException, ExecutionException {
        Polling.until(
                "commits of " + processed + " observations",
                () -> testbed.topics().totalProcessed(group) >= processed);
    }
}
