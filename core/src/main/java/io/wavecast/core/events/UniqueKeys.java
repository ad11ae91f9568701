package io.wavecast.core.events;

import io.wavecast.core.wire.bytes.BadRecord;
import io.wavecast.core.wire.bytes.Quote;
import java.util.HashSet;
import java.util.Set;

/** The keys of an object that are wanted. If one occurs twice, nothing says which of the two is meant. */
final class UniqueKeys {
    private final Set<String> keys = new HashSet<>();

    /** @throws io.wavecast.core.wire.bytes.UnreadableException with the reason {@code not-json}, if the key was added before */
    void add(String key) {
        if (!keys.add(key)) {
            throw BadRecord.NOT_JSON.because("expected the key " + Quote.shortened(key) + " once, was twice");
        }
    }
}
