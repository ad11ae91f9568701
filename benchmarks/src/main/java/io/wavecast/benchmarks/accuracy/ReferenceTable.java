package io.wavecast.benchmarks.accuracy;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The results of references as a table in Markdown: a row for each recording and horizon. */
final class ReferenceTable {
    /** The share by which the default may be worse than the best of all. */
    private static final double NEAR = 0.02;

    private final List<Integer> horizons;
    private final Map<String, Map<String, ReferenceResult>> byRecording = new LinkedHashMap<>();

    ReferenceTable(List<Integer> horizons, List<ReferenceResult> results) {
        this.horizons = horizons;
        results.forEach(one -> byRecording
                .computeIfAbsent(one.recording(), title -> new LinkedHashMap<>())
                .put(one.forecaster(), one));
    }

    /** The table, then what share of recordings is near the best. */
    List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add(
                "| recording | steps | " + String.join(" | ", References.NAMES) + " | by the best | goal | training |");
        lines.add("| --- | --- |" + " --- |".repeat(References.NAMES.size() + 3));
        int near = 0;
        int rows = 0;
        for (Map.Entry<String, Map<String, ReferenceResult>> entry : byRecording.entrySet()) {
            for (int h = 0; h < horizons.size(); h++) {
                double ratio = ratio(entry.getValue(), h);
                near += ratio <= 1 + NEAR ? 1 : 0;
                rows++;
                lines.add(row(entry.getKey(), entry.getValue(), h, ratio));
            }
        }
        lines.add("");
        lines.add(String.format(
                Locale.ROOT,
                "The better of the default's two columns is within 2 %% of the best of all columns in %d of %d rows.",
                near,
                rows));
        lines.add(kinds());
        return lines;
    }

    /** What was kept of the default, in numbers of recordings. */
    private String kinds() {
        List<String> notes = byRecording.values().stream()
                .flatMap(results -> Optional.ofNullable(results.get(References.FROZEN)).stream())
                .map(ReferenceResult::note)
                .toList();
        long none = notes.stream().filter(note -> note.startsWith("none")).count();
        long random = notes.stream()
                .filter(note -> !note.startsWith("none") && note.contains("random cells"))
                .count();
        return "Of " + notes.size() + " models " + (notes.size() - none - random) + " have trained cells, " + random
                + " random cells, " + none + " none.";
    }

    private String row(String recording, Map<String, ReferenceResult> results, int h, double ratio) {
        StringBuilder row = new StringBuilder("| " + recording + " | " + horizons.get(h));
        for (String name : References.NAMES) {
            ReferenceResult result = results.get(name);
            row.append(" | ")
                    .append(result == null ? "" : number(result.errors().get(h)));
        }
        ReferenceResult ours = results.get(References.FROZEN);
        row.append(String.format(Locale.ROOT, " | %.3f", ratio));
        row.append(" | ").append(goal(recording, results, h));
        row.append(
                ours == null || h > 0
                        ? " | "
                        : String.format(Locale.ROOT, " | %.0f s: %s", ours.seconds(), ours.note()));
        return row + " |";
    }

    private String goal(String recording, Map<String, ReferenceResult> results, int h) {
        return ReferenceGoal.of(recording, horizons.get(h))
                .map(limit -> "≤ " + limit + (ours(results, h) <= limit ? " ✓" : " missed"))
                .orElse("");
    }

    private static double ratio(Map<String, ReferenceResult> results, int h) {
        double best = results.values().stream()
                .mapToDouble(result -> result.errors().get(h))
                .min()
                .orElse(Double.NaN);
        return ours(results, h) / best;
    }

    /** The better of the default, frozen and with the adapter. */
    private static double ours(Map<String, ReferenceResult> results, int h) {
        return List.of(References.FROZEN, References.ADAPTED).stream()
                .flatMap(name -> Optional.ofNullable(results.get(name)).stream())
                .mapToDouble(result -> result.errors().get(h))
                .min()
                .orElse(Double.NaN);
    }

    private static String number(double error) {
        return String.format(Locale.ROOT, error < 0.01 ? "%.4f" : "%.3f", error);
    }
}
