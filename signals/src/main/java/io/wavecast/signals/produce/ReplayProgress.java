package io.wavecast.signals.produce;

import io.wavecast.cli.ProgressDisplay;
import io.wavecast.signals.Listing;
import io.wavecast.signals.replay.ReplayListener;
import io.wavecast.signals.replay.ReplaySummary;
import java.io.PrintWriter;
import java.util.List;
import java.util.function.LongSupplier;

/** Shows the progress of a replay: a bar on a terminal, a line every ten seconds in a log. */
final class ReplayProgress implements ReplayListener, AutoCloseable {
    private static final long NANOS_PER_LINE = 10_000_000_000L;

    private final ProgressDisplay display;
    private final LongSupplier nanoTime;
    private long lastLine;

    ReplayProgress(PrintWriter out, boolean terminal, LongSupplier nanoTime) {
        this.display = new ProgressDisplay(out, terminal);
        this.nanoTime = nanoTime;
    }

    /**
     * Begins the display.
     *
     * @param series keys of the series
     * @param lengthMicros length of the signal in microseconds; −1 if unknown
     */
    void begin(List<String> series, long lengthMicros) {
        display.line("replaying into %s", Listing.of(series, ", "));
        lastLine = nanoTime.getAsLong();
        display.begin("seconds", lengthMicros < 0 ? -1 : lengthMicros / 1_000_000);
    }

    @Override
    public void sampled(long sent, long signalMicros) {
        display.stepTo(signalMicros / 1_000_000);
        if (!display.isBar() && nanoTime.getAsLong() - lastLine >= NANOS_PER_LINE) {
            lastLine = nanoTime.getAsLong();
            display.line("%d observations, %.1f s of the signal", sent, signalMicros / 1e6);
        }
    }

    void end(ReplaySummary summary) {
        close();
        display.line("%d observations in Kafka, %.1f s of the signal", summary.total(), summary.signalMicros() / 1e6);
        if (summary.skipped() > 0) {
            display.line("%d values were missing and were not sent", summary.skipped());
        }
        if (summary.late() > 0) {
            display.line(
                    "%d observations were not sent: their time is not after that of the one before", summary.late());
        }
    }

    @Override
    public void close() {
        display.close();
    }
}
