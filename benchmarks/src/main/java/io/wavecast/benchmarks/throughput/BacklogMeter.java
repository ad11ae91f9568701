package io.wavecast.benchmarks.throughput;

import io.wavecast.benchmarks.testbed.ServiceProcess;
import io.wavecast.benchmarks.testbed.ServiceSettings;
import io.wavecast.benchmarks.testbed.Testbed;
import io.wavecast.benchmarks.workload.Workload;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;

/** Watches a service work off a backlog. Its committed offsets tell how far it is, so nobody has to read along. */
public final class BacklogMeter {
    /** Kafka tells nobody about commits: the group has to be asked. A tenth of the commit interval. */
    private static final int PAUSE_MILLIS = 10;

    private static final long STALLED_NANOS = Duration.ofSeconds(60).toNanos();

    private final Testbed lab;
    private final ServiceProcess service;
    private final ServiceSettings settings;
    private final Workload workload;
    private final long backlog;
    private long answered;
    private long moved = System.nanoTime();

    /** @param backlog records that there are */
    public BacklogMeter(
            Testbed lab, ServiceProcess service, ServiceSettings settings, Workload workload, long backlog) {
        this.lab = lab;
        this.service = service;
        this.settings = settings;
        this.workload = workload;
        this.backlog = backlog;
    }

    /**
     * Both ends of the window are commits. It is shorter where the backlog ends.
     *
     * @param warm records that come before it, in equal shares from every partition
     * @param warmup time between the first commit and the window; less where a third of the backlog is answered sooner. Without any the
     *     window begins now, with nothing answered, so that there is one however soon the backlog ends
     * @param length of the window
     */
    public MeasurementWindow measure(long warm, Duration warmup, Duration length)
            throws InterruptedException, ExecutionException {
        UsageSample cold = sample();
        warmUp(warm, warmup);
        UsageSample to = sample();
        UsageSample from = warmup.isZero() ? cold : to;
        while (answered < backlog && to.nanos() - from.nanos() < length.toNanos()) {
            nextCommit();
            to = sample();
        }
        return new MeasurementWindow(from, to);
    }

    /** What comes before the window. */
    void warmUp(long warm, Duration warmup) throws InterruptedException, ExecutionException {
        Map<Integer, Long> offsets = nextCommit();
        long begun = moved;
        while (CommittedOffsets.evenly(offsets, workload) < warm
                || System.nanoTime() - begun < warmup.toNanos() && answered < backlog / 3) {
            offsets = nextCommit();
        }
    }

    private UsageSample sample() throws InterruptedException {
        return new UsageSample(
                System.nanoTime(),
                answered,
                service.cpu().toNanos(),
                lab.brokerCpu().toNanos(),
                lab.bytesIn(settings.changelog()));
    }

    /** Waits for it. */
    private Map<Integer, Long> nextCommit() throws InterruptedException, ExecutionException {
        while (true) {
            if (answered == backlog) {
                throw new IllegalStateException("the backlog of " + backlog + " records ended before the warm-up did");
            }
            Map<Integer, Long> offsets = lab.answered(settings.application());
            long now = CommittedOffsets.sum(offsets);
            if (now > answered) {
                answered = now;
                moved = System.nanoTime();
                return offsets;
            }
            if (!service.alive() || System.nanoTime() - moved > STALLED_NANOS) {
                throw new IllegalStateException(settings.application() + " stopped at record " + answered + " of "
                        + backlog + "; " + (service.alive() ? "its JVM runs" : "its JVM ended"));
            }
            Thread.sleep(PAUSE_MILLIS);
        }
    }
}
