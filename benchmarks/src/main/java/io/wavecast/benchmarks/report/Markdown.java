package io.wavecast.benchmarks.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Writes figures as Markdown: a heading and a table per benchmark, as in the documents. */
final class Markdown {
    private Markdown() {}

    static void write(Path file, List<Figure> figures, List<Goal> goals) throws IOException {
        Map<String, StringBuilder> tables = new LinkedHashMap<>();
        for (Figure figure : figures) {
            tables.computeIfAbsent(figure.bench(), Markdown::head).append(row(figure, goals));
        }
        Files.writeString(file, String.join("\n", tables.values()));
    }

    private static StringBuilder head(String bench) {
        return new StringBuilder(
                "### " + bench + "\n| case | value | ours by that | goal |\n| --- | --- | --- | --- |\n");
    }

    private static String row(Figure figure, List<Goal> goals) {
        String ratio = figure.comparison()
                .map(other -> String.format(Locale.ROOT, "%.2f", other.ratio()))
                .orElse("");
        String goal = Goal.of(figure, goals)
                .map(wanted -> wanted.text() + (wanted.isReachedBy(figure) ? "" : ": **missed**"))
                .orElse("");
        return "| " + figure.label() + " | " + Report.number(figure.value()) + " " + figure.unit() + " | " + ratio
                + " | " + goal + " |\n";
    }
}
