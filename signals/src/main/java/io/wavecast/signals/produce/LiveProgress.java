package io.wavecast.signals.produce;

import io.wavecast.cli.ProgressDisplay;
import io.wavecast.signals.live.LiveCounts;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.Map;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;

/** Shows what became of the messages of a live source: on one line of a terminal, or a line every ten seconds in a log. */
final class LiveProgress implements AutoCloseable {
    private static final long NANOS_PER_LINE = 10_000_000_000L;

    private final ProgressDisplay display;
    private final LiveCounts counts;
    private final LongSupplier nanoTime;
    private long lastLine;

    LiveProgress(PrintWriter out, boolean terminal, LiveCounts counts, LongSupplier nanoTime) {
        this.display = new ProgressDisplay(out, terminal);
        this.counts = counts;
        this.nanoTime = nanoTime;
    }

    /** Begins the display. */
    void begin(String source) {
        display.line("forwarding %s", source);
        lastLine = nanoTime.getAsLong();
        display.begin("messages", -1);
    }

    /** Shows the counts of now, at most every ten seconds in a log. */
    void tick() {
        display.stepTo(counts.messages(), text());
        if (!display.isBar() && nanoTime.getAsLong() - lastLine >= NANOS_PER_LINE) {
            lastLine = nanoTime.getAsLong();
            display.line("%s", text());
        }
    }

    /** Shows the last counts. */
    void end() {
        close();
        display.line("%s", text());
    }

    private String text() {
        Map<String, Long> refusals = counts.refusals();
        String refused = refusals.isEmpty()
                ? ""
                : refusals.entrySet().stream()
                        .map(each -> each.getKey() + " " + each.getValue())
                        .collect(Collectors.joining(
                                ", ",
                                ", "
                                        + refusals.values().stream()
                                                .mapToLong(Long::longValue)
                                                .sum() + " messages not forwarded (",
                                ")"));
        return String.format(
                Locale.ROOT, "%d messages, %d observations in Kafka%s", counts.messages(), counts.written(), refused);
    }

    @Override
    public void close() {
        display.close();
    }
}
