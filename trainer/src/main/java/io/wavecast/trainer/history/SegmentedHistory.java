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

    private final List<String> keys; // (series)
    private final List<List<Segment>> series;

    private SegmentedHistory(List<String> keys, List<List<Segment>> series) {
        this.keys = keys;
        this.series = series;
    }

    public static SegmentedHistory of(History history) {
        long period = history.periodMicros();
        return new SegmentedHistory(
                history.series().stream().map(SeriesHistory::key).toList(),
                history.series().stream()
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
        return split(leadIn, leadIn);
    }

    /**
     * Splits every series in the order of time, with a longer past before the test data: what a forecaster would know in the stream, whatever
     * the lead-in. The targets do not depend on it.
     *
     * @param leadIn samples before the first target of validation and test data
     * @param testPast samples before the first target of test data, as far as a segment has them; at least the lead-in
     */
    public Split split(int leadIn, int testPast) {
        List<SeriesSlice> train = new ArrayList<>();
        List<SeriesSlice> validation = new ArrayList<>();
        List<SeriesSlice> test = new ArrayList<>();
        for (int s = 0; s < series.size(); s++) {
            List<Segment> segments = series.get(s);
            String key = keys.get(s);
            int trainEnd = (int) (rows(segments) * Split.TRAIN);
            int validationEnd = (int) (rows(segments) * TRAIN_AND_VALIDATION);
            int start = 0;
            for (Segment segment : segments) {
                cut(key, segment, 0, trainEnd - start, 0, 0, train);
                cut(key, segment, trainEnd - start, validationEnd - start, leadIn, leadIn, validation);
                cut(key, segment, validationEnd - start, segment.length(), leadIn, testPast, test);
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

    private void cut(String key, Segment segment, int from, int to, int leadIn, int past, List<SeriesSlice> into) {
        int end = Math.min(segment.length(), to);
        int firstTarget = Math.max(0, Math.max(from, 0) - leadIn) + Math.max(1, leadIn);
        int begin = Math.max(0, firstTarget - Math.max(1, Math.max(leadIn, past)));
        if (end > firstTarget) {
            into.add(new SeriesSlice(
                            Arrays.copyOfRange(segment.values(), begin, end),
                            Arrays.copyOfRange(segment.observed(), begin, end),
                            firstTarget - begin)
                    .of(key)
                    .at(Arrays.copyOfRange(segment.times(), begin, end)));
        }
    }
}
