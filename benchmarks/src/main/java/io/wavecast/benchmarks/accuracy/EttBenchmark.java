package io.wavecast.benchmarks.accuracy;

import io.wavecast.benchmarks.report.Benchmark;
import io.wavecast.benchmarks.report.Figure;
import io.wavecast.benchmarks.report.Report;
import io.wavecast.benchmarks.report.Scale;
import io.wavecast.core.model.AdapterSettings;
import io.wavecast.core.model.Lineage;
import io.wavecast.core.model.Model;
import io.wavecast.core.model.ModelSpec;
import io.wavecast.core.model.ModelVersion;
import io.wavecast.core.model.Preprocessing;
import io.wavecast.core.model.Scaling;
import io.wavecast.core.rnn.NetworkSpec;
import io.wavecast.signals.Signal;
import io.wavecast.signals.csv.CsvOptions;
import io.wavecast.signals.recording.Recordings;
import io.wavecast.trainer.adapt.AdapterSearch;
import io.wavecast.trainer.adapt.HeldOutAdapted;
import io.wavecast.trainer.adapt.SeasonSearch;
import io.wavecast.trainer.cells.LearningSettings;
import io.wavecast.trainer.history.SeriesSlice;
import io.wavecast.trainer.judge.HeldOutErrors;
import io.wavecast.trainer.judge.HeldOutForecasters;
import io.wavecast.trainer.learn.NetworkInputs;
import io.wavecast.trainer.learn.NetworkLearner;
import io.wavecast.trainer.learn.ScalingFit;
import io.wavecast.trainer.progress.TrainingListener;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Forecasts the transformers' loads and temperatures (Zhou et al. 2021) for 1 to 48 steps with the linear path alone on
 * standardised values, as published methods do, frozen and with the online adapter, which begins uncorrected where the judged rows begin. Nothing is chosen on the judged rows. A mean squared error is one over
 * all channels, steps 1 to H and origins whose H targets are all judged, in variances of the rows to learn from.
 */
public final class EttBenchmark implements Benchmark {
    private static final List<Integer> LONGEST = List.of(1, 24, 48);
    private static final List<Integer> HORIZONS =
            IntStream.rangeClosed(1, 48).boxed().toList();
    private static final int LAGS = 336; // two weeks
    private static final double UNCLIPPED = 1_000; // standard deviations
    private static final long HOUR = 3_600_000_000L;

    @Override
    public String name() {
        return "ett";
    }

    @Override
    public boolean onlyByName() {
        return true;
    }

    @Override
    public String summary() {
        return "mean squared errors on ETTh1 and ETTh2, frozen and with the online adapter, beside published ones";
    }

    @Override
    public void run(Scale scale, Report report) throws InterruptedException {
        Optional<Path> folder = DataFolder.find(report);
        List<EttSplit> splits = scale == Scale.QUICK ? List.of(EttSplit.A) : List.of(EttSplit.values());
        for (EttSplit split : splits) {
            Path file = folder.orElse(Path.of("")).resolve("ett").resolve(split.data() + ".csv");
            if (folder.isPresent() && Files.exists(file)) {
                measure(split, read(file, split.end()), report);
            } else if (folder.isPresent()) {
                report.progress(file + " is missing: skipped");
            }
        }
    }

    void measure(EttSplit split, double[][] rows, Report report) throws InterruptedException {
        long begun = System.nanoTime();
        Model model = fitted(split, rows);
        double[] unit = deviations(rows, split.trainEnd());
        List<SeriesSlice> train = List.of(slice(rows, 1, split.trainEnd()));
        AdapterSettings settings = AdapterSearch.byDefault(
                model, SeasonSearch.of(train, model.preprocessing().scaling()));
        report.progress(String.format(
                Locale.ROOT,
                "%s: %d lags, season %d, %.0f s",
                split.title(),
                model.spec().network().lags(),
                settings.season(),
                (System.nanoTime() - begun) / 1e9));
        List<SeriesSlice> judged = List.of(slice(rows, split.validationEnd(), split.end()));
        var naive = HeldOutErrors.of("naive", HORIZONS, judged, HeldOutForecasters.naive());
        var frozen = HeldOutErrors.of("frozen", HORIZONS, judged, HeldOutForecasters.network(model));
        var adapted = HeldOutErrors.of("adapted", HORIZONS, judged, new HeldOutAdapted(model, settings));
        for (int i = 0; i < LONGEST.size(); i++) {
            int longest = LONGEST.get(i);
            String label = split.title() + ", " + longest + (longest == 1 ? " step: " : " steps: ");
            double ours = meanSquare(adapted, longest, unit);
            report.add(Figure.of(name(), label + "adapted", ours, "variances"));
            add(report, label, "frozen", meanSquare(frozen, longest, unit), ours);
            add(report, label, "last value", meanSquare(naive, longest, unit), ours);
            add(report, label, "published", split.published().get(i), ours);
        }
    }

