package io.wavecast.experiments.api;

import io.wavecast.experiments.report.Report;
import io.wavecast.signals.Signal;
import java.io.IOException;

/** An experiment on a signal, which may be another one than usual. */
public interface SignalExperiment extends Experiment {
    /**
     * On a signal of somebody's choice.
     *
     * @throws IllegalArgumentException if it is too short
     */
    void run(Report report, Signal signal) throws InterruptedException, IOException;
}
