package io.wavecast.benchmarks.testbed;

import io.wavecast.benchmarks.jvm.ChildJvm;
import io.wavecast.benchmarks.jvm.ParentPipe;
import java.time.Duration;

/** A service in a child JVM. Closing kills it if it still runs. */
public final class ServiceProcess implements AutoCloseable {
    private final ChildJvm jvm;

    ServiceProcess(ChildJvm jvm) {
        this.jvm = jvm;
    }

    /** Returns when the service processes observations. */
    public void awaitRunning() throws InterruptedException {
        String line = jvm.answer();
        if (!line.equals(ParentPipe.RUNNING)) {
            throw new IllegalStateException(
                    "expected a service to send '" + ParentPipe.RUNNING + "', was '" + line + "'");
        }
    }

    /** Processor time so far. */
    public Duration cpu() {
        return jvm.cpu();
    }

    /** The largest resident memory so far. */
    public long peakMemoryBytes() {
        return jvm.peakMemoryBytes();
    }

    /** Whether the process still runs. */
    public boolean alive() {
        return jvm.alive();
    }

    /** Heap bytes in use after a full garbage collection. */
    public long heapBytes() throws InterruptedException {
        return Long.parseLong(jvm.ask(ServiceMain.HEAP));
    }

    /** Number of changelog partitions whose standby copy in this service is up to date. */
    public int caughtUpStandbys() throws InterruptedException {
        return Integer.parseInt(jvm.ask(ServiceMain.STANDBYS));
    }

    /** Commits pending work and ends. */
    public void stop() throws InterruptedException {
        jvm.stop();
    }

    /** Kills the process at once. */
    public void kill() {
        jvm.close();
    }

    @Override
    public void close() {
        kill();
    }
}
