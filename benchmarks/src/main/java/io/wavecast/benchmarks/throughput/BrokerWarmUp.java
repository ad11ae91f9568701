package io.wavecast.benchmarks.throughput;

import io.wavecast.benchmarks.testbed.ServiceProcess;
import io.wavecast.benchmarks.testbed.ServiceSettings;
import io.wavecast.benchmarks.testbed.Testbed;
import io.wavecast.benchmarks.workload.Workload;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.ExecutionException;

/** Runs a service unmeasured to warm up the broker. Otherwise the first measured service would pay for the broker's JIT compiler. */
public final class BrokerWarmUp {
    private BrokerWarmUp() {}

    /**
     * Runs a service, and deletes the topics and states that it wrote.
     *
     * @param backlog number of records in the topic
     * @param length of the run, from the service's first commit on
     */
    public static void run(Testbed testbed, ServiceSettings settings, Workload workload, long backlog, Duration length)
            throws InterruptedException, ExecutionException, IOException {
        try (ServiceProcess service = testbed.start(settings)) {
            service.awaitRunning();
            new BacklogMeter(testbed, service, settings, workload, backlog).warmUp(0, length);
        } finally {
            testbed.cleanUpAfter(settings);
        }
    }
}
