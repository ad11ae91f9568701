package io.wavecast.streams.series.codec;

import io.wavecast.core.series.ForecastStatus;
import java.util.List;

/** The status of a forecast as one byte. Positions are a promise: new ones go to the end. */
final class StatusByte {
    private static final List<ForecastStatus> BY_CODE =
            List.of(ForecastStatus.WARMING, ForecastStatus.OK, ForecastStatus.FILLED);

    private StatusByte() {}

    static void put(ForecastStatus status, BinaryWriter out) {
        out.putByte(BY_CODE.indexOf(status));
    }

    static ForecastStatus get(BinaryReader in) {
        return BY_CODE.get(in.getInRange(0, BY_CODE.size() - 1, "a status with code"));
    }
}
