package io.wavecast.experiments.report;

import io.wavecast.experiments.stream.PacedStream;
import io.wavecast.cli.Terminal;
import io.wavecast.core.model.Model;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.knowm.xchart.BitmapEncoder;
import org.knowm.xchart.BitmapEncoder.BitmapFormat;
import org.knowm.xchart.internal.chartpart.Chart;

/** Where an experiment tells what it does and what came of it: lines and tables for people, pictures into a folder, a live page. */
public final class Report {
    private static final int DOTS_PER_INCH = 144;

    private final PrintWriter out;
    private final Optional<Path> folder;
    private final long seed;
    private final Optional<PacedStream> page;

    /** @param folder for pictures and tables; created where it is missing */
    public Report(PrintWriter out, Optional<Path> folder, long seed) throws IOException {
        this(out, folder, seed, Optional.empty());
    }

    /** @param page where series are shown, if anywhere */
    public Report(PrintWriter out, Optional<Path> folder, long seed, Optional<PacedStream> page) throws IOException {
        this.out = out;
        this.folder = folder;
        this.seed = seed;
        this.page = page;
        if (folder.isPresent()) {
            Files.createDirectories(folder.get());
        }
    }

    /** Of every random choice. */
    public long seed() {
        return seed;
    }

    public void say(String line) {
        out.println(line);
        out.flush();
    }

    /** A bar on a terminal; a line at the end otherwise. */
    public Task task(String what, long steps) {
        return new Task(what, steps);
    }

    /** Something that takes its time. */
    public final class Task implements AutoCloseable {
        private final String what;
        private final ProgressBar bar;
        private final long begun = System.nanoTime();

        private Task(String what, long steps) {
            this.what = what;
            this.bar = Terminal.attached()
                    ? new ProgressBarBuilder()
                            .setTaskName(what)
                            .setInitialMax(steps)
                            .setStyle(ProgressBarStyle.ASCII)
                            .build()
                    : null;
        }

        public void step() {
            if (bar != null) {
                bar.step();
            }
        }

        @Override
        public void close() {
            if (bar != null) {
                bar.close();
            } else {
                say(what + ": " + (System.nanoTime() - begun) / 1_000_000_000 + " s");
            }
        }
    }

    /** Columns as wide as their widest cell; the first is text, the others are numbers. @param rows the first is the heading */
    public void table(String name, List<List<String>> rows) throws IOException {
        List<Integer> widths = new ArrayList<>();
        for (int c = 0; c < rows.get(0).size(); c++) {
            int column = c;
            widths.add(rows.stream()
                    .mapToInt(row -> row.get(column).length())
                    .max()
                    .orElse(0));
        }
        List<String> lines = new ArrayList<>();
        for (List<String> row : rows) {
            var line = new StringBuilder();
            for (int c = 0; c < row.size(); c++) {
                String gap = " ".repeat(widths.get(c) - row.get(c).length());
                line.append(c == 0 ? row.get(c) + gap : "  " + gap + row.get(c));
            }
            lines.add(line.toString().stripTrailing());
        }
        lines.forEach(this::say);
        if (folder.isPresent()) {
            Files.write(folder.get().resolve(name + ".txt"), lines);
        }
    }

    /**
     * Streams series for people to watch on the live page, if there is one.
     *
     * @param series (series)(time)(channels), spaced by the model's period
     * @param texts (series) a character for each observation; empty where series are no texts
     */
    public void show(Model model, List<double[][]> series, List<String> texts)
            throws InterruptedException, IOException {
        if (page.isPresent()) {
            page.get().show(model, series, texts, this);
        }
    }

    /** Into the folder, if there is one. */
    public void picture(String name, Chart<?, ?> chart) throws IOException {
        if (folder.isPresent()) {
            Path file = folder.get().resolve(name + ".png");
            BitmapEncoder.saveBitmapWithDPI(chart, file.toString(), BitmapFormat.PNG, DOTS_PER_INCH);
            say("picture: " + file);
        }
    }
}
