package io.wavecast.core.events;

import io.wavecast.core.series.Observation;
import io.wavecast.core.wire.bytes.UnreadableException;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/** Reads the observations of a record. Not thread-safe: buffers are reused. */
public interface EventReader {
    /**
     * Reads a record, and passes each observation to the sink.
     *
     * @param key the record's key
     * @param value the record's value
     * @param recordTimeMicros event time of observations that have none of their own
     * @throws UnreadableException if no part of the record can be used; the sink has received nothing then
     */
    void read(byte @Nullable [] key, Headers headers, byte @Nullable [] value, long recordTimeMicros, Sink sink);

    /** Receives the content of a record. */
    interface Sink {
        /** An observation of a series. */
        void event(String series, Observation observation);

        /** One of several events of the record, which cannot be used. The others are not affected. */
        void refused(UnreadableException problem);
    }
}
