package io.wavecast.core.series;

import java.util.Arrays;

/**
 * The interval of one level around a forecast.
 *
 * @param level the share of values that it should contain, in (0, 1)
 * @param lower (channels) its lower end; not copied
 * @param upper (channels) its upper end; not copied
 */
public record LevelInterval(double level, double[] lower, double[] upper) {
    @Override
    public boolean equals(Object other) {
        return other instanceof LevelInterval that
                && level == that.level
                && Arrays.equals(lower, that.lower)
                && Arrays.equals(upper, that.upper);
    }

    @Override
    public int hashCode() {
        return 31 * Double.hashCode(level) + Arrays.hashCode(lower);
    }

    @Override
    public String toString() {
        return level + " in " + Arrays.toString(lower) + ".." + Arrays.toString(upper);
    }
}
