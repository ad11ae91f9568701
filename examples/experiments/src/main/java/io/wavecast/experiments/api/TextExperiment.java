package io.wavecast.experiments.api;

import io.wavecast.experiments.report.Report;
import java.io.IOException;
import java.nio.file.Path;

/** An experiment on texts; the user may choose others than its usual ones. */
public interface TextExperiment extends Experiment {
    /** Texts that were read, and run the experiment. */
    interface Texts {
        void run(Report report) throws InterruptedException, IOException;
    }

    /**
     * Reads texts.
     *
     * @throws IllegalArgumentException if the input does not have the expected form; the message states the form
     */
    Texts read(Path input) throws IOException;
}
