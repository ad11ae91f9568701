package io.wavecast.trainer.history;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A history cut into segments without gaps. Segments are made once; the history can then be split with several lead-ins. Of each
 * series, the first 70 % are for training, the next 10 % for validation, and the last 20 % for the test.
 */
public final class SegmentedHistory {
    private static final double TRAIN_AND_VALIDATION = 0.8;

    private final List<List<Segment>> series;

    private SegmentedHistory(List<List<Segment>> series) {
        this.series = series;
    }

    public static SegmentedHistory of(History history) {
        long period = history.periodMicros();
        return new SegmentedHistory(history.series().stream()
                .map(one -> one.segments(period, history.maxGap()))
                .toList());
    }

    /**
     * Splits every series in the order of time.
     *
     * @param leadIn samples before the first target of validation and test data. The stream, too, forecasts only after so many
     *     samples, at the start of a series and after each gap
     */
    public Split split(int leadIn) {
        List<SeriesSlice> train = new ArrayList<>();
        List<SeriesSlice> validation = new ArrayList<>();
        List<SeriesSlice> test = new ArrayList<>();
        for (List<Segment> segments : series) {
            int trainEnd = (int) (rows(segments) * Split.TRAIN);
            int validationEnd = (int) (rows(segments) * TRAIN_AND_VALIDATION);
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

    /** The number of test targets that {@link #split} would leave, computed without copying samples. */
    public long testTargets(int leadIn) {
        long targets = 0;
        for (List<Segment> segments : series) {
            int validationEnd = (int) (rows(segments) * TRAIN_AND_VALIDATION);
            int start = 0;
            for (Segment segment : segments) {
                int begin = Math.max(0, Math.max(validationEnd - start, 0) - leadIn);
                targets += Math.max(0, segment.length() - begin - Math.max(1, leadIn));
                start += segment.length();
            }
        }
        return targets;
    }

    private static int rows(List<Segment> segments) {
        return segments.stream().mapToInt(Segment::length).sum();
    }

    private static void cut(Segment segment, int from, int to, int leadIn, List<SeriesSlice> into) {
        int first = Math.max(from, 0);
        int end = Math.min(segment.length(), to);
        int begin = Math.max(0, first - leadIn);
        int firstTarget = Math.max(1, leadIn);
        if (end - begin > firstTarget) {
            into.add(new SeriesSlice(
                    Arrays.copyOfRange(segment.values(), begin, end),
                    Arrays.copyOfRange(segment.observed(), begin, end),
                    firstTarget));
        }
    }
}
