package io.wavecast.trainer.decide;

import io.wavecast.core.model.ModelVersion;
import io.wavecast.core.series.ForecastStatus;
import io.wavecast.core.series.ScoreSummary;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Finds the summaries of two versions that judge the same observations: of one unit (a series and a horizon) and one second, with equal counts. One
 * version may be ahead of the other by any number of records, but not by a second. A second that was paired before is not paired again, so
 * records that a service sent twice count once.
 */
public final class SummaryPairs {
    private final ModelVersion first;
    private final ModelVersion second;
    private final Map<String, Waiting> byUnit = new HashMap<>();
    private long unpaired;

    public SummaryPairs(ModelVersion first, ModelVersion second) {
        this.first = first;
        this.second = second;
    }

    /** Takes a summary of any version and status; returns a pair if it completes one. */
    public Optional<PairedScores> accept(String unit, ScoreSummary summary) {
        boolean isFirst = summary.model().equals(first);
        boolean counts = summary.status() == ForecastStatus.OK || summary.status() == ForecastStatus.CHALLENGER;
        if (!counts || !(isFirst || summary.model().equals(second))) {
            return Optional.empty();
        }
        return byUnit.computeIfAbsent(unit, key -> new Waiting()).take(summary, isFirst);
    }

    /** Number of summaries without a partner. */
    public long unpaired() {
        return unpaired;
    }

    /** Forgets units whose newest summary is older than this event time. */
    public void forgetQuiet(long micros) {
        byUnit.values().removeIf(waiting -> waiting.newestMicros < micros);
    }

    /** Number of units that it remembers. */
    int units() {
        return byUnit.size();
    }

    private final class Waiting {
        private long newestMicros = Long.MIN_VALUE;
        private @Nullable ScoreSummary summary;
        private boolean isFirst;
        private long pairedMicros = Long.MIN_VALUE;

        Optional<PairedScores> take(ScoreSummary next, boolean nextIsFirst) {
            newestMicros = Math.max(newestMicros, next.fromMicros());
            ScoreSummary waiting = summary;
            if (next.fromMicros() <= pairedMicros) {
                return Optional.empty(); // sent again
            }
            if (waiting != null && next.fromMicros() < waiting.fromMicros()) {
                unpaired++;
                return Optional.empty();
            }
            if (waiting == null || next.fromMicros() > waiting.fromMicros() || isFirst == nextIsFirst) {
                unpaired += waiting == null || next.fromMicros() == waiting.fromMicros() ? 0 : 1;
                summary = next;
                isFirst = nextIsFirst;
                return Optional.empty();
            }
            summary = null;
            pairedMicros = next.fromMicros();
            if (waiting.count() != next.count()) {
                unpaired += 2;
                return Optional.empty();
            }
            return Optional.of(isFirst ? PairedScores.of(waiting, next) : PairedScores.of(next, waiting));
        }
    }
}
