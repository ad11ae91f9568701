package io.wavecast.trainer.progress;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** Prints the progress of a training: a bar on a terminal, otherwise lines. */
public final class ConsoleProgress implements TrainingListener, AutoCloseable {
    private final PrintWriter out;
    private final boolean terminal;
    private Optional<ProgressBar> bar = Optional.empty();
    private long lastTenth = -1;

    /** @param terminal whether {@code out} is a terminal */
    public ConsoleProgress(PrintWriter out, boolean terminal) {
        this.out = out;
        this.terminal = terminal;
    }

    @Override
    public void historyRead(long read, long total) {
        if (terminal) {
            bar("reading history", total).stepTo(read);
        } else if (total > 0 && 10 * read / total > lastTenth) {
            lastTenth = 10 * read / total;
            out.printf(Locale.ROOT, "reading history: %d of %d records%n", read, total);
            out.flush();
        }
    }

    @Override
    public void historyComplete(int series, long samples, long periodMicros) {
        close();
        out.printf(
                Locale.ROOT,
                "history: %d samples in %d series, one every %s ms%n",
                samples,
                series,
                periodMicros / 1000.0);
        out.flush();
    }

    @Override
    public void updatesDone(int update, int updates, double loss, double validationLoss, Duration timeLeft) {
        if (terminal) {
            bar("training", updates)
                    .stepTo(update)
                    .setExtraMessage(String.format(Locale.ROOT, "loss %.4f, validation %.4f", loss, validationLoss));
            if (update == updates) {
                close();
            }
        } else {
            out.printf(
                    Locale.ROOT,
                    "update %d of %d: loss %.4f, validation %.4f, at most %d s left%n",
                    update,
                    updates,
                    loss,
                    validationLoss,
                    timeLeft.toSeconds());
            out.flush();
        }
    }

    private ProgressBar bar(String task, long total) {
        ProgressBar shown = bar.orElseGet(() -> new ProgressBarBuilder()
                .setTaskName(task)
                .setInitialMax(total)
                .setStyle(ProgressBarStyle.ASCII)
                .build());
        bar = Optional.of(shown);
        return shown;
    }

    @Override
    public void close() {
        bar.ifPresent(ProgressBar::close);
        bar = Optional.empty();
    }
}
