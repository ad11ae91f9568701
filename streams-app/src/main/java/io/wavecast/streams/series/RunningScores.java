package io.wavecast.streams.series;

import io.wavecast.core.series.Score;
import io.wavecast.core.series.ScoreSummary;
import java.util.List;

/** Adds scores up per second of event time. */
public final class RunningScores {
    private static final long SECOND = 1_000_000;

    private RunningScores() {}

    /** Takes out the sums of an earlier second than that of {@code timeMicros}. */
    public static List<ScoreSummary> takeFinished(List<ScoreSummary> sums, long timeMicros) {
        if (sums.isEmpty() || sums.get(0).fromMicros() >= secondOf(timeMicros)) {
            return List.of();
        }
        List<ScoreSummary> finished = List.copyOf(sums);
        sums.clear();
        return finished;
    }

    /** Adds to the sum of the same model, status and horizon. */
    public static void add(List<ScoreSummary> sums, Score score) {
        for (int i = 0; i < sums.size(); i++) {
            ScoreSummary sum = sums.get(i);
            if (sum.horizon() == score.horizon()
                    && sum.status() == score.status()
                    && sum.model().equals(score.model())) {
                sums.set(i, plus(sum, score));
                return;
            }
        }
        var none = new ScoreSummary(
                secondOf(score.atMicros()), score.model(), score.status(), score.horizon(), 0, 0, 0, 0, 0, 0);
        sums.add(plus(none, score));
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
                sum.late() + (score.late() ? 1 : 0));
    }

    private static long secondOf(long micros) {
        return Math.floorDiv(micros, SECOND) * SECOND;
    }
}
