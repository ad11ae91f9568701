package io.wavecast.cli;

import java.io.PrintWriter;
import java.util.Locale;
import java.util.Optional;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/**
 * Shows the progress of one task after another: a bar on a terminal, plain lines elsewhere, such as in a log. The caller
 * chooses how often plain lines appear. Not thread-safe.
 */
public final class ProgressDisplay implements AutoCloseable {
    private final PrintWriter out;
    private final boolean terminal;
    private Optional<ProgressBar> bar = Optional.empty();

    /**
     * Creates a display that shows nothing yet.
     *
     * @param terminal whether to draw a bar; usually {@link Terminal#attached()}
     */
    public ProgressDisplay(PrintWriter out, boolean terminal) {
        this.out = out;
        this.terminal = terminal;
    }

    /** Whether progress is a bar. */
    public boolean isBar() {
        return terminal;
    }

    /**
     * Begins a task, and ends the previous one.
     *
     * @param steps number of steps of the task; negative if unknown
     */
    public void begin(String task, long steps) {
        close();
        if (terminal) {
            bar = Optional.of(new ProgressBarBuilder()
                    .setTaskName(task)
                    .setInitialMax(steps)
                    .setStyle(ProgressBarStyle.ASCII)
                    .build());
        }
    }

    /** Moves the bar to a step, counted from the beginning of the task. Does nothing without a bar. */
    public void stepTo(long step) {
        bar.ifPresent(shown -> shown.stepTo(step));
    }

    /** Moves the bar to a step, and shows a message after it. Does nothing without a bar. */
    public void stepTo(long step, String message) {
        bar.ifPresent(shown -> shown.stepTo(step).setExtraMessage(message));
    }

    /** Moves the bar one step. Does nothing without a bar. */
    public void step() {
        bar.ifPresent(ProgressBar::step);
    }

    /** Prints a line at once. Close the task first, so that the line does not interrupt its bar. */
    public void line(String format, Object... arguments) {
        out.printf(Locale.ROOT, format + "%n", arguments);
        out.flush();
    }

    /** Ends the task. The display can begin another one. */
    @Override
    public void close() {
        bar.ifPresent(ProgressBar::close);
        bar = Optional.empty();
    }
}
