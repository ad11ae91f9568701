package io.wavecast.core.wire.avro;

import io.wavecast.core.model.ModelVersion;
import io.wavecast.core.series.ForecastDraft;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.util.Utf8;

/** Writes forecasts as Avro: a zero byte, the schema's id as four bytes, big-endian, then the record. Not thread-safe: buffers are reused. */
public final class ForecastAvroWriter {
    private final byte[] prefix;
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(256);
    private final BinaryEncoder out = EncoderFactory.get().directBinaryEncoder(bytes, null);
    private ModelVersion model = ModelVersion.NAIVE;
    private Utf8 modelName = new Utf8(model.toString());

    /** @param schema the id under which readers find {@link ForecastSchema} */
    public ForecastAvroWriter(int schema) {
        prefix = ByteBuffer.allocate(1 + Integer.BYTES)
                .put((byte) 0)
                .putInt(schema)
                .array();
    }

    public byte[] write(ForecastDraft forecast) {
        bytes.reset();
        bytes.write(prefix, 0, prefix.length);
        try {
            out.writeLong(forecast.madeMicros());
            out.writeString(name(forecast.model()));
            out.writeString(forecast.status().word());
            out.writeArrayStart();
            out.setItemCount(forecast.size());
            for (int i = 0; i < forecast.size(); i++) {
                out.startItem();
                StepWriter.write(forecast, i, out);
            }
            out.writeArrayEnd();
            out.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private Utf8 name(ModelVersion version) {
        if (!version.equals(model)) {
            model = version;
            modelName = new Utf8(version.toString());
        }
        return modelName;
    }
}