    private void add(Report report, String label, String forecaster, double error, double ours) {
        report.add(Figure.of(name(), label + forecaster, error, "variances").against("adapted", error / ours));
    }

    /** Fits a direct linear path as the trainer does, but without clipping: a load of ETTh2 later reaches 51 deviations of the first months. */
    private static Model fitted(EttSplit split, double[][] rows) throws InterruptedException {
        List<SeriesSlice> train = List.of(slice(rows, 1, split.trainEnd()));
        List<SeriesSlice> validation = List.of(slice(rows, split.trainEnd(), split.validationEnd()));
        int channels = rows[0].length;
        Scaling scaling = ScalingFit.fit(Scaling.Kind.Z_SCORE, List.of(), train, validation);
        var unclipped = new Scaling(scaling.kind(), scaling.center(), scaling.scale(), -UNCLIPPED, UNCLIPPED);
        var preprocessing = new Preprocessing(unclipped, false);
        var shape = NetworkSpec.linear(channels, channels * HORIZONS.size(), LAGS);
        var learned = new NetworkLearner(shape, HORIZONS, false, LearningSettings.defaults())
                .learn(
                        NetworkInputs.of(train, preprocessing),
                        NetworkInputs.of(validation, preprocessing),
                        TrainingListener.SILENT);
        var spec = new ModelSpec(
                learned.spec(),
                HOUR,
                HORIZONS,
                true,
                Math.max(64, learned.spec().lags()),
                0.9);
        return new Model(new ModelVersion(split.data(), 1), spec, preprocessing, learned.weights(), Lineage.UNKNOWN);
    }

    /**
     * The mean squared error of the forecasts for 1 to {@code longest} steps.
     *
     * @param errors at horizons 1, 2 and so on of one slice
     * @param unit (channels) that errors are divided by
     */
    static double meanSquare(HeldOutErrors errors, int longest, double[] unit) {
        double sum = 0;
        long count = 0;
        for (int h = 1; h <= longest; h++) {
            for (int c = 0; c < unit.length; c++) {
                double[] targets = errors.errors(h - 1, c);
                for (int i = h - 1; i < targets.length - longest + h; i++) { // from the first to the last common origin
                    sum += targets[i] / unit[c] * (targets[i] / unit[c]);
                    count++;
                }
            }
        }
        return sum / count;
    }

    private static SeriesSlice slice(double[][] rows, int firstTarget, int end) {
        return new SeriesSlice(Arrays.copyOf(rows, end), firstTarget);
    }

    private static double[] deviations(double[][] rows, int count) {
        double[] deviations = new double[rows[0].length];
        for (int c = 0; c < deviations.length; c++) {
            int channel = c;
            double[] values = Arrays.stream(rows, 0, count)
                    .mapToDouble(row -> row[channel])
                    .toArray();
            double mean = Arrays.stream(values).average().orElseThrow();
            deviations[c] = Math.sqrt(Arrays.stream(values)
                    .map(value -> (value - mean) * (value - mean))
                    .average()
                    .orElseThrow());
        }
        return deviations;
    }

    static double[][] read(Path file, int count) {
        Signal signal = Recordings.read(file, new CsvOptions(Optional.empty(), OptionalDouble.of(1), Set.of()));
        List<double[]> rows = new ArrayList<>();
        try (Signal.Playback playback = signal.open()) {
            double[] values = new double[signal.channels().size()];
            while (rows.size() < count && playback.next(values)) {
                rows.add(values.clone());
            }
        }
        return rows.toArray(double[][]::new);
    }
}
