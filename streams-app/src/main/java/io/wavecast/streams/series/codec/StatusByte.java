package io.wavecast.streams.series.codec;

import io.wavecast.core.series.ForecastStatus;
import java.util.List;

/** Converts a forecast's status to one byte. Codes never change; a new status gets the next code. */
final class StatusByte {
    private static final List<ForecastStatus> BY_CODE =
            List.of(ForecastStatus.WARMING, ForecastStatus.OK, ForecastStatus.FILLED, ForecastStatus.CHALLENGER);

    private StatusByte() {}

    static void put(ForecastStatus status, BinaryWriter out) {
        out.putByte(BY_CODE.indexOf(status));
    }

    static ForecastStatus get(BinaryReader in) {
        return BY_CODE.get(in.getInRange(0, BY_CODE.size() - 1, "the code of a status"));
    }
}
