package io.wavecast.trainer.learn;

import java.util.Random;

/** A demand by the hour: the steps of each hour of a week, and a level that follows the last value. */
final class Demand {
    static final int DAY = 24;
    static final int WEEK = 168;

    private Demand() {}

    /** (time)(1) */
    static double[][] values(long seed, int length) {
        var random = new Random(seed);
        double[] day = random.doubles(DAY, -1, 1).toArray();
        double[] week = random.doubles(WEEK, -1, 1).toArray();
        double[][] values = new double[length][1];
        double level = 0;
        for (int t = 0; t < length; t++) {
            level = 0.98 * level + 0.1 * random.nextGaussian();
            values[t][0] = level + 2 * day[t % DAY] + week[t % WEEK];
        }
        return values;
    }
}
