package io.wavecast.core.events;

import io.wavecast.core.events.mapping.EventMapping;
import io.wavecast.core.events.schema.RecordContent;
import io.wavecast.core.wire.bytes.UnreadableException;
import org.apache.kafka.common.header.internals.RecordHeaders;

/** Reads messages of JSON that did not come through Kafka: they have neither key nor headers. Not thread-safe. */
public final class MessageEvents {
    private final EventReader reader;

    public MessageEvents(EventMapping mapping) {
        reader = new MappedEvents(mapping, RecordContent.JSON);
    }

    /**
     * Reads a message, and passes each observation to the sink.
     *
     * @param arrivalMicros event time of observations that have none of their own
     * @throws UnreadableException if no part of the message can be used; the sink has received nothing then
     */
    public void read(byte[] message, long arrivalMicros, EventReader.Sink sink) {
        reader.read(null, new RecordHeaders(), message, arrivalMicros, sink);
    }
}
