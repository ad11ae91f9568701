package io.wavecast.core.wire;

import io.wavecast.core.series.Forecast;

/** Forecasts as JSON. (stub, to be replaced) */
public final class ForecastCodec {
    public Forecast read(byte[] json) {
        throw new UnsupportedOperationException();
    }

    public byte[] write(Forecast forecast) {
        throw new UnsupportedOperationException();
    }
}
