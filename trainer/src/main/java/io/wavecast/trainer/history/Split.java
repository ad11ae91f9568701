package io.wavecast.trainer.history;

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
public record Split(List<SeriesSlice> train, List<SeriesSlice> validation, List<SeriesSlice> test) {
    /** Share to learn from. */
    public static final double TRAIN = 0.7;

    private static final double TRAIN_AND_VALIDATION = 0.8;

    public Split {
        train = List.copyOf(train);
        validation = List.copyOf(validation);
        test = List.copyOf(test);
    }

    /**
     * @param leadIn samples before the first target of what is held back: as in the stream, where a model answers only for a
     *     series that it has seen so much of, at its begin and after each gap
     */
    public static Split of(History history, long periodMicros, int leadIn) {
        List<SeriesSlice> train = new ArrayList<>();
        List<SeriesSlice> validation = new ArrayList<>();
        List<SeriesSlice> test = new ArrayList<>();
        for (SeriesHistory series : history.series()) {
            List<Segment> segments = series.segments(periodMicros, history.maxGap());
            int rows = segments.stream().mapToInt(Segment::length).sum();
            int trainEnd = (int) (rows * TRAIN);
            int validationEnd = (int) (rows * TRAIN_AND_VALIDATION);
            int start = 0;
            for (Segment segment : segments) {
                cut(segment, 0, trainEnd - start, 0, train);
                cut(segment, trainEnd - start, validationEnd - start, leadIn, validation);
                cut(segment, validationEnd - start, segment.length(), leadIn, test);
                start += segment.length();
            }
        }
        return new Split(train, validation, test);
    }

    private static void cut(Segment segment, int from, int to, int leadIn, List<SeriesSlice> into) {
        int first = Math.max(from, 0);
        int end = Math.min(segment.length(), to);
        int begin = Math.max(0, first - leadIn);
        int target = Math.max(1, leadIn);
        if (end - begin > target) {
            into.add(new SeriesSlice(
                    Arrays.copyOfRange(segment.values(), begin, end),
                    Arrays.copyOfRange(segment.observed(), begin, end),
                    target));
        }
    }

    static long targets(List<SeriesSlice> parts) {
        return parts.stream().mapToLong(SeriesSlice::targets).sum();
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
