package io.wavecast.core.wire;

import io.wavecast.core.series.Anomaly;
import io.wavecast.core.wire.bytes.UnreadableException;
import io.wavecast.core.wire.json.AnomalyJson;
import io.wavecast.core.wire.protobuf.AnomalyProtobuf;
import org.apache.kafka.common.header.Headers;

/**
 * Reads and writes anomalies as JSON, {@code {"series":"plant/pump","channel":0,"kind":"spike","from":1717171717.5,"until":null,"score":5.3,
 * "value":97.2,"expected":41.0,"lower":38.2,"upper":43.9,"direction":"up","model":"plant@3"}}, or as the message {@code Anomaly} of
 * {@code wavecast.proto}. Reading needs {@code from} and {@code kind}: a number that is absent is NaN (0 in protobuf), a direction {@code none}, a
 * model {@code naive@0}. The key of the record names the series. Not thread-safe: buffers are reused.
 */
public final class AnomalyCodec {
    private final WireFormat format;
    private final AnomalyJson json = new AnomalyJson();
    private final AnomalyProtobuf protobuf = new AnomalyProtobuf();

    /** A codec for JSON. */
    public AnomalyCodec() {
        this(WireFormat.JSON);
    }

    /** @param format the format of records to write, and of records to read whose header and first byte do not name one */
    public AnomalyCodec(WireFormat format) {
        this.format = format;
    }

    /**
     * The value of a record, which needs no headers.
     *
     * @param series key of the series
     */
    public byte[] write(String series, Anomaly anomaly) {
        return format == WireFormat.JSON ? json.write(series, anomaly) : protobuf.write(series, anomaly);
    }

    /**
     * Reads a value in the format that its headers name, or its first byte.
     *
     * @param headers the record's headers, which may name its format
     * @throws UnreadableException if the bytes are not an anomaly; the message names all problems
     */
    public Anomaly read(Headers headers, byte[] value) {
        return WireFormat.ofAnswer(headers, value, format) == WireFormat.JSON ? json.read(value) : protobuf.read(value);
    }
}
