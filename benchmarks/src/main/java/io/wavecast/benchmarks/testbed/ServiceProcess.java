package io.wavecast.benchmarks.testbed;

import io.wavecast.benchmarks.jvm.ChildJvm;
import io.wavecast.benchmarks.jvm.ParentPipe;
import java.time.Duration;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

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

    /** Number of changelog partitions whose standby copy in this service lacks at most so many records. */
    public int caughtUpStandbys(int lag) throws InterruptedException {
        return Integer.parseInt(jvm.ask(ServiceMain.STANDBYS + lag));
    }

    /** Partitions of observations that this service answers. */
    public Set<Integer> partitions() throws InterruptedException {
        String answer = jvm.ask(ServiceMain.PARTITIONS);
        return answer.isEmpty()
                ? Set.of()
                : Stream.of(answer.split(",", -1)).map(Integer::valueOf).collect(Collectors.toSet());
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
