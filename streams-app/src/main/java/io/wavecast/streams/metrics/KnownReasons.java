package io.wavecast.streams.metrics;

import io.wavecast.core.wire.bytes.BadRecord;
import io.wavecast.streams.forecast.RejectionReason;
import io.wavecast.streams.store.SeriesKey;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * The reasons to reject an observation. Their counters exist from the start: a counter that appears with its first event has no increase
 * by it, so that no rate and no alert sees that event.
 */
final class KnownReasons {
    private static final Set<BadRecord> OF_OTHER_RECORDS = EnumSet.of(
            BadRecord.BAD_FORECAST,
            BadRecord.BAD_SCORE,
            BadRecord.BAD_ANOMALY,
            BadRecord.NOT_SAFETENSORS,
            BadRecord.BAD_MODEL,
            BadRecord.BAD_REQUEST,
            BadRecord.BAD_DECISION,
            BadRecord.BAD_STATE);

    private KnownReasons() {}

    static Set<String> ofObservations() {
        Set<String> words = new LinkedHashSet<>(SeriesKey.REASONS);
        for (BadRecord unreadable : BadRecord.values()) {
            if (!OF_OTHER_RECORDS.contains(unreadable)) {
                words.add(unreadable.word());
            }
        }
        for (RejectionReason reason : RejectionReason.values()) {
            words.add(reason.word());
        }
        return words;
    }
}
