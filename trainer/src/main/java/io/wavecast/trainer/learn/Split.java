package io.wavecast.trainer.learn;

import io.wavecast.trainer.history.History;
import io.wavecast.trainer.history.SeriesHistory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Chronological split of every series: the first 70 % to learn from, 10 % to choose by, and the last 20 % held back to judge.
 *
 * @param train in the user's units
 * @param validation led in by samples of the part before
 * @param test led in by samples of the part before
 */
public record Split(List<Part> train, List<Part> validation, List<Part> test) {
    private static final double TRAIN = 0.7;
    private static final double TRAIN_AND_VALIDATION = 0.8;

    public Split {
        train = List.copyOf(train);
        validation = List.copyOf(validation);
        test = List.copyOf(test);
    }

    /**
     * @param periodMicros longer spacings than one and a half of it part a series
     * @param leadIn samples before the first target, where there are that many
     */
    public static Split of(History history, long periodMicros, int leadIn) {
        List<Part> train = new ArrayList<>();
        List<Part> validation = new ArrayList<>();
        List<Part> test = new ArrayList<>();
        for (SeriesHistory series : history.series()) {
            int trainEnd = (int) (series.size() * TRAIN);
            int validationEnd = (int) (series.size() * TRAIN_AND_VALIDATION);
            int start = 0;
            for (double[][] segment : series.segments(periodMicros)) {
                cut(segment, 0, trainEnd - start, leadIn, train);
                cut(segment, trainEnd - start, validationEnd - start, leadIn, validation);
                cut(segment, validationEnd - start, segment.length, leadIn, test);
                start += segment.length;
            }
        }
        return new Split(train, validation, test);
    }

    private static void cut(double[][] segment, int from, int to, int leadIn, List<Part> into) {
        int first = Math.max(0, from);
        int end = Math.min(segment.length, to);
        int begin = Math.max(0, first - leadIn);
        int target = Math.max(1, first - begin);
        if (end - begin > target) {
            into.add(new Part(Arrays.copyOfRange(segment, begin, end), target));
        }
    }

    static long targets(List<Part> parts) {
        return parts.stream().mapToLong(Part::targets).sum();
    }

    public long trainTargets() {
        return targets(train);
    }

    public long validationTargets() {
        return targets(validation);
    }

    public long testTargets() {
        return targets(test);
    }
}
