package io.wavecast.experiments.report;

import io.wavecast.core.model.Model;
import java.io.IOException;
import java.util.List;

/** Replays series so that their forecasts can be watched. */
public interface SeriesReplay {
    /**
     * Streams the series to their end, or until Ctrl-C.
     *
     * @param series (series)(time)(channels), spaced by the model's period
     * @param texts (series) one character per observation; empty if the series are not texts
     * @param report shows the progress
     */
    void replay(Model model, List<double[][]> series, List<String> texts, Report report)
            throws InterruptedException, IOException;
}
