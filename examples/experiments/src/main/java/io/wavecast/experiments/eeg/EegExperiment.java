package io.wavecast.experiments.eeg;

import io.wavecast.core.model.Model;
import io.wavecast.core.model.ModelSpec;
import io.wavecast.core.rnn.CellKind;
import io.wavecast.experiments.api.RecordedSignal;
import io.wavecast.experiments.report.Report;
import io.wavecast.experiments.api.SignalExperiment;
import io.wavecast.experiments.stream.StreamComparison;
import io.wavecast.experiments.eeg.ForecasterComparison.Entry;
import io.wavecast.signals.Signal;
import io.wavecast.signals.generated.GeneratedSignal;
import io.wavecast.signals.generated.SignalKind;
import io.wavecast.trainer.history.Part;
import io.wavecast.trainer.judge.HeldOutErrors;
import io.wavecast.trainer.judge.HeldOutForecasters;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * How far ahead a recording can be told: by its last value, smoothed, by its trend, by a regression on its past, by a window, and by
 * networks, from one channel and from all, each feeding on its own forecasts.
 */
public final class EegExperiment implements SignalExperiment {
    private static final int SAMPLES = 30_000;
    private static final ForecasterComparison.Effort EFFORT = new ForecasterComparison.Effort(64, 600);
    static final String STREAMED = "gru";

    @Override
    public String name() {
        return "eeg";
    }

    @Override
    public String summary() {
        return "A recording, and how far ahead it can be told: last value, smoothing, regression and networks, in closed loop";
    }

    @Override
    public boolean watchable() {
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

    /** All of it. @return what was in the table */
    static ForecasterComparison run(Report report, RecordedSignal recorded, ForecasterComparison.Effort effort)
            throws InterruptedException, IOException {
        ForecasterComparison contest = contest(report, recorded, effort);
        report.table("eeg", rows(contest.entries()));
        var smoothing = SmoothingGrid.of(contest.split());
        for (int h = 0; h < SmoothingGrid.HORIZONS.size(); h++) {
            report.say(String.format(
                    Locale.ROOT,
                    "smoothing tells %d samples ahead best with alpha %.2f",
                    SmoothingGrid.HORIZONS.get(h),
                    smoothing.best(h)));
        }
        report.picture("eeg-smoothing", EegCharts.smoothing(smoothing));
        report.picture("eeg-horizons", EegCharts.horizons(contest.entries()));
        report.picture("eeg-forecasts", EegCharts.forecasts(contest));
        stream(contest.entry(STREAMED).model(), contest.split().test(), report);
        return contest;
    }

    static ForecasterComparison contest(Report report, RecordedSignal recorded, ForecasterComparison.Effort effort) throws InterruptedException {
        Stationarity stationarity = Stationarity.of(recorded.history());
        report.say(String.format(
                Locale.ROOT,
                "%s: %,d samples of %s; %s is told",
                recorded.name(),
                recorded.samples(),
                String.join(", ", recorded.channels()),
                recorded.channels().get(0)));
        report.say(stationarity.told());
        var contest = new ForecasterComparison(recorded, stationarity.differenced(), effort, report);
        contest.classical();
        contest.learned("ar, up to " + ForecasterComparison.SHORT + " lags", CellKind.NONE, ForecasterComparison.SHORT, false);
        contest.learned("ar", CellKind.NONE, ForecasterComparison.REACH, false);
        contest.window();
        List<CellKind> cells = List.of(CellKind.ELMAN, CellKind.LSTM, CellKind.GRU);
        for (CellKind cell : cells) {
            contest.learned(word(cell), cell, 0, false);
        }
        contest.learned("elman beside ar", CellKind.ELMAN, ForecasterComparison.REACH, false);
        if (recorded.channels().size() > 1) {
            contest.learned("ar, all channels", CellKind.NONE, ForecasterComparison.REACH, true);
            for (CellKind cell : cells) {
                contest.learned(word(cell) + ", all channels", cell, 0, true);
            }
            contest.learned("elman beside ar, all channels", CellKind.ELMAN, ForecasterComparison.REACH, true);
        }
        return contest;
    }

    private static String word(CellKind cell) {
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

    /** One step ahead, since a closed loop through the stream is the same loop in the same code. */
    private static void stream(Model model, List<Part> test, Report report) throws InterruptedException, IOException {
        ModelSpec spec = model.spec();
        Model nextStep = new Model(
                model.version(),
                new ModelSpec(spec.network(), spec.periodMicros(), List.of(1), spec.warmup(), spec.coverage()),
                model.preprocessing(),
                model.weights(),
                model.lineage());
        // What is missing holds its last value here and there.
        List<Part> whole =
                test.stream().map(part -> new Part(part.values(), part.from())).toList();
        double[] errors = HeldOutErrors.of("offline", List.of(1), whole, HeldOutForecasters.network(nextStep))
                .errors(0, 0);
        double[][] offline = new double[whole.size()][];
        int at = 0;
        for (int s = 0; s < offline.length; s++) {
            Part part = whole.get(s);
            offline[s] = new double[part.values().length];
            Arrays.fill(offline[s], 0, part.from(), Double.NaN);
            for (int t = part.from(); t < offline[s].length; t++) {
                offline[s][t] = Math.abs(errors[at++]);
            }
        }
        List<double[][]> series = whole.stream().map(Part::values).toList();
        StreamComparison.compare(nextStep, series, offline, report);
        report.show(nextStep, series, List.of());
    }
}
