package io.wavecast.core.wire.avro;

import io.wavecast.core.series.HorizonForecast;
import io.wavecast.core.wire.bytes.RecordLimits;
import java.io.IOException;
import java.util.Arrays;
import org.apache.avro.io.BinaryDecoder;

/** Reads the forecast for one horizon. */
final class StepReader {
    private StepReader() {}

    static HorizonForecast read(BinaryDecoder in) throws IOException {
        int horizon = in.readInt();
        int branch = in.readIndex();
        if (horizon < 0 || branch < 0 || branch > 1) {
            throw ForecastAvroReader.refused("a step with horizon " + horizon);
        }
        long at = branch == 0 ? HorizonForecast.UNKNOWN_TIME : in.readLong();
        double[] mean = doubles(in);
        double[] lower = doubles(in);
        double[] upper = doubles(in);
        if (mean.length == 0 || lower.length != mean.length || upper.length != mean.length) {
            throw ForecastAvroReader.refused("a step with " + mean.length + ", " + lower.length + " and " + upper.length
                    + " values of mean, lower and upper");
        }
        return new HorizonForecast(horizon, at, mean, lower, upper);
    }

    private static double[] doubles(BinaryDecoder in) throws IOException {
        double[] values = new double[8];
        int size = 0;
        for (long left = in.readArrayStart(); left > 0; left = in.arrayNext()) {
            for (long i = 0; i < left; i++) {
                if (size == RecordLimits.MAX_CHANNELS) {
                    throw ForecastAvroReader.refused("more than " + size + " channels");
                }
                if (size == values.length) {
                    values = Arrays.copyOf(values, 2 * size);
                }
                values[size] = in.readDouble();
                if (Double.isInfinite(values[size])) {
                    throw ForecastAvroReader.refused("an infinite number");
                }
                size++;
            }
        }
        return Arrays.copyOf(values, size);
    }
}
