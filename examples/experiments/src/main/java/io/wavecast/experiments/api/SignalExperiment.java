package io.wavecast.experiments.api;

import io.wavecast.experiments.report.Report;
import io.wavecast.signals.Signal;
import java.io.IOException;

/** An experiment on a signal; the user may choose another than its usual one. */
public interface SignalExperiment extends Experiment {
    /**
     * Runs on the given signal.
     *
     * @throws IllegalArgumentException if it is too short
     */
    void run(Report report, Signal signal) throws InterruptedException, IOException;
}
