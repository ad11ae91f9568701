package io.wavecast.core.wire;

import io.wavecast.core.series.Anomaly;
import io.wavecast.core.wire.json.AnomalyJson;
import io.wavecast.core.wire.protobuf.AnomalyProtobuf;

/**
 * Writes anomalies as JSON, {@code {"series":"plant/pump","channel":0,"kind":"spike","from":1717171717.5,"until":null,"score":5.3,"value":97.2,
 * "expected":41.0,"lower":38.2,"upper":43.9,"direction":"up","model":"plant@3"}}, or as the message {@code Anomaly} of
 * {@code wavecast.proto}. Not thread-safe: buffers are reused.
 */
public final class AnomalyCodec {
    private final WireFormat format;
    private final AnomalyJson json = new AnomalyJson();
    private final AnomalyProtobuf protobuf = new AnomalyProtobuf();

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
}
