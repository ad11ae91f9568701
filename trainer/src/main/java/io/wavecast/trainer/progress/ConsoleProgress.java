package io.wavecast.trainer.progress;

import io.wavecast.cli.ProgressDisplay;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;

/** Shows the progress of a training: a bar on a terminal, a line per tenth of the history and per report in a log. */
public final class ConsoleProgress implements TrainingListener, AutoCloseable {
    private final ProgressDisplay display;
    private boolean begun;
    private int lastTenth = -1;

    public ConsoleProgress(PrintWriter out, boolean terminal) {
        this.display = new ProgressDisplay(out, terminal);
    }

    @Override
    public void historyRead(long read, long total) {
        if (display.isBar()) {
            begin("reading history", total);
            display.stepTo(read);
        } else if (total > 0 && 10 * read / total > lastTenth) {
            lastTenth = (int) (10 * read / total);
            display.line("reading history: %d of %d records", read, total);
        }
    }

    @Override
    public void historyComplete(int series, long samples, long periodMicros) {
        close();
        display.line("history: %d samples in %d series, one every %s ms", samples, series, periodMicros / 1000.0);
    }

    @Override
    public void updatesDone(int update, int updates, double loss, double validationLoss, Duration timeLeft) {
        if (display.isBar()) {
            begin("training", updates);
            display.stepTo(update, String.format(Locale.ROOT, "loss %.4f, validation %.4f", loss, validationLoss));
            if (update == updates) {
                close();
            }
        } else {
            display.line(
                    "update %d of %d: loss %.4f, validation %.4f, at most %d s left",
                    update, updates, loss, validationLoss, timeLeft.toSeconds());
        }
    }

    private void begin(String task, long total) {
        if (!begun) {
            display.begin(task, total);
            begun = true;
        }
    }

    @Override
    public void close() {
        display.close();
        begun = false;
    }
}
