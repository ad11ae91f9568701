package io.wavecast.streams.series;

import io.wavecast.core.series.ScoreSummary;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/**
 * Sums of the scores of one series in the current second of event time, per model, status and horizon. Only {@link SeriesState}
 * changes them.
 */
public final class RunningScores implements Iterable<ScoreSummary> {
    private static final long SECOND = 1_000_000;

    private final List<RunningSum> sums;

    RunningScores(List<ScoreSummary> sums) {
        this.sums = new ArrayList<>(sums.stream().map(RunningSum::new).toList());
    }

    /** Number of sums. */
    public int size() {
        return sums.size();
    }

    /** Removes the sums of a second before that of {@code timeMicros}, and returns them; empty if there are none. */
    List<ScoreSummary> takeFinished(long timeMicros) {
        if (sums.isEmpty() || timeMicros < sums.get(0).fromMicros() + SECOND) { // no division for each sample
            return List.of();
        }
        List<ScoreSummary> finished = sums.stream().map(RunningSum::summary).toList();
        sums.clear();
        return finished;
    }

    /**
     * The sum of a forecast's model, status and horizon; a new one if there is none.
     *
     * @param atMicros event time of the observation that scores the forecast
     */
    RunningSum sumFor(PendingForecast forecast, long atMicros) {
        for (int i = 0; i < sums.size(); i++) {
            RunningSum sum = sums.get(i);
            if (sum.includes(forecast)) {
                return sum;
            }
        }
        var sum = new RunningSum(secondOf(atMicros), forecast);
        sums.add(sum);
        return sum;
    }

    /** The sums so far. */
    @Override
    public Iterator<ScoreSummary> iterator() {
        return sums.stream().map(RunningSum::summary).iterator();
    }

    private static long secondOf(long micros) {
        return Math.floorDiv(micros, SECOND) * SECOND;
    }
}
