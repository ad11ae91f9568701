package io.wavecast.core.wire;

import io.wavecast.core.series.Observation;
import org.apache.kafka.common.header.Headers;

/**
 * Observations as JSON, {@code {"t": 1717171717.123456, "v": [0.42, null, 0.1]}}, or as the message {@code Observation} of
 * {@code wavecast.proto}. Not for two threads at once: buffers are used again.
 *
 * <p>In JSON, {@code t} is epoch seconds with a fraction or ISO-8601 with an offset, in the years 1900 to 2200, kept to the
 * microsecond (what is finer is rounded); without it the record's own time holds. {@code v} is a number or an array with
 * null for a missing channel. A bare number is an observation of one channel. Other fields are ignored.
 */
public final class EventCodec {
    private final WireFormat format;
    private final EventJson json = new EventJson();
    private final EventProtobuf protobuf = new EventProtobuf();

    /** For JSON. */
    public EventCodec() {
        this(WireFormat.JSON);
    }

    /** @param format of what is written, and of records whose headers do not say it */
    public EventCodec(WireFormat format) {
        this.format = format;
    }

    /**
     * @param headers of the record, which may say its format
     * @param recordTimeMicros event time where the value carries none
     * @throws UnreadableException with one of the reasons of {@link BadRecord}
     */
    public Observation read(Headers headers, byte[] value, long recordTimeMicros) {
        return read(WireFormat.of(headers, format), value, recordTimeMicros);
    }

    /**
     * A value in this codec's own format.
     *
     * @param recordTimeMicros event time where the value carries none
     * @throws UnreadableException with one of the reasons of {@link BadRecord}
     */
    public Observation read(byte[] value, long recordTimeMicros) {
        return read(format, value, recordTimeMicros);
    }

    /** The value alone; {@link WireFormat#headers()} go with it. */
    public byte[] write(Observation observation) {
        return format == WireFormat.JSON ? json.write(observation) : protobuf.write(observation);
    }

    private Observation read(WireFormat written, byte[] value, long recordTimeMicros) {
        return written == WireFormat.JSON ? json.read(value, recordTimeMicros) : protobuf.read(value, recordTimeMicros);
    }
}
