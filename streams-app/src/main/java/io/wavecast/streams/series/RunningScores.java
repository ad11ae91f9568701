package io.wavecast.streams.series;

import io.wavecast.core.series.Score;
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

    private final List<ScoreSummary> sums;

    RunningScores(List<ScoreSummary> sums) {
        this.sums = new ArrayList<>(sums);
    }

    /** Number of sums. */
    public int size() {
        return sums.size();
    }

    /** Removes the sums of a second before that of {@code timeMicros}, and returns them; empty if there are none. */
    List<ScoreSummary> takeFinished(long timeMicros) {
        if (sums.isEmpty() || sums.get(0).fromMicros() >= secondOf(timeMicros)) {
            return List.of();
        }
        List<ScoreSummary> finished = List.copyOf(sums);
        sums.clear();
        return finished;
    }

    /** Adds a score to the sum of its model, status and horizon. */
    void add(Score score) {
        for (int i = 0; i < sums.size(); i++) {
            ScoreSummary sum = sums.get(i);
            if (sum.horizon() == score.horizon()
                    && sum.status() == score.status()
                    && sum.model().equals(score.model())) {
                sums.set(i, plus(sum, score));
                return;
            }
        }
        var empty = new ScoreSummary(
                secondOf(score.atMicros()), score.model(), score.status(), score.horizon(), 0, 0, 0, 0, 0, 0, 0);
        sums.add(plus(empty, score));
    }

    @Override
    public Iterator<ScoreSummary> iterator() {
        return sums.iterator();
    }

    private static ScoreSummary plus(ScoreSummary sum, Score score) {
        return new ScoreSummary(
                sum.fromMicros(),
                sum.model(),
                sum.status(),
                sum.horizon(),
                sum.count() + 1,
                sum.squaredError() + score.error() * score.error(),
                sum.naiveSquaredError() + score.naiveError() * score.naiveError(),
                sum.absoluteError() + score.error(),
                sum.covered() + score.coverage(),
                sum.intervalScores() + score.intervalScore(),
                sum.late() + (score.late() ? 1 : 0));
    }

    private static long secondOf(long micros) {
        return Math.floorDiv(micros, SECOND) * SECOND;
    }
}
