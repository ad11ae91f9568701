package io.wavecast.core.model;

import java.util.Arrays;

/**
 * Center and scale of one series, per channel, and how long the series has been out of their range. A channel that was constant has the scale 0:
 * its scaled value is 0, so that its forecast is the constant. The first value that differs sets its scale, until enough values have
 * followed to learn it anew.
 */
public final class SeriesScale {
    private static final int CENTER = 0;
    private static final int SCALE = 1;
    private static final int OUTSIDE =
            2; // more values outside than inside lately; below 0: values until the scale is learned anew, minus 1
    private static final int NUMBERS = 3;
    private static final double DUE = -1;

    private final double[] numbers; // (channels)(center, scale, outside)

    private SeriesScale(double[] numbers) {
        this.numbers = numbers;
    }

    /** The scale of a series without values: all centers and scales are 0. */
    static SeriesScale unknown(int channels) {
        return new SeriesScale(new double[channels * NUMBERS]);
    }

    /**
     * A scale with the content of another.
     *
     * @param numbers see {@link #numbers()}; not copied
     * @throws IllegalArgumentException if their count does not fit, or if one is not finite
     */
    public static SeriesScale ofNumbers(double[] numbers, int channels) {
        if (numbers.length != channels * NUMBERS
                || !Arrays.stream(numbers).allMatch(number -> Math.abs(number) <= Double.MAX_VALUE)) {
            throw new IllegalArgumentException("expected " + NUMBERS + " finite numbers for each of " + channels
                    + " channels, was " + Arrays.toString(numbers));
        }
        return new SeriesScale(numbers);
    }

    /** The content, (channels)(center, scale, outside); shared. */
    public double[] numbers() {
        return numbers;
    }

    public int channels() {
        return numbers.length / NUMBERS;
    }

    public double center(int channel) {
        return numbers[channel * NUMBERS + CENTER];
    }

    /** The scale of a channel; 0 if it was constant. */
    public double scale(int channel) {
        return numbers[channel * NUMBERS + SCALE];
    }

    /** The scaled value of a channel, without a limit. */
    public double scaled(int channel, double value) {
        double scale = scale(channel);
        return scale == 0 ? 0 : (value - center(channel)) / scale;
    }

    /** The value in the user's units. */
    public double unscaled(int channel, double scaled) {
        double scale = scale(channel);
        return scale == 0 ? center(channel) : center(channel) + scale * scaled;
    }

    void set(int channel, double center, double scale) {
        numbers[channel * NUMBERS + CENTER] = center;
        numbers[channel * NUMBERS + SCALE] = scale;
        numbers[channel * NUMBERS + OUTSIDE] = 0;
    }

    /** Takes note of the next input, (channels), finite. */
    public void take(double[] values, SeriesScaling scaling) {
        for (int c = 0; c < values.length; c++) {
            int at = c * NUMBERS;
            double distance = Math.abs(values[c] - numbers[at + CENTER]);
            double outside = numbers[at + OUTSIDE];
            if (numbers[at + SCALE] == 0) {
                if (distance > 0 && distance < Double.MAX_VALUE) {
                    numbers[at + SCALE] = distance;
                    numbers[at + OUTSIDE] = DUE - scaling.window();
                }
            } else if (outside < 0) {
                numbers[at + OUTSIDE] = Math.min(DUE, outside + 1);
            } else if (distance > scaling.reach() * numbers[at + SCALE]) {
                numbers[at + OUTSIDE] = outside + 1;
            } else if (outside > 0) {
                numbers[at + OUTSIDE] = outside - 1;
            }
        }
    }

    /**
     * Whether the series has left the range, so that center and scale must be learned anew: since they were learned, half a window more values of a
     * channel were out of range than within, or a channel that was constant has moved for a window. A glitch is neither.
     */
    public boolean isLeft(SeriesScaling scaling) {
        for (int at = OUTSIDE; at < numbers.length; at += NUMBERS) {
            if (numbers[at] == DUE || numbers[at] >= scaling.window() / 2.0) {
                return true;
            }
        }
        return false;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SeriesScale that && Arrays.equals(numbers, that.numbers);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(numbers);
    }
}
