package io.wavecast.benchmarks.testbed;

import io.wavecast.benchmarks.jvm.ChildJvm;
import io.wavecast.benchmarks.jvm.ParentPipe;
import java.time.Duration;

/** A contender in a JVM of its own. Killed where it was not stopped before. */
public final class ServiceProcess implements AutoCloseable {
    private final ChildJvm jvm;

    ServiceProcess(ChildJvm jvm) {
        this.jvm = jvm;
    }

    /** Returns once observations are being answered. */
    public void awaitRunning() throws InterruptedException {
        String line = jvm.answer();
        if (!line.equals(ParentPipe.RUNNING)) {
            throw new IllegalStateException("a service said '" + line + "' in place of running");
        }
    }

    /** Processor time so far. */
    public Duration cpu() {
        return jvm.cpu();
    }

    public boolean alive() {
        return jvm.alive();
    }

    /** Bytes in use on the heap after a full collection. */
    public long heapBytes() throws InterruptedException {
        return Long.parseLong(jvm.ask(ServiceMain.HEAP));
    }

    /** How many partitions of the changelog its standbys follow to their very end. */
    public int standbys() throws InterruptedException {
        return Integer.parseInt(jvm.ask(ServiceMain.STANDBYS));
    }

    /** Commits what is under way, and ends. */
    public void stop() throws InterruptedException {
        jvm.stop();
    }

    /** At once, without a chance to finish anything. */
    public void kill() {
        jvm.close();
    }

    @Override
    public void close() {
        kill();
    }
}
