package io.wavecast.benchmarks.accuracy;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toSet;

import io.wavecast.benchmarks.report.Benchmark;
import io.wavecast.benchmarks.report.Figure;
import io.wavecast.benchmarks.report.Report;
import io.wavecast.benchmarks.report.Scale;
import io.wavecast.signals.RecordingException;
import io.wavecast.trainer.cells.LearningSettings;
import io.wavecast.trainer.cells.WindowSettings;
import io.wavecast.trainer.engine.Engines;
import io.wavecast.trainer.training.NetworkShape;
import io.wavecast.trainer.training.TrainSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The default of {@code train} beside the last value, the value of a season, AR(32), a ridge regression and a plain GRU, on every recording. Results are
 * appended to a file after each recording, and forecasters that it has are not measured again: to measure the default anew, remove its lines.
 */
public final class ReferencesBenchmark implements Benchmark {
    static final List<Integer> HORIZONS = List.of(1, 10);
    private static final String ENGINE = "pytorch";
    private static final int UPDATES = 600;
    private static final Duration LONGEST = Duration.ofMinutes(5);

    private final ReferenceFile file;
    private final String title;
    private final int most;

    /**
     * @param file of results
     * @param title what the titles of measured recordings contain; empty for all
     * @param most recordings that are measured now
     */
    public ReferencesBenchmark(Path file, String title, int most) {
        this.file = new ReferenceFile(file);
        this.title = title;
        this.most = most;
    }

    @Override
    public String name() {
        return "accuracy";
    }

    @Override
    public String summary() {
        return "test RMSE of the default and of references on real recordings, in standard deviations";
    }

    @Override
    public void run(Scale scale, Report report) throws IOException, InterruptedException {
        Optional<Path> folder = DataFolder.find(report);
        if (folder.isEmpty()) {
            return;
        }
        Engines.of(ENGINE); // sets PyTorch up for the GRU, too
        run(ReferenceCase.all(folder.get()), new References(byDefault(), GruReference.Limits.DEFAULT), report);
    }

    /** What {@code train --engine pytorch} does, with other horizons. */
    private static TrainSettings byDefault() {
        TrainSettings settings = TrainSettings.of("recording")
                .with(LearningSettings.defaults()
                        .withEngine(ENGINE)
                        .withWindow(WindowSettings.AUTO)
                        .withLimits(UPDATES, LONGEST))
                .withHorizons(HORIZONS);
        return settings.with(settings.network().withCells(NetworkShape.AUTO));
    }

    void run(List<ReferenceCase> cases, References references, Report report) throws IOException, InterruptedException {
        List<ReferenceResult> results = file.read();
        Map<String, Set<String>> known = results.stream()
                .collect(groupingBy(ReferenceResult::recording, mapping(ReferenceResult::forecaster, toSet())));
        List<ReferenceCase> left = cases.stream()
                .filter(one -> one.title().contains(title) && !known(known, one).contains(References.FROZEN))
                .toList();
        report.progress(known.size() + " recordings are in " + file.path() + ", " + left.size() + " are left");
        int measured = 0;
        for (ReferenceCase one : left) {
            if (measured == most) {
                break;
            }
            long started = System.nanoTime();
            List<ReferenceResult> found = measured(one, references, known(known, one), report);
            if (!found.isEmpty()) {
                file.append(found);
                results.addAll(found);
                measured++;
                report.progress(
                        String.format(Locale.ROOT, "%s: %.0f s", one.title(), (System.nanoTime() - started) / 1e9));
            }
        }
        new ReferenceTable(HORIZONS, results).lines().forEach(report::line);
        report.keep(figures(results));
    }

    private static Set<String> known(Map<String, Set<String>> known, ReferenceCase one) {
        return known.getOrDefault(one.title(), Set.of());
    }

    private static List<ReferenceResult> measured(
            ReferenceCase one, References references, Set<String> known, Report report) throws InterruptedException {
        try {
            double[][] rows = one.rows().get();
            if (rows.length == 0) {
                report.progress(one.title() + ": skipped: no channel varies");
                return List.of();
            }
            return references.of(one.title(), one.times().get(), rows, known);
        } catch (RecordingException | IllegalArgumentException e) {
            report.progress(one.title() + ": skipped: " + e.getMessage());
            return List.of();
        }
    }

    private List<Figure> figures(List<ReferenceResult> results) {
        List<Figure> figures = new ArrayList<>();
        for (ReferenceResult result : results) {
            for (int h = 0; h < HORIZONS.size(); h++) {
                String steps = HORIZONS.get(h) == 1 ? " step: " : " steps: ";
                figures.add(Figure.of(
                        name(),
                        result.recording() + ", " + HORIZONS.get(h) + steps + result.forecaster(),
                        result.errors().get(h),
                        "deviations"));
            }
        }
        return figures;
    }
}
