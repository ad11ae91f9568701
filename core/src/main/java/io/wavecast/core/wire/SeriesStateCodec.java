package io.wavecast.core.wire;

import io.wavecast.core.series.SeriesState;

/** The binary form of a series' state. (stub, to be replaced) */
public final class SeriesStateCodec {
    public SeriesState read(byte[] bytes) {
        throw new UnsupportedOperationException();
    }

    public byte[] write(SeriesState state) {
        throw new UnsupportedOperationException();
    }
}
