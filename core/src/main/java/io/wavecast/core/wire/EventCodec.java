package io.wavecast.core.wire;

import io.wavecast.core.series.Observation;

/** Observations as JSON. (stub, to be replaced) */
public final class EventCodec {
    /** @param recordTimeMicros event time where the JSON carries none */
    public Observation read(byte[] json, long recordTimeMicros) {
        throw new UnsupportedOperationException();
    }

    public byte[] write(Observation observation) {
        throw new UnsupportedOperationException();
    }
}
