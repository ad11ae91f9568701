package io.wavecast.trainer.statistics;

import io.wavecast.core.rnn.TargetChannels;
import io.wavecast.trainer.history.SeriesSlice;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Finds how late targets follow the inputs that are not forecast: the lag at which the changes of both correlate most. Of an input that is known
 * ahead, this is how far ahead.
 */
public final class Delays {
    private static final int MOST_SAMPLES = 20_000; // of a slice: the newest ones
    private static final int FEWEST_SAMPLES = 2_000;
    /** With many pairs of channels and lags fewer samples count, so that this takes seconds. */
    private static final double MOST_PRODUCTS = 2e9;

    /** The least correlation, in standard errors of independent signals: above what the best of a thousand lags has by chance. */
    private static final double LEAST = 5;

    /** Horizons whose values are lags: with more of them the lags would be all up to the delay. */
    private static final int MOST_HORIZONS = 16;

    private Delays() {}

    /**
     * A lag at which changes correlate.
     *
     * @param samples 0 if no lag stands out
     * @param correlation without its sign
     */
    private record Delay(int samples, double correlation) {}

    /**
     * The lags of all channels that know what targets follow late: for a delay k, k and k − h of each horizon h up to k, with their neighbours.
     *
     * @param past in any units
     * @param horizons steps ahead, ascending
     * @param longest delay that is looked for, in samples
     * @return (delays) their lags, those of the delay with the largest correlation first; none without channels that are not forecast
     */
    public static List<NavigableSet<Integer>> lags(
            List<SeriesSlice> past, TargetChannels predicted, List<Integer> horizons, int longest) {
        List<NavigableSet<Integer>> lags = new ArrayList<>();
        for (int delay : of(past, predicted, longest)) {
            lags.add(around(delay, horizons));
        }
        return lags;
    }

    private static NavigableSet<Integer> around(int delay, List<Integer> horizons) {
        NavigableSet<Integer> lags = new TreeSet<>();
        Stream.concat(Stream.of(0), horizons.stream().limit(MOST_HORIZONS))
                .filter(ahead -> ahead <= delay)
                .flatMap(ahead -> Stream.of(delay - ahead - 1, delay - ahead, delay - ahead + 1))
                .filter(lag -> lag >= 0)
                .forEach(lags::add);
        return lags;
    }

    /** The delays, the one with the largest correlation first. */
    private static List<Integer> of(List<SeriesSlice> past, TargetChannels predicted, int longest) {
        if (predicted.areAll() || longest < 1) {
            return List.of();
        }
        List<Delay> delays = new ArrayList<>();
        SeriesSlice slice = past.stream()
                .max(Comparator.comparingInt(one -> one.values().length))
                .orElseThrow();
        double pairs = (double) (predicted.channels() - predicted.count()) * predicted.count();
        int samples = (int) Math.max(FEWEST_SAMPLES, Math.min(MOST_SAMPLES, MOST_PRODUCTS / (pairs * (longest + 1))));
        for (int input = 0; input < predicted.channels(); input++) {
            for (int target : predicted.contains(input) ? List.<Integer>of() : predicted.list()) {
                Delay delay = strongest(changes(slice, input, samples), changes(slice, target, samples), longest);
                if (delay.samples() > 0) {
                    delays.add(delay);
                }
            }
        }
        delays.sort(Comparator.comparingDouble(Delay::correlation).reversed());
        return delays.stream().map(Delay::samples).distinct().toList();
    }

    /** The newest changes of a channel. */
    private static double[] changes(SeriesSlice slice, int channel, int samples) {
        double[][] levels = slice.levels();
        double[] changes = new double[Math.max(0, Math.min(samples, levels.length - 1))];
        int begin = levels.length - changes.length;
        for (int i = 0; i < changes.length; i++) {
            changes[i] = levels[begin + i][channel] - levels[begin + i - 1][channel];
        }
        return changes;
    }

    /** The lag with the largest correlation, of either sign. */
    private static Delay strongest(double[] cause, double[] effect, int longest) {
        double scale = Math.sqrt(product(cause, cause, 0) * product(effect, effect, 0));
        double largest = LEAST / Math.sqrt(cause.length) * scale;
        int found = 0;
        for (int lag = 0; lag <= longest && lag < cause.length / 3; lag++) {
            double size = Math.abs(product(cause, effect, lag));
            if (size > largest) {
                largest = size;
                found = lag;
            }
        }
        return new Delay(found, largest / scale);
    }

    private static double product(double[] cause, double[] effect, int lag) {
        double product = 0;
        for (int i = lag; i < effect.length; i++) {
            product += cause[i - lag] * effect[i];
        }
        return product;
    }
}
