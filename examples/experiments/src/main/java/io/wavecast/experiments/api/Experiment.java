package io.wavecast.experiments.api;

import io.wavecast.experiments.report.Report;
import java.io.IOException;

/** An experiment that reproduces a known result about recurrent networks. */
public interface Experiment {
    /** The name on the command line. */
    String name();

    /** The result in one line, for lists of experiments. */
    String summary();

    /** Whether it streams forecasts that a live page can compare with the observations. */
    default boolean hasPage() {
        return false;
    }

    /**
     * Trains, measures, and writes the report.
     *
     * @throws IllegalStateException if the stream's forecasts differ from the offline ones
     */
    void run(Report report) throws InterruptedException, IOException;
}
