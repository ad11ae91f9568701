package io.wavecast.signals.produce;

import io.wavecast.signals.replay.ReplayListener;
import io.wavecast.signals.replay.ReplaySummary;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.function.LongSupplier;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;

/** Shows the progress of a replay: a bar on a terminal, a line every ten seconds in a log. */
final class ReplayProgress implements ReplayListener, AutoCloseable {
    private static final long LINE_EVERY = 10_000_000_000L;

    private final PrintWriter out;
    private final boolean terminal;
    private final LongSupplier nanoTime;
    private @Nullable ProgressBar bar; // null in a log
    private long lastLine;

    ReplayProgress(PrintWriter out, boolean terminal, LongSupplier nanoTime) {
        this.out = out;
        this.terminal = terminal;
        this.nanoTime = nanoTime;
    }

    /**
     * Starts the display.
     *
     * @param series keys of the series
     * @param lengthMicros length of the signal in microseconds; −1 if unknown
     */
    void begin(List<String> series, long lengthMicros) {
        out.println("replaying into " + String.join(", ", series));
        out.flush();
        lastLine = nanoTime.getAsLong();
        if (terminal) {
            bar = new ProgressBarBuilder()
                    .setTaskName("seconds")
                    .setInitialMax(lengthMicros < 0 ? -1 : lengthMicros / 1_000_000)
                    .setStyle(ProgressBarStyle.ASCII)
                    .build();
        }
    }

    @Override
    public void sampled(long sent, long signalMicros) {
        if (bar != null) {
            bar.stepTo(signalMicros / 1_000_000);
        } else if (nanoTime.getAsLong() - lastLine >= LINE_EVERY) {
            lastLine = nanoTime.getAsLong();
            out.printf(Locale.ROOT, "%d observations, %.1f s of the signal%n", sent, signalMicros / 1e6);
            out.flush();
        }
    }

    void end(ReplaySummary summary) {
        close();
        out.printf(
                Locale.ROOT,
                "%d observations in Kafka, %.1f s of the signal%n",
                summary.total(),
                summary.signalMicros() / 1e6);
        if (summary.skipped() > 0) {
            out.printf(Locale.ROOT, "%d values were missing and were not sent%n", summary.skipped());
        }
        out.flush();
    }

    @Override
    public void close() {
        if (bar != null) {
            bar.close();
            bar = null;
        }
    }
}
