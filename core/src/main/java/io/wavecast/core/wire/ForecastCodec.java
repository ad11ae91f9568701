package io.wavecast.core.wire;

import io.wavecast.core.series.Forecast;
import io.wavecast.core.wire.bytes.UnreadableException;
import io.wavecast.core.wire.json.ForecastJson;
import io.wavecast.core.wire.protobuf.ForecastProtobuf;
import org.apache.kafka.common.header.Headers;

/**
 * Forecasts as JSON, {@code {"made":1717171717.123456,"model":"default@3","status":"ok","steps":[{"h":1,
 * "at":1717171717.127456,"mean":0.42,"lower":0.4,"upper":0.44}]}}, or as the message {@code Forecast} of
 * {@code wavecast.proto}. Not for two threads at once: buffers are used again.
 *
 * <p>In JSON, times are epoch seconds; {@code at} is null where no period is known yet. {@code mean}, {@code lower} and
 * {@code upper} are numbers for one channel and arrays for more; null where nothing finite can be said.
 */
public final class ForecastCodec {
    private final WireFormat format;
    private final ForecastJson json = new ForecastJson();
    private final ForecastProtobuf protobuf = new ForecastProtobuf();

    /** For JSON. */
    public ForecastCodec() {
        this(WireFormat.JSON);
    }

    /** @param format of what is written, and of records whose headers do not say it */
    public ForecastCodec(WireFormat format) {
        this.format = format;
    }

    /**
     * @param headers of the record, which may say its format
     * @throws UnreadableException if the bytes are not a forecast; the message names all that is wrong
     */
    public Forecast read(Headers headers, byte[] value) {
        return read(WireFormat.of(headers, format), value);
    }

    /**
     * A value in this codec's own format.
     *
     * @throws UnreadableException if the bytes are not a forecast; the message names all that is wrong
     */
    public Forecast read(byte[] value) {
        return read(format, value);
    }

    /** The value alone; {@link WireFormat#headers()} go with it. */
    public byte[] write(Forecast forecast) {
        return format == WireFormat.JSON ? json.write(forecast) : protobuf.write(forecast);
    }

    private Forecast read(WireFormat written, byte[] value) {
        return written == WireFormat.JSON ? json.read(value) : protobuf.read(value);
    }
}
