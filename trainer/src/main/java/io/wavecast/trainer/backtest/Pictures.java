package io.wavecast.trainer.backtest;

import io.wavecast.charts.ChartFile;
import io.wavecast.charts.ChartStyle;
import io.wavecast.core.series.Levels;
import io.wavecast.trainer.history.SeriesSlice;
import io.wavecast.trainer.judge.HeldOutErrors;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.knowm.xchart.XYChart;

/** Draws the results of a backtest: forecasts beside observed values, the error by horizon and over time, and the calibration of intervals. */
final class Pictures {
    private static final int WIDTH = 1_000;
    private static final int HEIGHT = 440;
    private static final int MAX_SAMPLES = 240; // of a chart of forecasts
    private static final Levels CALIBRATION = Levels.of(0.1, 0.3, 0.5, 0.7, 0.8, 0.9, 0.95, 0.99);
    private static final int MAX_BINS = 60; // of the error over time

    /** The unit of a time axis, chosen so that its numbers stay small. */
    private enum AxisUnit {
        SECONDS(1),
        MINUTES(60),
        HOURS(3_600),
        DAYS(86_400);

        private final double seconds;

        AxisUnit(double seconds) {
            this.seconds = seconds;
        }

        static AxisUnit of(double length) {
            AxisUnit unit = SECONDS;
            for (AxisUnit larger : values()) {
                unit = length >= 3 * larger.seconds ? larger : unit;
            }
            return unit;
        }
    }

    private final Backtest backtest;

    Pictures(Backtest backtest) {
        this.backtest = backtest;
    }

    /** Writes all pictures into the folder and returns their files. */
    List<Path> write(Path folder) throws IOException {
        Files.createDirectories(folder);
        List<Path> files = new ArrayList<>();
        List<Integer> horizons = backtest.horizons();
        files.add(save(forecast(0), folder, "forecast-" + horizons.get(0)));
        int last = horizons.size() - 1;
        if (last > 0) {
            files.add(save(forecast(last), folder, "forecast-" + horizons.get(last)));
            files.add(save(byHorizon(), folder, "error-by-horizon"));
        }
        files.add(save(overTime(last), folder, "error-over-time"));
        files.add(save(calibration(0), folder, "calibration-" + horizons.get(0)));
        if (last > 0) {
            files.add(save(calibration(last), folder, "calibration-" + horizons.get(last)));
        }
        return files;
    }

    private static Path save(XYChart chart, Path folder, String name) throws IOException {
        Path file = folder.resolve(name + ".png");
        ChartFile.write(file, chart);
        return file;
    }

    /** Draws the newest samples of the first channel that is forecast, with the forecasts of the two best forecasters. */
    private XYChart forecast(int h) {
        SeriesSlice slice = backtest.split().test().get(backtest.split().test().size() - 1);
        int channel = backtest.predicted().list().get(0);
        int shown = Math.min(MAX_SAMPLES, slice.targetCount());
        double[] times = new double[shown];
        double[] observed = new double[shown];
        double seconds = backtest.history().periodMicros() / 1e6;
        AxisUnit unit = AxisUnit.of(seconds * shown);
        for (int i = 0; i < shown; i++) {
            int t = slice.values().length - shown + i;
            times[i] = i * seconds / unit.seconds;
            observed[i] = slice.observed()[t][channel] ? slice.values()[t][channel] : Double.NaN;
        }
        int horizon = backtest.horizons().get(h);
        XYChart chart = chart(
                "Channel " + (channel + 1) + ", forecast " + horizon + (horizon == 1 ? " step" : " steps") + " ahead",
                unit.name().toLowerCase(Locale.ROOT),
                "value");
        ChartStyle.line(chart.addSeries("actual", times, observed), ChartStyle.ACTUAL, 3f);
        List<HeldOutErrors> best = backtest.results().stream()
                .sorted(Comparator.comparingDouble(result -> backtest.error(result, h)))
                .limit(2)
                .toList();
        for (int i = 0; i < best.size(); i++) {
            double[] errors = best.get(i).errors(h, channel);
            double[] forecasts = new double[shown];
            for (int k = 0; k < shown; k++) {
                forecasts[k] = observed[k] + errors[errors.length - shown + k];
            }
            ChartStyle.line(chart.addSeries(best.get(i).name(), times, forecasts), i + 1, 1.6f);
        }
        return chart;
    }

