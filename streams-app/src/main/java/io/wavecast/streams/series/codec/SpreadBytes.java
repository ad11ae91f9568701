package io.wavecast.streams.series.codec;

import io.wavecast.core.wire.bytes.BadRecord;
import io.wavecast.streams.series.ChallengerState;
import io.wavecast.streams.series.PendingForecast;
import io.wavecast.streams.series.PendingForecasts;
import io.wavecast.streams.series.SeriesState;

/**
 * The binary form of the spreads of pending forecasts, in their order, none for a version without a spread head: first of the published forecasts,
 * then of the challenger's, if there is one.
 */
final class SpreadBytes {
    private static final String SPREADS = "the spreads of pending forecasts";

    private SpreadBytes() {}

    /** Whether any pending forecast has spreads. */
    static boolean needed(SeriesState state) {
        ChallengerState challenger = state.sections().challenger();
        return any(state.pending())
                || (challenger != null && any(challenger.own().pending()));
    }

    private static boolean any(PendingForecasts pending) {
        for (int i = 0; i < pending.size(); i++) {
            if (pending.get(i).spread().length > 0) {
                return true;
            }
        }
        return false;
    }

    static void write(SeriesState state, BinaryWriter out) {
        write(state.pending(), out);
        ChallengerState challenger = state.sections().challenger();
        if (challenger != null) {
            write(challenger.own().pending(), out);
        }
    }

    private static void write(PendingForecasts pending, BinaryWriter out) {
        for (PendingForecast forecast : pending) {
            out.putDoubles(forecast.spread());
        }
    }

    /** Reads the section into a state whose pending forecasts and challenger are known. */
    static void read(BinaryReader in, SeriesState into) {
        read(in, into.pending(), into.channels());
        ChallengerState challenger = into.sections().challenger();
        if (challenger != null) {
            read(in, challenger.own().pending(), into.channels());
        }
    }

    private static void read(BinaryReader in, PendingForecasts pending, int channels) {
        for (PendingForecast forecast : pending) {
            double[] spread = in.getDoubles(SPREADS);
            if (spread.length != 0 && spread.length != channels) {
                throw BadRecord.BAD_STATE.because(
                        "expected 0 or " + channels + " numbers of " + SPREADS + " in the state, was " + spread.length);
            }
            for (double each : spread) {
                if (!(each > 0 && each < Double.POSITIVE_INFINITY)) {
                    throw BadRecord.BAD_STATE.because(
                            "expected finite numbers above 0 of " + SPREADS + " in the state, was " + each);
                }
            }
            forecast.setSpread(spread);
        }
    }
}
