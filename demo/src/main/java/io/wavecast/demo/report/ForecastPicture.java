package io.wavecast.demo.report;

import io.wavecast.charts.ChartFile;
import io.wavecast.demo.observe.ModelSwap;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.knowm.xchart.XYChart;

/**
 * Draws the result of a run: for each series the signal with its forecasts around the first swap, and beside it the error over
 * the run.
 */
public final class ForecastPicture {
    /** The most series drawn; a larger picture cannot be read. */
    private static final int MAX_SERIES = 8;

    private static final int SIGNAL_WIDTH = 900;
    private static final int ERROR_WIDTH = 600;
    private static final int HEIGHT = 300; // of each series

    private ForecastPicture() {}

    /** Writes the picture as PNG. */
    public static void write(Path file, RunResult result) throws IOException {
        List<List<XYChart>> rows = result.series().stream()
                .limit(MAX_SERIES)
                .map(report -> {
                    List<ModelSwap> swaps = result.swaps().getOrDefault(report.series(), List.of());
                    return List.of(
                            SignalChart.of(report, swaps, SIGNAL_WIDTH, HEIGHT),
                            ErrorChart.of(report, swaps, ERROR_WIDTH, HEIGHT));
                })
                .toList();
        ChartFile.write(file, rows);
    }
}
