package io.wavecast.core.series;

import io.wavecast.core.model.ModelVersion;

/**
 * The scores of one series, model version, status and horizon over one second of event time. It consists of sums, so that
 * summaries can be added.
 *
 * @param fromMicros start of the second, microseconds since the epoch
 * @param count number of scores; at least one
 * @param squaredError sum of squared errors
 * @param naiveSquaredError sum of squared naive errors
 * @param absoluteError sum of errors
 * @param covered sum of coverages, at most {@code count}
 * @param intervalScores sum of interval scores; missing in summaries of earlier versions (NaN in JSON, 0 in protobuf)
 * @param late number of late scores
 */
public record ScoreSummary(
        long fromMicros,
        ModelVersion model,
        ForecastStatus status,
        int horizon,
        long count,
        double squaredError,
        double naiveSquaredError,
        double absoluteError,
        double covered,
        double intervalScores,
        long late) {

    /** The summary of one score. */
    public static ScoreSummary of(Score score) {
        return new ScoreSummary(
                score.atMicros(),
                score.model(),
                score.status(),
                score.horizon(),
                1,
                score.error() * score.error(),
                score.naiveError() * score.naiveError(),
                score.error(),
                score.coverage(),
                score.intervalScore(),
                score.late() ? 1 : 0);
    }

    /** Root mean squared error. */
    public double rmse() {
        return Math.sqrt(squaredError / count);
    }

    /** Root mean squared error of the naive forecast. */
    public double naiveRmse() {
        return Math.sqrt(naiveSquaredError / count);
    }

    /** {@code 1 − rmse / naiveRmse}: 1 is perfect, 0 is as good as the last value; NaN if the naive forecast has no error. */
    public double skill() {
        return naiveSquaredError == 0 ? Double.NaN : 1 - rmse() / naiveRmse();
    }
}