    private XYChart byHorizon() {
        XYChart chart = chart("Error by horizon", "steps ahead", "RMSE, standard deviations");
        List<Integer> horizons = backtest.horizons();
        double[] steps = horizons.stream().mapToDouble(Integer::doubleValue).toArray();
        for (int i = 0; i < backtest.results().size(); i++) {
            double[] errors = new double[steps.length];
            for (int h = 0; h < errors.length; h++) {
                errors[h] = backtest.error(backtest.results().get(i), h);
            }
            ChartStyle.markedLine(chart.addSeries(backtest.results().get(i).name(), steps, errors), i + 1);
        }
        chart.getStyler().setYAxisMin(0.0);
        return chart;
    }

    private XYChart overTime(int h) {
        int horizon = backtest.horizons().get(h);
        XYChart chart = chart(
                "Error over the held-out data, " + horizon + (horizon == 1 ? " step" : " steps") + " ahead",
                "samples",
                "RMSE, standard deviations");
        for (int i = 0; i < backtest.results().size(); i++) {
            HeldOutErrors result = backtest.results().get(i);
            double[] errors = result.overall(h, backtest.deviations());
            int bins = Math.min(MAX_BINS, errors.length);
            double[] at = new double[bins];
            double[] binned = new double[bins];
            for (int b = 0; b < bins; b++) {
                int from = (int) ((long) errors.length * b / bins);
                int to = (int) ((long) errors.length * (b + 1) / bins);
                at[b] = from;
                binned[b] = rootMeanSquare(errors, from, to);
            }
            ChartStyle.line(chart.addSeries(result.name(), at, binned), i + 1, 1.6f);
        }
        chart.getStyler().setYAxisMin(0.0);
        return chart;
    }

    /** Draws the share of values below each quantile against the share that should be there. */
    private XYChart calibration(int h) {
        int horizon = backtest.horizons().get(h);
        XYChart chart = chart(
                "Calibration, " + horizon + (horizon == 1 ? " step" : " steps") + " ahead",
                "probability of the quantile",
                "share of values below it");
        ChartStyle.line(chart.addSeries("ideal", new double[] {0, 1}, new double[] {0, 1}), ChartStyle.ACTUAL, 1.6f);
        var table = new LevelTable(backtest, CALIBRATION);
        for (int i = 0; i < backtest.results().size(); i++) {
            List<double[]> points = table.calibration(backtest.results().get(i), h);
            double[] nominal = points.stream().mapToDouble(point -> point[0]).toArray();
            double[] observed = points.stream().mapToDouble(point -> point[1]).toArray();
            ChartStyle.markedLine(chart.addSeries(backtest.results().get(i).name(), nominal, observed), i + 1);
        }
        return chart;
    }

    private static double rootMeanSquare(double[] errors, int from, int to) {
        double sum = 0;
        int count = 0;
        for (int i = from; i < to; i++) {
            if (!Double.isNaN(errors[i])) {
                sum += errors[i] * errors[i];
                count++;
            }
        }
        return count == 0 ? Double.NaN : Math.sqrt(sum / count);
    }

    private static XYChart chart(String title, String x, String y) {
        XYChart chart = ChartStyle.chart(WIDTH, HEIGHT, title, x, y);
        chart.getStyler().setXAxisTickMarkSpacingHint(90).setXAxisDecimalPattern("#,##0.##");
        return chart;
    }
}
