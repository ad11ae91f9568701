package io.wavecast.benchmarks.accuracy;

import io.wavecast.benchmarks.report.Benchmark;
import io.wavecast.benchmarks.report.Figure;
import io.wavecast.benchmarks.report.Median;
import io.wavecast.benchmarks.report.Report;
import io.wavecast.benchmarks.report.Scale;
import io.wavecast.core.model.Lineage;
import io.wavecast.core.model.Model;
import io.wavecast.core.model.ModelVersion;
import io.wavecast.trainer.adapt.AdapterSearch;
import io.wavecast.trainer.adapt.HeldOutAdapted;
import io.wavecast.trainer.adapt.SeasonSearch;
import io.wavecast.trainer.cells.LearningSettings;
import io.wavecast.trainer.cells.WindowSettings;
import io.wavecast.trainer.history.SeriesSlice;
import io.wavecast.trainer.judge.HeldOutErrors;
import io.wavecast.trainer.judge.HeldOutForecasters;
import io.wavecast.trainer.progress.TrainingListener;
import io.wavecast.trainer.training.FittedModel;
import io.wavecast.trainer.training.NetworkShape;
import io.wavecast.trainer.training.TrainSettings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.DoubleStream;

/**
 * Trains one model per recording and seed with default settings, and evaluates it on the last fifth. An error is the root mean square
 * error in units of the training part's standard deviation, averaged over channels. The median over seeds is reported, frozen and with the
 * online adapter by default: all horizons, nothing chosen on the last fifth.
 */
public final class AccuracyBenchmark implements Benchmark {
    private static final List<Integer> HORIZONS = List.of(1, 10);
    private static final int SEEDS = 3;
    private static final double NANOS = 1e9;

    @Override
    public String name() {
        return "accuracy";
    }

    @Override
    public boolean onlyByName() {
        return true;
    }

    @Override
    public String summary() {
        return "test RMSE of default trainings on real recordings, in standard deviations";
    }

    @Override
    public void run(Scale scale, Report report) throws InterruptedException {
        Optional<Path> found = DataFolder.find(report);
        if (found.isEmpty()) {
            return;
        }
        Path folder = found.get();
        for (Recording recording : Recording.values()) {
            if (!Files.exists(recording.file(folder))) {
                report.progress(recording.file(folder) + " is missing: skipped");
                continue;
            }
            measure(recording, recording.read(folder), scale == Scale.QUICK ? 1 : SEEDS, report);
        }
    }

    private void measure(Recording recording, double[][] values, int seeds, Report report) throws InterruptedException {
        double[] deviation = StandardRows.of(values).deviation;
        var history = recording.times().history(recording.title(), values);
        double[][] errors = new double[HORIZONS.size()][seeds];
        double[][] adapted = new double[HORIZONS.size()][seeds];
        double[] seconds = new double[seeds];
        for (int seed = 1; seed <= seeds; seed++) {
            TrainSettings settings = TrainSettings.of(recording.name())
                    .with(LearningSettings.defaults().withSeed(seed).withWindow(WindowSettings.AUTO))
                    .withHorizons(HORIZONS);
            settings = settings.with(settings.network().withCells(NetworkShape.AUTO));
            long started = System.nanoTime();
            FittedModel fit = FittedModel.of(settings, history, TrainingListener.SILENT);
            seconds[seed - 1] = (System.nanoTime() - started) / NANOS;
            Model model = fit.model(new ModelVersion(recording.name(), 1), Lineage.UNKNOWN);
            List<SeriesSlice> test = fit.split().test();
            HeldOutErrors ours = HeldOutErrors.of("wavecast", HORIZONS, test, HeldOutForecasters.network(model));
            int season =
                    SeasonSearch.of(fit.split().train(), model.preprocessing().scaling());
            HeldOutErrors corrected = HeldOutErrors.of(
                    "adapted", HORIZONS, test, new HeldOutAdapted(model, AdapterSearch.byDefault(model, season)));
            for (int h = 0; h < HORIZONS.size(); h++) {
                errors[h][seed - 1] = mean(ours, h, deviation);
                adapted[h][seed - 1] = mean(corrected, h, deviation);
            }
            report.progress(String.format(
                    Locale.ROOT,
                    "%s, seed %d: %s, %d lags, best update %d of %d, %.1f s",
                    recording.title(),
                    seed,
                    model.spec().network().cell(),
                    model.spec().network().lags(),
                    fit.learned().bestUpdate(),
                    fit.learned().updates(),
                    seconds[seed - 1]));
            if (seed == seeds) {
                HeldOutErrors naive = HeldOutErrors.of("naive", HORIZONS, test, HeldOutForecasters.naive());
                HeldOutErrors regression = HeldOutErrors.of(
                        "AR(32)",
                        HORIZONS,
                        test,
                        HeldOutForecasters.autoregression(fit.baseline(), fit.preprocessing()));
                report(recording, errors, adapted, seconds, naive, regression, deviation, report);
            }
        }
    }

    private void report(
            Recording recording,
            double[][] errors,
            double[][] adapted,
            double[] seconds,
            HeldOutErrors naiveErrors,
            HeldOutErrors regression,
            double[] deviation,
            Report report) {
        for (int h = 0; h < HORIZONS.size(); h++) {
            String label = recording.title() + ", " + HORIZONS.get(h) + (HORIZONS.get(h) == 1 ? " step" : " steps");
            double ours = Median.of(DoubleStream.of(errors[h]));
            report.add(Figure.of(name(), label + ": wavecast", ours, "deviations"));
            double corrected = Median.of(DoubleStream.of(adapted[h]));
            report.add(Figure.of(name(), label + ": with the online adapter", corrected, "deviations"));
            double naive = mean(naiveErrors, h, deviation);
            report.add(Figure.of(name(), label + ": naive", naive, "deviations").against("wavecast", naive / ours));
            double ar = mean(regression, h, deviation);
            report.add(Figure.of(name(), label + ": AR(32)", ar, "deviations").against("wavecast", ar / ours));
            if (h < recording.goals().size()) {
                double goal = recording.goals().get(h);
                report.add(
                        Figure.of(name(), label + ": goal", goal, "deviations").against("wavecast", goal / ours));
            }
        }
        report.add(Figure.of(name(), recording.title() + ": training", Median.of(DoubleStream.of(seconds)), "s"));
    }

    private static double mean(HeldOutErrors errors, int horizon, double[] deviation) {
        double sum = 0;
        for (int c = 0; c < deviation.length; c++) {
            sum += errors.rootMeanSquare(horizon, c) / deviation[c];
        }
        return sum / deviation.length;
    }
}
