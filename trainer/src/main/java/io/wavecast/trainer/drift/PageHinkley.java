package io.wavecast.trainer.drift;

/**
 * The test of Page 1954 and Hinkley 1971 for a rise of the mean of successive values, with the mean and the size of the values learned from
 * the values themselves.
 *
 * <pre>  C ← max(0, C + z − k),   z = clip((x − mean) / deviation, ±4),   alarm if C &gt; h  </pre>
 *
 * <p>The first {@value #LEARN} values determine mean and deviation. Afterwards the mean follows slowly, with the weights of a running mean
 * of up to {@value #MEMORY} values. The deviation includes autocorrelation: it is the largest one that batches of 1, 2 and 4 values show
 * (batch means; Conway 1963). The clip keeps one burst from an alarm. The threshold h follows from the wanted number of values between
 * false alarms.
 *
 * <p>After an alarm the test learns anew: the new level is its normal one.
 */
public final class PageHinkley {
    /** Values that are learned from, without an alarm. */
    public static final int LEARN = 128;

    private static final int MEMORY = 1_024;
    private static final double SLACK = 0.25; // k, in standard deviations
    private static final double CLIP = 4;

    private final double threshold;
    private double count;
    private double mean;
    private double deviation; // 0 while learning
    private double sum; // C
    private final BatchMoments moments = new BatchMoments();

    /** @param between wanted mean number of values between two false alarms */
    public PageHinkley(double between) {
        this.threshold = RunLength.threshold(SLACK, between);
    }

    /**
     * Adds a value; NaN is skipped.
     *
     * @return whether the mean has risen
     */
    public boolean add(double x) {
        if (!Double.isFinite(x)) {
            return false;
        }
        if (deviation == 0) {
            learn(x);
            return false;
        }
        double z = Math.max(-CLIP, Math.min(CLIP, (x - mean) / deviation));
        count = Math.min(MEMORY, count + 1);
        mean += z * deviation / count;
        sum = Math.max(0, sum + z - SLACK);
        if (sum <= threshold) {
            return false;
        }
        count = 0;
        deviation = 0;
        sum = 0;
        moments.clear();
        return true;
    }

    private void learn(double x) {
        moments.add(x);
        count++;
        if (count == LEARN) {
            mean = moments.mean();
            deviation = moments.deviation();
            if (deviation == 0) { // constant so far: any value would be an alarm
                count = 0;
                moments.clear();
            }
        }
    }

    /** The mean of the values before any rise; NaN while learning. */
    public double level() {
        return deviation == 0 ? Double.NaN : mean;
    }

    /** How near an alarm is, 0..1. */
    public double progress() {
        return Math.min(1, sum / threshold);
    }

    /** All numbers of the state, exact. */
    public double[] numbers() {
        double[] numbers = new double[4 + BatchMoments.NUMBERS];
        numbers[0] = count;
        numbers[1] = mean;
        numbers[2] = deviation;
        numbers[3] = sum;
        moments.write(numbers, 4);
        return numbers;
    }

    /** Restores a test from {@link #numbers}. */
    public static PageHinkley of(double between, double[] numbers) {
        var test = new PageHinkley(between);
        test.count = numbers[0];
        test.mean = numbers[1];
        test.deviation = numbers[2];
        test.sum = numbers[3];
        test.moments.read(numbers, 4);
        return test;
    }
}
