package io.wavecast.streams.anomaly;

/**
 * Decides which surprises of the tails of one channel alarm, so that the rate asked for holds for the anomalies that begin, even where a tail is
 * wrong. Two numbers per tail.
 *
 * <pre>
 *  alarm:   min(surprise, log n + 2.5) ≥ log n + level            n: samples per false alarm
 *  level ← level + ½ of the tail that begins an anomaly
 *  level ← level − ½ / (n · tails above −1) of each tail above −1, at each sample
 * </pre>
 *
 * <p>This is adaptive conformal inference (Gibbs and Candès 2021) on beginnings instead of misses. The sum of the levels falls by half a nat in n
 * samples, and rises by as much at each beginning. A level is 3 at most, so in the first T samples of any series at most {@code T / n + 24} anomalies
 * begin with four tails. About T / n begin unless all levels are at −1: then even surprises of one in n / 2.7 samples are too few. What several tails
 * find at once, and what a pause holds back, begins no anomaly, so it costs nothing. A tail that hardly alarms leaves its share to the others.
 */
final class AlarmLevel {
    /** Numbers of one tail. */
    static final int NUMBERS = 2;

    private static final int LEVEL = 0;
    private static final int LASTS = 1; // samples for which the alarm lasts without another one

    private static final double STEP = 0.5;
    private static final double MOST = 2.5; // surprise beyond the rate asked for that counts
    private static final double LEAST = -1; // level
    private static final int ONSET_AFTER = 30; // samples without an alarm before the next one is an onset

    private final int tails;
    private double samples;
    private double asked;
    private double relaxation;

    /**
     * @param samplesPerFalseAlarm asked for
     * @param tails whose numbers lie one after the other
     */
    AlarmLevel(double samplesPerFalseAlarm, int tails) {
        this.tails = tails;
        ask(samplesPerFalseAlarm);
    }

    /** Changes the rate asked for. */
    void ask(double samplesPerFalseAlarm) {
        if (samplesPerFalseAlarm != samples) {
            samples = samplesPerFalseAlarm;
            asked = StrictMath.log(samples);
            relaxation = STEP / samples;
        }
    }

    /** The rate asked for. */
    double samplesPerFalseAlarm() {
        return samples;
    }

    /** What a surprise is. */
    enum Verdict {
        USUAL,
        /** An alarm that continues an earlier one. */
        ALARM,
        /** The first alarm after a while. */
        ONSET
    }

    /** Judges one surprise of the tail whose numbers begin at {@code at}, and remembers whether it alarmed. */
    Verdict judge(double[] numbers, int at, double surprise) {
        boolean alarm = Math.min(surprise, asked + MOST) - numbers[at + LEVEL] >= asked;
        Verdict verdict = Verdict.USUAL;
        if (alarm) {
            verdict = numbers[at + LASTS] == 0 ? Verdict.ONSET : Verdict.ALARM;
            numbers[at + LASTS] = ONSET_AFTER;
        } else if (numbers[at + LASTS] > 0) {
            numbers[at + LASTS] -= 1;
        }
        return verdict;
    }

    /** Raises the level of the tail that began an anomaly. */
    static void raise(double[] numbers, int at) {
        numbers[at + LEVEL] += STEP;
    }

    /**
     * Lowers the levels by what one sample allows.
     *
     * @param at of the first tail
     */
    void relax(double[] numbers, int at) {
        int above = 0;
        for (int k = 0; k < tails; k++) {
            above += numbers[at + k * NUMBERS + LEVEL] > LEAST ? 1 : 0;
        }
        for (int k = 0; k < tails; k++) {
            int level = at + k * NUMBERS + LEVEL;
            if (numbers[level] > LEAST) {
                numbers[level] = Math.max(LEAST, numbers[level] - relaxation / above);
            }
        }
    }
}
