package io.wavecast.streams.anomaly;

import io.wavecast.core.series.Anomaly;
import io.wavecast.core.series.AnomalyKind;
import io.wavecast.core.series.Direction;
import java.util.List;
import java.util.OptionalLong;

/**
 * Finds the anomalies of series. The state of a series is an array of {@link #numbers(int)} numbers that the caller keeps. Not thread-safe, since it
 * owns scratch space; one per thread and settings.
 */
public final class SeriesDetector {
    private static final int SILENT = 0; // 1 while the series is silent
    private static final int SILENT_FROM = 1; // event time in microseconds
    private static final int CHANNELS = 2;

    private final AnomalySettings settings;
    private final ChannelDetector detector;

    public SeriesDetector(AnomalySettings settings) {
        this.settings = settings;
        this.detector = new ChannelDetector(settings);
    }

    /** Count of numbers that the state of a series has. */
    public static int numbers(int channels) {
        return CHANNELS + channels * ChannelDetector.NUMBERS;
    }

    /** The state of a series without observations. */
    public static double[] newState(int channels) {
        double[] state = new double[numbers(channels)];
        for (int c = 0; c < channels; c++) {
            ChannelDetector.start(state, at(c));
        }
        return state;
    }

    /** Whether an anomaly of a channel lasts, other than silence. */
    public static boolean lasts(double[] state, int channel) {
        return ChannelDetector.lasts(state, at(channel));
    }

    /** Samples of a channel since the last anomaly began, other than silence or a stuck value. */
    public static double sinceBeginning(double[] state, int channel) {
        return ChannelDetector.sinceBeginning(state, at(channel));
    }

    /**
     * Judges and learns one value of one channel.
     *
     * @param state see {@link #numbers(int)}; changed
     * @param micros event time
     * @param value NaN if missing: then nothing changes
     * @return what ended and what began, in this order
     */
    public List<Anomaly> observe(
            double[] state, String series, int channel, long micros, double value, Expected expected) {
        return detector.observe(state, at(channel), series, channel, micros, value, expected);
    }

    /**
     * Ends a silence, since an observation arrived.
     *
     * @return the end of the silence, if there was one
     */
    public List<Anomaly> heard(double[] state, String series, long micros, Expected expected) {
        if (state[SILENT] == 0) {
            return List.of();
        }
        state[SILENT] = 0;
        return List.of(
                silence(series, (long) state[SILENT_FROM], OptionalLong.of(micros), settings.silentAfter(), expected));
    }

    /**
     * Begins a silence if no observation came for too long.
     *
     * @param lastMicros event time of the newest observation
     * @param periodMicros spacing of observations; 0 or less if unknown, then nothing begins
     * @param nowMicros present event time: of a newer observation of the series, of the stream, or of the wall clock for live data
     * @return the beginning of a silence, if it is new
     */
    public List<Anomaly> silent(
            double[] state, String series, long lastMicros, long periodMicros, long nowMicros, Expected expected) {
        if (settings.silentAfter() == 0 || periodMicros <= 0 || state[SILENT] != 0 || settings.mutes(nowMicros)) {
            return List.of();
        }
        long missed = (nowMicros - lastMicros) / periodMicros - 1;
        if (missed < settings.silentAfter()) {
            return List.of();
        }
        state[SILENT] = 1;
        state[SILENT_FROM] = lastMicros + periodMicros;
        return List.of(silence(series, lastMicros + periodMicros, OptionalLong.empty(), (double) missed, expected));
    }

    private static Anomaly silence(String series, long from, OptionalLong until, double missed, Expected expected) {
        return new Anomaly(
                series,
                0,
                AnomalyKind.SILENCE,
                from,
                until,
                StrictMath.log10(1 + missed),
                Double.NaN,
                expected.mean(),
                expected.lower(),
                expected.upper(),
                Direction.NONE,
                expected.model());
    }

    private static int at(int channel) {
        return CHANNELS + channel * ChannelDetector.NUMBERS;
    }
}
