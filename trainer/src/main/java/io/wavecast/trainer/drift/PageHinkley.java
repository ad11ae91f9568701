package io.wavecast.trainer.drift;

/**
 * The test of Page (1954) and Hinkley (1971) for a rise of the mean of successive values. Mean and size of the values are learned from the
 * values themselves.
 *
 * <pre>  C ← clip(C + z − k, 0, h),   z = clip((x − mean) / deviation, ±4),   risen from C = h until C = 0  </pre>
 *
 * <p>The first values determine mean and deviation. Afterwards the mean follows slowly, with the weights of a running mean of up to
 * {@value #MEMORY} values. After an alarm it stays until the alarm ends, so that a new level is not taken for normal; before it, it follows a slow rise. The clip of z keeps one burst from an
 * alarm. The threshold h
 * follows from the wanted number of values between two false alarms by a formula for independent normal values; for others it is a guide.
 */
final class PageHinkley {
    private static final int MEMORY = 1_024;
    private static final double SLACK = 0.25; // k, in standard deviations
    private static final double CLIP = 4;

    private final int learn;
    private final double least;
    private final double threshold;
    private BatchMoments moments = new BatchMoments();
    private double count;
    private double mean;
    private double deviation; // 0 while learning
    private double sum; // C
    private boolean risen;

    /**
     * @param learn number of values that are learned from, without an alarm
     * @param between wanted mean number of values between two false alarms
     * @param least the smallest deviation that counts: values that hardly differ raise no alarm at a small rise
     */
    PageHinkley(int learn, double between, double least) {
        this.learn = learn;
        this.least = least;
        this.threshold = RunLength.threshold(SLACK, between);
    }

    /** Adds a value. One that is not finite is skipped. */
    void add(double x) {
        if (!Double.isFinite(x)) {
            return;
        }
        if (deviation == 0) {
            learn(x);
            return;
        }
        double z = Math.max(-CLIP, Math.min(CLIP, (x - mean) / deviation));
        sum = Math.max(0, Math.min(threshold, sum + z - SLACK));
        risen = risen ? sum > 0 : sum >= threshold;
        if (!risen) {
            count = Math.min(MEMORY, count + 1);
            mean += z * deviation / count;
        }
    }

    private void learn(double x) {
        moments.add(x);
        if (moments.count() >= learn) {
            count = learn;
            mean = moments.mean();
            deviation = Math.max(least, moments.deviation());
            moments = new BatchMoments();
        }
    }

    /** Whether the mean has risen, and has not come back since. */
    boolean risen() {
        return risen;
    }

    /** The mean of the values before the rise; NaN while learning. */
    double level() {
        return deviation == 0 ? Double.NaN : mean;
    }

    /** How near an alarm is, 0..1; 1 while the mean has risen. */
    double progress() {
        return risen ? 1 : sum / threshold;
    }
}
