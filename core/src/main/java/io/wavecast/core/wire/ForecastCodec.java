package io.wavecast.core.wire;

import io.wavecast.core.series.Forecast;
import io.wavecast.core.series.ForecastDraft;
import io.wavecast.core.wire.avro.ForecastAvroReader;
import io.wavecast.core.wire.avro.ForecastAvroWriter;
import io.wavecast.core.wire.bytes.UnreadableException;
import io.wavecast.core.wire.json.ForecastJson;
import io.wavecast.core.wire.protobuf.ForecastProtobuf;
import java.util.OptionalInt;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/**
 * Reads and writes forecasts as JSON, {@code {"made":1717171717.123456,"model":"default@3","status":"ok","steps":[{"h":1,
 * "at":1717171717.127456,"mean":0.42,"lower":0.4,"upper":0.44}]}}, as the message {@code Forecast} of
 * {@code wavecast.proto}, or as Avro by {@code forecast.avsc}. Not thread-safe: buffers are reused.
 *
 * <p>In JSON, times are epoch seconds; {@code at} is null while the sampling period is unknown. {@code mean}, {@code lower} and
 * {@code upper} are numbers for one channel and arrays for more; null if a value is not finite.
 */
public final class ForecastCodec {
    private final WireFormat format;
    private final ForecastJson json = new ForecastJson();
    private final ForecastProtobuf protobuf = new ForecastProtobuf();
    private final ForecastAvroReader avroReader = new ForecastAvroReader();
    private final @Nullable ForecastAvroWriter avro;

    /** A codec for JSON. */
    public ForecastCodec() {
        this(WireFormat.JSON);
    }

    /** @param format the format of records to write, and of records to read whose header and first byte do not name one */
    public ForecastCodec(WireFormat format) {
        this(format, OptionalInt.empty());
    }

    /** @param avroSchema the id of {@code forecast.avsc}, to write forecasts as Avro; empty to write them in the format */
    public ForecastCodec(WireFormat format, OptionalInt avroSchema) {
        this.format = format;
        this.avro = avroSchema.isPresent() ? new ForecastAvroWriter(avroSchema.getAsInt()) : null;
    }

    /**
     * Reads a value in the format that its headers name, or its first byte: a zero byte means Avro.
     *
     * @param headers the record's headers, which may name its format
     * @throws UnreadableException if the bytes are not a forecast; the message names all problems
     */
    public Forecast read(Headers headers, byte[] value) {
        return ForecastAvroReader.isAvro(value)
                ? avroReader.read(value)
                : read(WireFormat.ofAnswer(headers, value, format), value);
    }

    /**
     * Reads a value in the codec's format.
     *
     * @throws UnreadableException if the bytes are not a forecast; the message names all problems
     */
    public Forecast read(byte[] value) {
        return read(format, value);
    }

    /** The value of a record, which needs no headers. */
    public byte[] write(ForecastDraft forecast) {
        if (avro != null) {
            return avro.write(forecast);
        }
        return format == WireFormat.JSON ? json.write(forecast) : protobuf.write(forecast);
    }

    /** The value of a record, which needs no headers. */
    public byte[] write(Forecast forecast) {
        return write(ForecastDraft.of(forecast));
    }

    private Forecast read(WireFormat written, byte[] value) {
        return written == WireFormat.JSON ? json.read(value) : protobuf.read(value);
    }
}
