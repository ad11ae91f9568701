package io.wavecast.benchmarks.pipeline;

import io.wavecast.benchmarks.lab.Lab;
import io.wavecast.benchmarks.lab.Service;
import io.wavecast.benchmarks.lab.ServiceSettings;
import io.wavecast.benchmarks.lab.Workload;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.ExecutionException;

/** A service that runs unmeasured, for the broker: its JIT compiler would else be measured along with whoever comes first. */
public final class Rehearsal {
    private Rehearsal() {}

    /**
     * @param backlog records that there are
     * @param length from the first commit on
     */
    public static void run(Lab lab, ServiceSettings settings, Workload workload, long backlog, Duration length)
            throws InterruptedException, ExecutionException, IOException {
        try (Service service = lab.start(settings)) {
            service.awaitRunning();
            new Meter(lab, service, settings, workload, backlog).warmUp(0, length);
        } finally {
            lab.deleteTopicsOf(settings);
            lab.deleteStates(settings.stateDir());
        }
    }
}
