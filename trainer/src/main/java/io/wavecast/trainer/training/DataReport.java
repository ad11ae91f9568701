package io.wavecast.trainer.training;

import io.wavecast.trainer.history.History;
import io.wavecast.trainer.history.Sampling;
import io.wavecast.trainer.history.SeriesSlice;
import io.wavecast.trainer.statistics.AugmentedDickeyFuller;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Logs properties of the data that may need the user's attention. */
final class DataReport {
    private static final Logger log = LoggerFactory.getLogger(DataReport.class);
    /** The most samples of a test for stationarity, whose time grows with them. */
    private static final int MAX_TESTED = 5_000;

    private static final int MIN_TESTED = 100;
    private static final double SIGNIFICANT = 0.05;

    private DataReport() {}

    static void log(History history, List<SeriesSlice> train) {
        Sampling sampling = history.sampling();
        log.info(
                "one sample every {} us, 95 % of them within {} us of it; {} short gaps are filled in, {} long gaps"
                        + " divide series",
                sampling.periodMicros(), sampling.jitterMicros(), sampling.shortGaps(), sampling.longGaps());
        double[][] longest = train.stream()
                .map(SeriesSlice::values)
                .max(Comparator.comparingInt(values -> values.length))
                .orElseThrow();
        int tested = Math.min(MAX_TESTED, longest.length);
        for (int c = 0; c < longest[0].length && tested >= MIN_TESTED; c++) {
            double[] newest = new double[tested];
            for (int t = 0; t < tested; t++) {
                newest[t] = longest[longest.length - tested + t][c];
            }
            if (Arrays.stream(newest).distinct().count() > 1) {
                logStationarity(c, newest);
            }
        }
    }

    private static void logStationarity(int channel, double[] values) {
        double p = AugmentedDickeyFuller.of(values).p();
        log.info(
                "channel {}: {} (augmented Dickey-Fuller test on {} samples, p = {})",
                channel + 1,
                p < SIGNIFICANT ? "stationary" : "may be a random walk; --difference may help",
                values.length,
                String.format(Locale.ROOT, "%.3g", p));
    }
}
