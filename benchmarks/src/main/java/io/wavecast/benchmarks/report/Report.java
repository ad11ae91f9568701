package io.wavecast.benchmarks.report;

import com.fasterxml.jackson.core.JsonEncoding;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Prints figures as they arrive, and keeps them for a JSON file. */
public final class Report {
    private final PrintWriter out;
    private final List<Goal> goals;
    private final List<Figure> figures = new ArrayList<>();

    /** @param out terminal that figures are printed to */
    public Report(PrintWriter out) {
        this(out, Goals.ALL);
    }

    Report(PrintWriter out, List<Goal> goals) {
        this.out = out;
        this.goals = goals;
    }

    /** Prints the heading of a benchmark. */
    public void begin(Benchmark benchmark) {
        out.printf("%n%s: %s%n", benchmark.name(), benchmark.summary());
        out.flush();
    }

    /** Prints a line about the progress of a benchmark. */
    public void progress(String line) {
        out.println("    … " + line);
        out.flush();
    }

    /** Prints a line of a table, whose figures {@link #keep} keeps. */
    public void line(String line) {
        out.println(line);
        out.flush();
    }

    /** Keeps figures without printing them. */
    public void keep(List<Figure> others) {
        figures.addAll(others);
    }

    /** Prints a figure with its goal, if it has one, and keeps it. */
    public void add(Figure figure) {
        figures.add(figure);
        String comparison = figure.comparison()
                .map(other -> String.format(Locale.ROOT, "   %8.2f x %s", other.ratio(), other.against()))
                .orElse("");
        String goal = Goal.of(figure, goals)
                .map(wanted -> "   goal " + wanted.text() + (wanted.isReachedBy(figure) ? ": reached" : ": missed"))
                .orElse("");
        out.printf(
                Locale.ROOT,
                "  %-48s %14s %-12s%s%s%n",
                figure.label(),
                number(figure.value()),
                figure.unit(),
                comparison,
                goal);
        out.flush();
    }

    /** All figures added so far, in order. */
    public List<Figure> figures() {
        return List.copyOf(figures);
    }

    /**
     * Writes all figures as a JSON array of objects with {@code bench}, {@code case}, {@code value}, {@code unit}, and for
     * comparisons {@code against} and {@code ratio}.
     */
    public void write(Path file) throws IOException {
        try (JsonGenerator json = new JsonFactory().createGenerator(file.toFile(), JsonEncoding.UTF8)) {
            json.useDefaultPrettyPrinter();
            json.writeStartArray();
            for (Figure figure : figures) {
                json.writeStartObject();
                json.writeStringField("bench", figure.bench());
                json.writeStringField("case", figure.label());
                json.writeNumberField("value", figure.value());
                json.writeStringField("unit", figure.unit());
                if (figure.comparison().isPresent()) {
                    json.writeStringField("against", figure.comparison().get().against());
                    json.writeNumberField("ratio", figure.comparison().get().ratio());
                }
                json.writeEndObject();
            }
            json.writeEndArray();
        }
    }

    /** Writes all figures as Markdown: a table per benchmark, with the goals. */
    public void writeMarkdown(Path file) throws IOException {
        Markdown.write(file, figures, goals);
    }

    static String number(double value) {
        double size = Math.abs(value);
        return String.format(
                Locale.ROOT,
                size >= 1_000 ? "%,.0f" : size >= 10 ? "%.1f" : size >= 1e-3 || size == 0 ? "%.3f" : "%.1e",
                value);
    }
}
