package io.wavecast.streams.anomaly;

import java.util.List;

/**
 * What counts as an anomaly. The only number that has to be chosen is the rate of false alarms.
 *
 * @param falseAlarms how many false alarms a series may have
 * @param horizon steps ahead of the forecast that a value is compared with, 1 or more. If the model does not serve it, the nearest shorter one holds
 * @param leastDeviation smaller deviations never alarm, in the signal's unit; 0 for none. A spike deviates from its forecast, a shift from the
 *     mean before it, a variance by the change of the mean step
 * @param alarms an anomaly begins when so many of the last {@code of} samples alarm
 * @param of 1..32
 * @param calm an anomaly ends when so many samples did not alarm
 * @param pause smallest number of samples from one beginning to the next; a third of the samples per false alarm if that is less
 * @param stuckAfter a value is stuck when it is repeated so often, and four times as often as ever before; 0 for never
 * @param silentAfter a series is silent when so many periods passed without an observation; 0 for never
 * @param muted windows in which no anomaly begins
 * @param shield which values enter the network while an anomaly lasts
 */
public record AnomalySettings(
        FalseAlarms falseAlarms,
        int horizon,
        double leastDeviation,
        int alarms,
        int of,
        int calm,
        int pause,
        int stuckAfter,
        int silentAfter,
        List<MuteWindow> muted,
        Shield shield) {
    private static final int MOST = 32; // bits that remember alarms

    public AnomalySettings {
        muted = List.copyOf(muted);
        check(
                leastDeviation >= 0 && leastDeviation < Double.POSITIVE_INFINITY,
                "a least deviation of 0 or more",
                leastDeviation);
        check(horizon >= 1, "a horizon of 1 or more", horizon);
        check(of >= 1 && of <= MOST, "1 to 32 samples that are looked at", of);
        check(alarms >= 1 && alarms <= of, "1 to " + of + " alarms", alarms);
        check(calm >= 1, "1 calm sample or more", calm);
        check(pause >= 0, "a pause of 0 samples or more", pause);
        check(stuckAfter >= 0, "0 repeated values or more", stuckAfter);
        check(silentAfter >= 0, "0 silent periods or more", silentAfter);
    }

    /** The settings for a rate of false alarms; all others are the defaults. */
    public static AnomalySettings falseAlarmEvery(double samples) {
        return of(FalseAlarms.every(samples));
    }

    /** The settings for a rate of false alarms; all others are the defaults. */
    public static AnomalySettings of(FalseAlarms rate) {
        return new AnomalySettings(rate, 1, 0, 1, 1, 30, 100, 20, 10, List.of(), Shield.NONE);
    }

    /** These settings with another rate of false alarms. */
    public AnomalySettings withFalseAlarms(FalseAlarms rate) {
        return new AnomalySettings(
                rate, horizon, leastDeviation, alarms, of, calm, pause, stuckAfter, silentAfter, muted, shield);
    }

    /** These settings without the check for stuck values. */
    public AnomalySettings withStuckAfter(int repeats) {
        return new AnomalySettings(
                falseAlarms, horizon, leastDeviation, alarms, of, calm, pause, repeats, silentAfter, muted, shield);
    }

    /** These settings with another horizon of the forecasts that values are compared with. */
    public AnomalySettings withHorizon(int steps) {
        return new AnomalySettings(
                falseAlarms, steps, leastDeviation, alarms, of, calm, pause, stuckAfter, silentAfter, muted, shield);
    }

    /** These settings with another least deviation. */
    public AnomalySettings withLeastDeviation(double deviation) {
        return new AnomalySettings(
                falseAlarms, horizon, deviation, alarms, of, calm, pause, stuckAfter, silentAfter, muted, shield);
    }

    /** These settings with an anomaly that begins when m of n samples alarm. */
    public AnomalySettings withAlarms(int m, int n) {
        return new AnomalySettings(
                falseAlarms, horizon, leastDeviation, m, n, calm, pause, stuckAfter, silentAfter, muted, shield);
    }

    /** These settings with windows in which no anomaly begins. */
    public AnomalySettings withMuted(List<MuteWindow> windows) {
        return new AnomalySettings(
                falseAlarms,
                horizon,
                leastDeviation,
                alarms,
                of,
                calm,
                pause,
                stuckAfter,
                silentAfter,
                windows,
                shield);
    }

    /** These settings with another number of periods without an observation after which a series is silent. */
    public AnomalySettings withSilentAfter(int periods) {
        return new AnomalySettings(
                falseAlarms, horizon, leastDeviation, alarms, of, calm, pause, stuckAfter, periods, muted, shield);
    }

    /** These settings with a shield. */
    public AnomalySettings withShield(Shield other) {
        return new AnomalySettings(
                falseAlarms, horizon, leastDeviation, alarms, of, calm, pause, stuckAfter, silentAfter, muted, other);
    }

    /** Whether no anomaly begins at an event time. */
    boolean mutes(long micros) {
        for (int i = 0; i < muted.size(); i++) {
            if (muted.get(i).contains(micros)) {
                return true;
            }
        }
        return false;
    }

    private static void check(boolean valid, String expected, Object was) {
        if (!valid) {
            throw new IllegalArgumentException("expected " + expected + ", was " + was);
        }
    }
}
