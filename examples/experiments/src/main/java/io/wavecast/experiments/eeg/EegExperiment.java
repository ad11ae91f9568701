package io.wavecast.experiments.eeg;

import io.wavecast.core.model.Model;
import io.wavecast.core.model.ModelSpec;
import io.wavecast.core.rnn.CellKind;
import io.wavecast.experiments.api.RecordedSignal;
import io.wavecast.experiments.api.SignalExperiment;
import io.wavecast.experiments.eeg.ForecasterComparison.Entry;
import io.wavecast.experiments.report.Report;
import io.wavecast.experiments.stream.StreamComparison;
import io.wavecast.signals.Signal;
import io.wavecast.signals.generated.GeneratedSignal;
import io.wavecast.signals.generated.SignalKind;
import io.wavecast.trainer.history.SeriesSlice;
import io.wavecast.trainer.judge.HeldOutErrors;
import io.wavecast.trainer.judge.HeldOutForecasters;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * How far ahead a recording can be forecast. Compares the last value, exponential smoothing, Holt's trend, a regression on the past, a
 * feed-forward network over a window, and recurrent networks, from one channel and from all. Networks and regressions forecast in closed
 * loop: each forecast is the input of the next step.
 */
public final class EegExperiment implements SignalExperiment {
    private static final int SAMPLES = 30_000;
    private static final ForecasterComparison.Effort EFFORT = new ForecasterComparison.Effort(64, 600);
    private static final String STREAMED = "gru";

    @Override
    public String name() {
        return "eeg";
    }

    @Override
    public String summary() {
        return "A recording: error by samples ahead of last value, smoothing, regression and networks, in closed loop";
    }

    @Override
    public boolean hasPage() {
        return true;
    }

    @Override
    public void run(Report report) throws InterruptedException, IOException {
        run(report, GeneratedSignal.of(SignalKind.EEG, report.seed()));
    }

    @Override
    public void run(Report report, Signal signal) throws InterruptedException, IOException {
        run(report, RecordedSignal.of(signal, SAMPLES), EFFORT);
    }

    /**
     * Runs the whole experiment.
     *
     * @return the comparison in the table
     */
    static ForecasterComparison run(Report report, RecordedSignal recording, ForecasterComparison.Effort effort)
            throws InterruptedException, IOException {
        ForecasterComparison comparison = compare(report, recording, effort);
        report.table("eeg", rows(comparison.entries()));
        var smoothing = SmoothingGrid.of(comparison.split());
        for (int h = 0; h < SmoothingGrid.HORIZONS.size(); h++) {
            report.print(String.format(
                    Locale.ROOT,
                    "smoothing: best alpha for %d samples ahead is %.2f",
                    SmoothingGrid.HORIZONS.get(h),
                    smoothing.bestAlpha(h)));
        }
        report.chart("eeg-smoothing", EegCharts.smoothing(smoothing));
        report.chart("eeg-horizons", EegCharts.horizons(comparison.entries()));
        report.chart("eeg-forecasts", EegCharts.forecasts(comparison));
        stream(
                comparison.entry(STREAMED).model().orElseThrow(),
                comparison.split().test(),
                report);
        return comparison;
    }

    private static ForecasterComparison compare(
            Report report, RecordedSignal recording, ForecasterComparison.Effort effort) throws InterruptedException {
        Stationarity stationarity = Stationarity.of(recording.history());
        report.print(String.format(
                Locale.ROOT,
                "%s: %,d samples of %s; forecasts of %s",
                recording.name(),
                recording.samples(),
                String.join(", ", recording.channels()),
                recording.channels().get(0)));
        report.print(stationarity.summary());
        var comparison = new ForecasterComparison(recording, stationarity.differenced(), effort, report);
        comparison.addClassical();
        comparison.addModel(
                "ar, up to " + ForecasterComparison.FEW_LAGS + " lags",
                CellKind.NONE,
                ForecasterComparison.FEW_LAGS,
                false);
        comparison.addModel("ar", CellKind.NONE, ForecasterComparison.MAX_LAGS, false);
        comparison.addWindowNetwork();
        List<CellKind> cells = List.of(CellKind.ELMAN, CellKind.LSTM, CellKind.GRU);
        for (CellKind cell : cells) {
            comparison.addModel(name(cell), cell, 0, false);
        }
        comparison.addModel("elman beside ar", CellKind.ELMAN, ForecasterComparison.MAX_LAGS, false);
        if (recording.channels().size() > 1) {
            comparison.addModel("ar, all channels", CellKind.NONE, ForecasterComparison.MAX_LAGS, true);
            for (CellKind cell : cells) {
                comparison.addModel(name(cell) + ", all channels", cell, 0, true);
            }
            comparison.addModel("elman beside ar, all channels", CellKind.ELMAN, ForecasterComparison.MAX_LAGS, true);
        }
        return comparison;
    }

    private static String name(CellKind cell) {
        return cell.name().toLowerCase(Locale.ROOT);
    }

    private static List<List<String>> rows(List<Entry> entries) {
        List<List<String>> rows = new ArrayList<>();
        List<String> heading = new ArrayList<>(List.of("RMSE by samples ahead"));
        ForecasterComparison.HORIZONS.forEach(horizon -> heading.add(String.valueOf(horizon)));
        rows.add(heading);
        for (Entry entry : entries) {
            List<String> row = new ArrayList<>(List.of(entry.name()));
            for (int h = 0; h < ForecasterComparison.HORIZONS.size(); h++) {
                row.add(String.format(Locale.ROOT, "%.4g", entry.error(h)));
            }
            rows.add(row);
        }
        return rows;
    }

    /** Streams one step ahead only: the closed loop is the same code offline and in the stream. */
    private static void stream(Model model, List<SeriesSlice> test, Report report)
            throws InterruptedException, IOException {
        ModelSpec spec = model.spec();
        Model nextStep = new Model(
                model.version(),
                new ModelSpec(spec.network(), spec.periodMicros(), List.of(1), spec.warmup(), spec.coverage()),
                model.preprocessing(),
                model.weights(),
                model.lineage());
        // Missing values are not marked: they repeat the last value, both offline and in the stream.
        List<SeriesSlice> whole = test.stream()
                .map(part -> new SeriesSlice(part.values(), part.firstTarget()))
                .toList();
        double[] errors = HeldOutErrors.of("offline", List.of(1), whole, HeldOutForecasters.network(nextStep))
                .errors(0, 0);
        double[][] offline = new double[whole.size()][];
        int at = 0;
        for (int s = 0; s < offline.length; s++) {
            SeriesSlice part = whole.get(s);
            offline[s] = new double[part.values().length];
            Arrays.fill(offline[s], 0, part.firstTarget(), Double.NaN);
            for (int t = part.firstTarget(); t < offline[s].length; t++) {
                offline[s][t] = Math.abs(errors[at++]);
            }
        }
        List<double[][]> series = whole.stream().map(SeriesSlice::values).toList();
        StreamComparison.compare(nextStep, series, offline, report);
        report.replay(nextStep, series, List.of());
    }
}
