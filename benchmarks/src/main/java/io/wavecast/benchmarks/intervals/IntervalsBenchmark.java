package io.wavecast.benchmarks.intervals;

import io.wavecast.benchmarks.intervals.DataSet.Channel;
import io.wavecast.benchmarks.report.Benchmark;
import io.wavecast.benchmarks.report.Figure;
import io.wavecast.benchmarks.report.Report;
import io.wavecast.benchmarks.report.Scale;
import io.wavecast.signals.RecordingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Compares the service's intervals with those of other methods on the same forecasts: interval score, coverage and mean width on the last
 * fifth of every recording. Scores and widths are in units of the training part's standard deviation, averaged over channels. A ratio is a
 * method's interval score by ours.
 */
public final class IntervalsBenchmark implements Benchmark {
    private static final String OURS = "wavecast";
    private static final List<IntervalMethod> OTHERS = List.of(
            new LearnedLevels(),
            new RollingQuantiles(),
            new SplitConformal(),
            new AdaptiveConformal(),
            new ConformalPid(),
            new StronglyAdaptive());
    private static final double TOLERANCE = 1.001; // in ratios of scores

    /** Ratios of scores to ours by method and horizon, one per recording. */
    private final Map<String, List<Double>> ratios = new LinkedHashMap<>();

    @Override
    public String name() {
        return "intervals";
    }

    @Override
    public boolean onlyByName() {
        return true;
    }

    @Override
    public String summary() {
        return "interval scores on real recordings, in standard deviations, with coverage and mean width";
    }

    @Override
    public void run(Scale scale, Report report) {
        Path data = Path.of(Optional.ofNullable(System.getProperty("wavecast.data"))
                .or(() -> Optional.ofNullable(System.getenv("WAVECAST_DATA")))
                .orElse("../shared/data"));
        if (!Files.isDirectory(data)) {
            report.progress("no recordings in " + data.toAbsolutePath()
                    + ": set WAVECAST_DATA to the folder of the recordings; skipped");
            return;
        }
        ratios.clear();
        report.line("| recording | steps | " + OURS + " | "
                + OTHERS.stream().map(IntervalMethod::title).collect(Collectors.joining(" | ")) + " |");
        report.line("| --- | --- |" + " --- |".repeat(1 + OTHERS.size()));
        for (DataSet set : DataSet.values()) {
            for (Path file : set.recordings(data)) {
                measure(set, data, file, report);
            }
        }
        ratios.forEach((label, all) -> summarise(label, all, report));
    }

    private void measure(DataSet set, Path data, Path file, Report report) {
        String title = data.relativize(file).toString();
        List<ServedSeries> served = new ArrayList<>();
        try {
            for (Channel channel : set.read(file)) {
                ServedSeries.of(channel.values()).ifPresent(served::add);
            }
        } catch (RecordingException e) {
            report.progress(title + ": skipped: " + e.getMessage());
            return;
        }
        if (served.isEmpty()) {
            report.progress(title + ": skipped: no channel varies and is long enough");
            return;
        }
        for (int h = 0; h < ServedSeries.HORIZONS.size(); h++) {
            measure(title, served, h, report);
        }
    }

    private void measure(String title, List<ServedSeries> served, int index, Report report) {
        int horizon = ServedSeries.HORIZONS.get(index);
        String steps = horizon == 1 ? "1 step" : horizon + " steps";
        List<IntervalFigures> mine = new ArrayList<>();
        for (ServedSeries series : served) {
            mine.add(judge(series, index, Bounds.around(series.halfWidths(index))));
        }
        IntervalFigures ours = IntervalFigures.mean(mine);
        StringBuilder row =
                new StringBuilder("| " + title + " (" + served.size() + ") | " + horizon + " | " + cell(ours));
        report.keep(figures(title + ", " + steps + ": " + OURS, ours));
        for (IntervalMethod method : OTHERS) {
            List<IntervalFigures> theirs = new ArrayList<>();
            double ratio = 0;
            for (int i = 0; i < served.size(); i++) {
                ServedSeries series = served.get(i);
                Bounds bounds =
                        method.bounds(series.residuals(0), series.residuals(index), series.calibration(), horizon);
                theirs.add(judge(series, index, bounds));
                ratio += ratio(theirs.get(i).score(), mine.get(i).score()) / served.size();
            }
            IntervalFigures other = IntervalFigures.mean(theirs);
            row.append(" | ").append(cell(other)).append(String.format(Locale.ROOT, " %.2f", ratio));
            report.keep(figures(title + ", " + steps + ": " + method.title(), other));
            ratios.computeIfAbsent(steps + ": " + method.title(), label -> new ArrayList<>())
                    .add(ratio);
        }
        report.line(row + " |");
    }

    /** Scores are 0 together if a test part is constant. */
    private static double ratio(double theirs, double ours) {
        return theirs == ours ? 1 : theirs / ours;
    }

    private static IntervalFigures judge(ServedSeries series, int index, Bounds bounds) {
        return IntervalFigures.of(series.residuals(index), bounds, series.calibration(), series.deviation());
    }

    private static String cell(IntervalFigures figures) {
        return String.format(Locale.ROOT, "%.3f (%.3f, %.3f)", figures.score(), figures.coverage(), figures.width());
    }

    private List<Figure> figures(String label, IntervalFigures figures) {
        return List.of(
                Figure.of(name(), label, figures.score(), "deviations"),
                Figure.of(name(), label + ", coverage", figures.coverage(), "of targets"),
                Figure.of(name(), label + ", mean width", figures.width(), "deviations"));
    }

    private void summarise(String label, List<Double> all, Report report) {
        double mean = all.stream().mapToDouble(Double::doubleValue).average().orElse(Double.NaN);
        double geometric =
                Math.exp(all.stream().mapToDouble(Math::log).average().orElse(Double.NaN));
        long worse = all.stream().filter(ratio -> ratio * TOLERANCE < 1).count();
        report.add(Figure.of(name(), label + ": mean of ratios", mean, "").against(OURS, mean));
        report.add(Figure.of(name(), label + ": geometric mean", geometric, "").against(OURS, geometric));
        report.add(Figure.of(name(), label + ": ours is worse", (double) worse, "of " + all.size()));
    }
}
