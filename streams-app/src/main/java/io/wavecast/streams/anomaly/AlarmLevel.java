package io.wavecast.streams.anomaly;

/**
 * Decides which surprises of one tail alarm, so that the rate asked for holds even where the tail is wrong. Two numbers.
 *
 * <pre>
 *  alarm:   min(surprise, log n + 2.5) ≥ log n + level            n: samples per false alarm
 *  level ← level + ½ at each alarm's onset,   level − ½ · share / n at each sample, not below 0
 * </pre>
 *
 * <p>This is adaptive conformal inference (Gibbs and Candès 2021) on onsets instead of misses: the steps add up, so over T samples of any series
 * a tail has at most {@code share · T / n + 2 · (2.5 + 1)} onsets. With a share of one over the number of tails, all of them together have at most
 * one in n samples in the long run. A tail that is right never raises the level for long.
 */
final class AlarmLevel {
    static final int NUMBERS = 2;

    private static final int LEVEL = 0;
    private static final int LASTS = 1; // samples for which the alarm lasts without another one

    private static final double STEP = 0.5;
    private static final double MOST = 2.5; // surprise beyond the rate asked for that counts
    private static final int ONSET_AFTER = 30; // samples without an alarm before the next one is an onset

    private final double share;
    private double samples;
    private double asked;
    private double relaxation;

    /**
     * @param samplesPerFalseAlarm asked for
     * @param share of the alarms that this tail may have
     */
    AlarmLevel(double samplesPerFalseAlarm, double share) {
        this.share = share;
        ask(samplesPerFalseAlarm);
    }

    /** Changes the rate asked for. */
    void ask(double samplesPerFalseAlarm) {
        if (samplesPerFalseAlarm != samples) {
            samples = samplesPerFalseAlarm;
            asked = StrictMath.log(samples);
            relaxation = STEP * share / samples;
        }
    }

    /** What a surprise is. */
    enum Verdict {
        USUAL,
        /** An alarm that continues an earlier one. */
        ALARM,
        /** The first alarm after a while. */
        ONSET
    }

    /** Judges one surprise and updates the two numbers. */
    Verdict judge(double[] numbers, int at, double surprise) {
        boolean alarm = Math.min(surprise, asked + MOST) - numbers[at + LEVEL] >= asked;
        Verdict verdict = Verdict.USUAL;
        if (alarm) {
            verdict = numbers[at + LASTS] == 0 ? Verdict.ONSET : Verdict.ALARM;
            if (verdict == Verdict.ONSET) {
                numbers[at + LEVEL] += STEP;
            }
            numbers[at + LASTS] = ONSET_AFTER;
        } else if (numbers[at + LASTS] > 0) {
            numbers[at + LASTS] -= 1;
        }
        numbers[at + LEVEL] = Math.max(0, numbers[at + LEVEL] - relaxation);
        return verdict;
    }
}
