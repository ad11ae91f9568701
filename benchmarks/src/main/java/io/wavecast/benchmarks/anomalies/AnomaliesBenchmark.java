package io.wavecast.benchmarks.anomalies;

import io.wavecast.benchmarks.anomalies.NabScorer.Result;
import io.wavecast.benchmarks.report.Benchmark;
import io.wavecast.benchmarks.report.Figure;
import io.wavecast.benchmarks.report.Report;
import io.wavecast.benchmarks.report.Scale;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;

/**
 * Scores of the service's anomalies on the files of the Numenta Anomaly Benchmark that are there, with one setting for all files and without a
 * look ahead, beside simple detectors whose threshold is the best one for these files. Before that the rates of false alarms on generated signals
 * and on recordings.
 */
public final class AnomaliesBenchmark implements Benchmark {
    /** The rate of false alarms for the Numenta Anomaly Benchmark, whose gains and losses favour many alarms. */
    private static final double NAB_RATE = 500;

    private static final List<Double> RATES = List.of(100.0, 300.0, 1_000.0, 8_640.0);

    private static final List<AnomalyMethod> METHODS =
            List.of(new ServiceAnomalies(NAB_RATE), new ChangeThreshold(), new OutsideInterval());

    @Override
    public String name() {
        return "anomalies";
    }

    @Override
    public boolean onlyByName() {
        return true;
    }

    @Override
    public String summary() {
        return "scores on the Numenta Anomaly Benchmark, and rates of false alarms";
    }

    @Override
    public void run(Scale scale, Report report) throws IOException {
        falseAlarms(report);
        Path recordings = Path.of(Optional.ofNullable(System.getProperty("wavecast.data"))
                .or(() -> Optional.ofNullable(System.getenv("WAVECAST_DATA")))
                .orElse("../shared/data"));
        falseAlarms(recordings, report);
        Path data = recordings.resolve("nab");
        if (!Files.isDirectory(data)) {
            report.progress("no files in " + data.toAbsolutePath()
                    + ": set WAVECAST_DATA to the folder of the recordings; skipped");
            return;
        }
        List<NabFile> files = NabFile.all(data);
        report.progress(files.size() + " files with "
                + files.stream().mapToInt(file -> file.windows().size()).sum() + " windows");
        files(files, report);
        for (NabProfile profile : NabProfile.values()) {
            for (AnomalyMethod method : METHODS) {
                report.add(Figure.of(
                        name(),
                        profile.title() + ": " + method.title(),
                        NabTable.of(method, files, profile).score(profile),
                        "of 100"));
            }
        }
    }

    private void files(List<NabFile> files, Report report) {
        NabTable ours = NabTable.of(METHODS.get(0), files, NabProfile.STANDARD);
        report.line("| file | windows | found | false alarms | sum |");
        report.line("| --- | --- | --- | --- | --- |");
        TreeSet<String> groups = new TreeSet<>();
        for (int i = 0; i < files.size(); i++) {
            NabFile file = files.get(i);
            groups.add(file.group());
            Result result = ours.result(i, NabProfile.STANDARD);
            report.line(String.format(
                    Locale.ROOT,
                    "| %s | %d | %d | %d | %.2f |",
                    file.name(),
                    file.windows().size(),
                    result.found(),
                    result.falseAlarms(),
                    result.sum()));
        }
        for (String group : groups) {
            report.add(Figure.of(name(), "standard: " + group, ours.score(NabProfile.STANDARD, group + "/"), "of 100"));
        }
    }

    private void falseAlarms(Report report) {
        for (double rate : RATES) {
            for (QuietSignal signal : QuietSignal.values()) {
                report.add(falseAlarms(rate, signal.title(), signal.falseAlarms(rate)));
            }
        }
    }

    private void falseAlarms(Path recordings, Report report) {
        for (QuietRecording recording : QuietRecording.values()) {
            if (!recording.exists(recordings)) {
                report.progress("no " + recording.title() + " in " + recordings.toAbsolutePath() + "; skipped");
                continue;
            }
            double[][] channels = recording.read(recordings);
            for (double rate : RATES) {
                QuietRecording.falseAlarms(channels, rate)
                        .ifPresent(ratio -> report.add(falseAlarms(rate, recording.title(), ratio)));
            }
        }
    }

    private Figure falseAlarms(double rate, String title, double ratio) {
        String label = String.format(Locale.ROOT, "false alarms by those asked for, one in %.0f: %s", rate, title);
        return Figure.of(name(), label, ratio, "");
    }
}
