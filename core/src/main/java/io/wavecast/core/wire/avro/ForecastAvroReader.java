package io.wavecast.core.wire.avro;

import io.wavecast.core.model.ModelVersion;
import io.wavecast.core.series.Forecast;
import io.wavecast.core.series.ForecastStatus;
import io.wavecast.core.series.HorizonForecast;
import io.wavecast.core.wire.bytes.BadRecord;
import io.wavecast.core.wire.bytes.EnumNames;
import io.wavecast.core.wire.bytes.Quote;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.io.DecoderFactory;
import org.jspecify.annotations.Nullable;

/**
 * Reads forecasts that {@link ForecastAvroWriter} wrote. It asks no registry for the schema: Wavecast alone writes these records, and
 * later versions of the schema add fields at the end, which are left unread.
 */
public final class ForecastAvroReader {
    private static final int PREFIX_BYTES = 1 + Integer.BYTES;

    /** Whether a value begins with a zero byte, as no forecast in JSON or protobuf does. */
    public static boolean isAvro(byte @Nullable [] value) {
        return value != null && value.length > 0 && value[0] == 0;
    }

    /**
     * Reads a value for which {@link #isAvro} holds.
     *
     * @throws io.wavecast.core.wire.bytes.UnreadableException with the reason {@code bad-forecast}
     */
    public Forecast read(byte[] value) {
        if (value.length < PREFIX_BYTES) {
            throw refused("a schema's id was cut off");
        }
        try {
            var in = DecoderFactory.get().binaryDecoder(value, PREFIX_BYTES, value.length - PREFIX_BYTES, null);
            long made = in.readLong();
            var model = ModelVersion.parse(in.readString());
            String word = in.readString();
            ForecastStatus status = EnumNames.find(ForecastStatus.values(), word)
                    .orElseThrow(() -> refused("status '" + Quote.shortened(word) + "'"));
            List<HorizonForecast> steps = new ArrayList<>();
            for (long left = in.readArrayStart(); left > 0; left = in.arrayNext()) {
                for (long i = 0; i < left; i++) {
                    steps.add(StepReader.read(in));
                }
            }
            if (steps.isEmpty()) {
                throw refused("no steps");
            }
            return new Forecast(made, model, status, steps);
        } catch (IOException | AvroRuntimeException | IllegalArgumentException | UnsupportedOperationException e) {
            throw refused(Quote.shortened(String.valueOf(e.getMessage())));
        }
    }

    static RuntimeException refused(String problem) {
        return BadRecord.BAD_FORECAST.because("expected a forecast in Avro, was " + problem);
    }
}
