package io.wavecast.core.wire;

import io.wavecast.core.series.Chunk;
import io.wavecast.core.series.Observation;
import io.wavecast.core.wire.bytes.BadRecord;
import io.wavecast.core.wire.bytes.UnreadableException;
import io.wavecast.core.wire.json.ObservationJson;
import io.wavecast.core.wire.protobuf.ObservationProtobuf;
import java.util.List;
import org.apache.kafka.common.header.Headers;

/**
 * Reads and writes observations as JSON, {@code {"t": 1717171717.123456, "v": [0.42, null, 0.1]}}, or as the message {@code Observation} of
 * {@code wavecast.proto}. Not thread-safe: buffers are reused.
 *
 * <p>In JSON, {@code t} is epoch seconds with a fraction or ISO-8601 with an offset, in the years 1900 to 2200, rounded to the
 * microsecond; without it, the record's timestamp is used. {@code v} is a number or an array with
 * null for a missing channel. A bare number is an observation of one channel. Other fields are ignored; see {@link #ignoredTimeField}.
 *
 * <p>A chunk holds many samples: {@code {"t": 1717171717.123456, "period": 0.004, "v": [[0.42, 0.1], [0.43, 0.2]]}}, where {@code t} is the
 * time of the first one; without it, the record's timestamp is the time of the last one.
 */
public final class ObservationCodec {
    private final WireFormat format;
    private final ObservationJson json = new ObservationJson();
    private final ObservationProtobuf protobuf = new ObservationProtobuf();
    private String ignoredTimeField = "";
    private boolean readJson; // last

    /** A codec for JSON. */
    public ObservationCodec() {
        this(WireFormat.JSON);
    }

    /** @param format the format of records to write, and of records to read whose header and first byte do not name one */
    public ObservationCodec(WireFormat format) {
        this.format = format;
    }

    /**
     * Reads a value in the format that its headers name, or its first byte: the only observation, or the first one of a chunk, whose
     * others are {@link #rest}.
     *
     * @param headers the record's headers, which may name its format
     * @param recordTimeMicros event time if the value has none
     * @throws UnreadableException with one of the reasons of {@link BadRecord}
     */
    public Observation read(Headers headers, byte[] value, long recordTimeMicros) {
        return read(WireFormat.of(headers, value, format), value, recordTimeMicros);
    }

    /**
     * Reads a value in the codec's format.
     *
     * @param recordTimeMicros event time if the value has none
     * @throws UnreadableException with one of the reasons of {@link BadRecord}
     */
    public Observation read(byte[] value, long recordTimeMicros) {
        return read(format, value, recordTimeMicros);
    }

    /** The further observations of the record read last, in the order of their times; empty unless it is a chunk. */
    public List<Observation> rest() {
        return readJson ? json.rest() : protobuf.rest();
    }

    /**
     * The name of a field of the observation read last that the sender most likely meant as the event time: {@code t} is missing, and
     * this one is called {@code timestamp}, {@code time} or alike. Such a field is ignored like all others, so the event time is the record's
     * timestamp. Empty if there is none.
     */
    public String ignoredTimeField() {
        return ignoredTimeField;
    }

    /** The value of a record; its headers are {@link WireFormat#headers()}. */
    public byte[] write(Observation observation) {
        return format == WireFormat.JSON ? json.write(observation) : protobuf.write(observation);
    }

    /** The value of a record with many samples; its headers are {@link WireFormat#headers()}. */
    public byte[] write(Chunk chunk) {
        return format == WireFormat.JSON ? json.write(chunk) : protobuf.write(chunk);
    }

    private Observation read(WireFormat written, byte[] value, long recordTimeMicros) {
        readJson = written == WireFormat.JSON;
        if (written == WireFormat.JSON) {
            Observation observation = json.read(value, recordTimeMicros);
            ignoredTimeField = json.timeField();
            return observation;
        }
        ignoredTimeField = "";
        return protobuf.read(value, recordTimeMicros);
    }
}
