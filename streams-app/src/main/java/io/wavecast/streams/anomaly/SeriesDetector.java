package io.wavecast.streams.anomaly;

import io.wavecast.core.model.ModelVersion;
import io.wavecast.core.series.Anomaly;
import io.wavecast.core.series.AnomalyKind;
import io.wavecast.core.series.Direction;
import java.util.ArrayList;
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

    /** Which values enter the network while an anomaly lasts. */
    public Shield shield() {
        return settings.shield();
    }

    /** Steps ahead of the forecasts that values are compared with. */
    public int horizon() {
        return settings.horizon();
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

    /** Number of anomalies of a series that last. */
    public static int lasting(double[] state) {
        int lasting = state.length > 0 && state[SILENT] != 0 ? 1 : 0;
        for (int at = CHANNELS; at < state.length; at += ChannelDetector.NUMBERS) {
            lasting += ChannelDetector.lasting(state, at);
        }
        return lasting;
    }

    /** Whether the series is silent. */
    public static boolean isSilent(double[] state) {
        return state.length > 0 && state[SILENT] != 0;
    }

    /** Event time since which a silent series is silent. */
    static long silentFromMicros(double[] state) {
        return (long) state[SILENT_FROM];
    }

    /** Whether an anomaly of a channel lasts, other than silence. */
    public static boolean lasts(double[] state, int channel) {
        return ChannelDetector.lasting(state, at(channel)) > 0;
    }

    /** Samples of a channel since the last anomaly began, other than silence or a stuck value. */
    public static double sinceBeginning(double[] state, int channel) {
        return ChannelDetector.sinceBeginning(state, at(channel));
    }

    /**
     * Says which series the next values belong to. Without this call they count as those of a series of one channel and unknown period.
     *
     * @param periodMicros spacing of observations; 0 if unknown
     */
    public void begin(long periodMicros, int channels) {
        detector.ask(settings.falseAlarms().ofChannel(periodMicros, channels));
    }

    /**
     * Judges and learns one value of one channel.
     *
     * @param state see {@link #numbers(int)}; changed
     * @param micros event time
     * @param value NaN if missing: then nothing changes
     * @return what ended and what began, in this order
     */
    public List<Anomaly> observe(double[] state, int channel, long micros, double value, Expected expected) {
        return detector.observe(state, at(channel), channel, micros, value, expected);
    }

    /**
     * Ends a silence, since an observation arrived.
     *
     * @return the end of the silence, if there was one
     */
    public List<Anomaly> heard(double[] state, long micros, ModelVersion model) {
        if (state[SILENT] == 0) {
            return List.of();
        }
        state[SILENT] = 0;
        return List.of(silence((long) state[SILENT_FROM], OptionalLong.of(micros), model));
    }

    /**
     * Begins a silence if no observation came for too long. What it tells does not depend on when it is noticed.
     *
     * @param lastMicros event time of the newest observation
     * @param periodMicros spacing of observations; 0 or less if unknown, then nothing begins
     * @param nowMicros present event time: of a newer observation, or the newest one's with the time that has passed since it arrived
     * @return the beginning of a silence, if it is new
     */
    public List<Anomaly> silent(
            double[] state, long lastMicros, long periodMicros, long nowMicros, ModelVersion model) {
        if (settings.silentAfter() == 0 || periodMicros <= 0 || state[SILENT] != 0) {
            return List.of();
        }
        long due = silentFrom(lastMicros, periodMicros);
        if (nowMicros < due || settings.mutes(due)) {
            return List.of();
        }
        state[SILENT] = 1;
        state[SILENT_FROM] = lastMicros + periodMicros;
        return List.of(silence(lastMicros + periodMicros, OptionalLong.empty(), model));
    }

    /** The event time at which a series is silent. */
    public long silentFrom(long lastMicros, long periodMicros) {
        return lastMicros + (settings.silentAfter() + 1L) * periodMicros;
    }

    /**
     * Ends all anomalies of a series that begins anew.
     *
     * @param micros event time of its last observation
     */
    public List<Anomaly> endAll(double[] state, long micros, ModelVersion model) {
        if (lasting(state) == 0) {
            return List.of();
        }
        List<Anomaly> ends = new ArrayList<>();
        var nothing = new Expected(Double.NaN, Double.NaN, Double.NaN, model);
        for (int channel = 0; at(channel) < state.length; channel++) {
            ChannelDetector.endAll(state, at(channel), channel, micros, nothing, ends);
        }
        ends.addAll(heard(state, (long) state[SILENT_FROM], model));
        return ends;
    }

    private Anomaly silence(long from, OptionalLong until, ModelVersion model) {
        return new Anomaly(
                0,
                AnomalyKind.SILENCE,
                from,
                until,
                StrictMath.log10(1.0 + settings.silentAfter()),
                Double.NaN,
                Double.NaN,
                Double.NaN,
                Double.NaN,
                Direction.NONE,
                model);
    }

    private static int at(int channel) {
        return CHANNELS + channel * ChannelDetector.NUMBERS;
    }
}
