package io.wavecast.benchmarks.throughput;

import io.wavecast.benchmarks.testbed.ServiceProcess;
import io.wavecast.benchmarks.testbed.ServiceSettings;
import io.wavecast.benchmarks.testbed.Testbed;
import io.wavecast.benchmarks.workload.Workload;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;

/** Measures a service that processes a backlog. Progress is the group's committed offsets, so no reader of forecasts has to run. */
public final class BacklogMeter {
    /** Kafka does not notify of commits, so the group is polled. The pause is a tenth of the commit interval. */
    private static final int POLL_MILLIS = 10;

    private static final long STALLED_NANOS = Duration.ofSeconds(60).toNanos();

    private final Testbed testbed;
    private final ServiceProcess service;
    private final ServiceSettings settings;
    private final Workload workload;
    private final long backlog;
    private long processed;
    private long lastCommitNanos = System.nanoTime();

    /** @param backlog number of records in the topic */
    public BacklogMeter(
            Testbed testbed, ServiceProcess service, ServiceSettings settings, Workload workload, long backlog) {
        this.testbed = testbed;
        this.service = service;
        this.settings = settings;
        this.workload = workload;
        this.backlog = backlog;
    }

    /**
     * Measures one window. It starts and ends with a commit, and is shorter if the backlog ends.
     *
     * @param warmupRecords least number of records before the window, the same from every partition
     * @param warmup time between the first commit and the window; shorter if a third of the backlog is processed before. If zero,
     *     the window begins now with no record processed, so that even a short backlog yields a window
     * @param length of the window
     */
    public MeasurementWindow measure(long warmupRecords, Duration warmup, Duration length)
            throws InterruptedException, ExecutionException {
        UsageSample cold = sample();
        warmUp(warmupRecords, warmup);
        UsageSample to = sample();
        UsageSample from = warmup.isZero() ? cold : to;
        while (processed < backlog && to.nanos() - from.nanos() < length.toNanos()) {
            nextCommit();
            to = sample();
        }
        return new MeasurementWindow(from, to);
    }

    /** Waits until the conditions for a window's start hold; see {@link #measure}. */
    void warmUp(long warmupRecords, Duration warmup) throws InterruptedException, ExecutionException {
        Map<Integer, Long> offsets = nextCommit();
        long begun = lastCommitNanos;
        while (CommittedOffsets.evenly(offsets, workload) < warmupRecords
                || (System.nanoTime() - begun < warmup.toNanos() && processed < backlog / 3)) {
            offsets = nextCommit();
        }
    }

    private UsageSample sample() throws InterruptedException {
        return new UsageSample(
                System.nanoTime(),
                processed,
                service.cpu().toNanos(),
                testbed.brokerCpu().toNanos(),
                testbed.bytesIn(settings.changelog()));
    }

    /** Waits for the next commit and returns its offsets. */
    private Map<Integer, Long> nextCommit() throws InterruptedException, ExecutionException {
        while (true) {
            if (processed == backlog) {
                throw new IllegalStateException("the backlog of " + backlog + " records ended before the warm-up");
            }
            Map<Integer, Long> offsets = testbed.topics().processed(settings.application());
            long now = CommittedOffsets.sum(offsets);
            if (now > processed) {
                processed = now;
                lastCommitNanos = System.nanoTime();
                return offsets;
            }
            if (!service.alive() || System.nanoTime() - lastCommitNanos > STALLED_NANOS) {
                throw new IllegalStateException(settings.application() + " stopped at record " + processed + " of "
                        + backlog + "; its JVM " + (service.alive() ? "still runs" : "ended"));
            }
            Thread.sleep(POLL_MILLIS); // brokers send no event for a commit
        }
    }
}
