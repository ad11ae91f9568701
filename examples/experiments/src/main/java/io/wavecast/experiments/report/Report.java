package io.wavecast.experiments.report;

import io.wavecast.charts.ChartFile;
import io.wavecast.cli.Terminal;
import io.wavecast.core.model.Model;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.knowm.xchart.XYChart;

/** The output of an experiment: lines and tables on the console, tables and charts in a folder, series on a live page. */
public final class Report {
    private final PrintWriter out;
    private final Optional<Path> folder;
    private final long seed;
    private final Optional<SeriesReplay> page;

    /** @param folder for charts and tables; created if it does not exist */
    public Report(PrintWriter out, Optional<Path> folder, long seed) throws IOException {
        this(out, folder, seed, Optional.empty());
    }

    /** @param page shows series while they stream, if present */
    public Report(PrintWriter out, Optional<Path> folder, long seed, Optional<SeriesReplay> page) throws IOException {
        this.out = out;
        this.folder = folder;
        this.seed = seed;
        this.page = page;
        if (folder.isPresent()) {
            Files.createDirectories(folder.get());
        }
    }

    /** The seed of all random choices of the experiment. */
    public long seed() {
        return seed;
    }

    /** Prints a line. */
    public void print(String line) {
        out.println(line);
        out.flush();
    }

    /** Starts to show the progress of a task: a bar on a terminal, otherwise a line at its end. */
    public Task task(String name, long steps) {
        return new Task(name, steps);
    }

    /** A task that takes a while. */
    public final class Task implements AutoCloseable {
        private final String name;
        private final Optional<ProgressBar> bar;
        private final long started = System.nanoTime();

        private Task(String name, long steps) {
            this.name = name;
            this.bar = Terminal.attached()
                    ? Optional.of(new ProgressBarBuilder()
                            .setTaskName(name)
                            .setInitialMax(steps)
                            .setStyle(ProgressBarStyle.ASCII)
                            .build())
                    : Optional.empty();
        }

        public void step() {
            bar.ifPresent(ProgressBar::step);
        }

        @Override
        public void close() {
            bar.ifPresentOrElse(
                    ProgressBar::close,
                    () -> print(name + ": " + (System.nanoTime() - started) / 1_000_000_000 + " s"));
        }
    }

    /**
     * Prints a table, and writes it to the folder, if there is one. The first column is aligned to the left, the others to the
     * right.
     *
     * @param rows (rows)(columns) the first row is the heading
     */
    public void table(String name, List<List<String>> rows) throws IOException {
        List<Integer> widths = new ArrayList<>();
        for (int c = 0; c < rows.get(0).size(); c++) {
            int column = c;
            widths.add(rows.stream()
                    .mapToInt(row -> row.get(column).length())
                    .max()
                    .orElse(0));
        }
        List<String> lines = rows.stream().map(row -> line(row, widths)).collect(Collectors.toList());
        lines.forEach(this::print);
        if (folder.isPresent()) {
            Files.write(folder.get().resolve(name + ".txt"), lines);
        }
    }

    private static String line(List<String> cells, List<Integer> widths) {
        var line = new StringBuilder();
        for (int c = 0; c < cells.size(); c++) {
            String gap = " ".repeat(widths.get(c) - cells.get(c).length());
            line.append(c == 0 ? cells.get(c) + gap : "  " + gap + cells.get(c));
        }
        return line.toString().stripTrailing();
    }

    /** Writes a chart to the folder, if there is one. */
    public void chart(String name, XYChart chart) throws IOException {
        if (folder.isPresent()) {
            Path file = folder.get().resolve(name + ".png");
            ChartFile.write(file, chart);
            print("chart: " + file);
        }
    }

    /**
     * Streams series to the live page, if there is one.
     *
     * @param series (series)(time)(channels), spaced by the model's period
     * @param texts (series) one character per observation; empty if the series are not texts
     */
    public void replay(Model model, List<double[][]> series, List<String> texts)
            throws InterruptedException, IOException {
        if (page.isPresent()) {
            page.get().replay(model, series, texts, this);
        }
    }
}
