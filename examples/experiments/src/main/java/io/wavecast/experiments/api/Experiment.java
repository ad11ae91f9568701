package io.wavecast.experiments.api;

import io.wavecast.experiments.report.Report;
import java.io.IOException;

/** Something known about networks in time, to be seen again. */
public interface Experiment {
    /** What it is asked for by. */
    String name();

    /** What it shows, in one line. */
    String summary();

    /** Whether it streams forecasts of values to come, which a page can hold against what came. */
    default boolean watchable() {
        return false;
    }

    /**
     * Trains, measures, tells and draws.
     *
     * @throws IllegalStateException if what runs through the stream is not what was measured before
     */
    void run(Report report) throws InterruptedException, IOException;
}
