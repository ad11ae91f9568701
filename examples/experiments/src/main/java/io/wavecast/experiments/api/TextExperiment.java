package io.wavecast.experiments.api;

import io.wavecast.experiments.report.Report;
import java.io.IOException;
import java.nio.file.Path;

/** An experiment on texts, which may be others than usual. */
public interface TextExperiment extends Experiment {
    /** What was read, ready to be run. */
    interface Texts {
        void run(Report report) throws InterruptedException, IOException;
    }

    /** @throws IllegalArgumentException if there is nothing to learn from; the message says what is right */
    Texts read(Path input) throws IOException;
}
