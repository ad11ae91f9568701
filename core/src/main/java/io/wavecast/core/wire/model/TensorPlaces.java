package io.wavecast.core.wire.model;

import io.wavecast.core.wire.bytes.Quote;
import java.util.Comparator;
import java.util.List;

/** Checks that every byte of a file's data belongs to exactly one tensor. */
final class TensorPlaces {
    private TensorPlaces() {}

    /** @param all entries of all tensors; their order changes */
    static void check(List<TensorEntry> all, int dataBytes, List<String> problems) {
        all.sort(Comparator.comparingLong(TensorEntry::begin).thenComparingLong(TensorEntry::end));
        long end = 0;
        for (TensorEntry entry : all) {
            if (entry.begin() != end) {
                problems.add("tensor " + Quote.shortened(entry.name()) + ": expected to begin at byte " + end
                        + " of the data, was " + entry.begin() + "; tensors must neither overlap nor leave gaps");
                return;
            }
            end = entry.end();
        }
        if (end != dataBytes) {
            problems.add("expected tensors to end at byte " + dataBytes + " of the data, was " + end);
        }
    }
}
