package io.wavecast.core.wire.avro;

import io.wavecast.core.series.ForecastDraft;
import io.wavecast.core.series.HorizonForecast;
import java.io.IOException;
import org.apache.avro.io.BinaryEncoder;

/** Writes the forecast for one horizon. */
final class StepWriter {
    private StepWriter() {}

    static void write(ForecastDraft forecast, int index, BinaryEncoder out) throws IOException {
        out.writeInt(forecast.horizon(index));
        if (forecast.atMicros(index) == HorizonForecast.UNKNOWN_TIME) {
            out.writeIndex(0);
        } else {
            out.writeIndex(1);
            out.writeLong(forecast.atMicros(index));
        }
        doubles(forecast.mean(index), out);
        doubles(forecast.lower(index), out);
        doubles(forecast.upper(index), out);
    }

    private static void doubles(double[] values, BinaryEncoder out) throws IOException {
        out.writeArrayStart();
        out.setItemCount(values.length);
        for (double value : values) {
            out.startItem();
            out.writeDouble(Double.isFinite(value) ? value : Double.NaN);
        }
        out.writeArrayEnd();
    }
}
