package io.wavecast.benchmarks.throughput;

import io.wavecast.benchmarks.testbed.ServiceProcess;
import io.wavecast.benchmarks.testbed.ServiceSettings;
import io.wavecast.benchmarks.testbed.Testbed;
import io.wavecast.benchmarks.workload.Workload;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.ExecutionException;

/** A service that runs unmeasured, for the broker: its JIT compiler would else be measured along with whoever comes first. */
public final class BrokerWarmUp {
    private BrokerWarmUp() {}

    /**
     * @param backlog records that there are
     * @param length from the first commit on
     */
    public static void run(Testbed lab, ServiceSettings settings, Workload workload, long backlog, Duration length)
            throws InterruptedException, ExecutionException, IOException {
        try (ServiceProcess service = lab.start(settings)) {
            service.awaitRunning();
            new BacklogMeter(lab, service, settings, workload, backlog).warmUp(0, length);
        } finally {
            lab.deleteTopicsOf(settings);
            lab.deleteStates(settings.stateDir());
        }
    }
}
