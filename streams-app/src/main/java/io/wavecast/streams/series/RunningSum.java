package io.wavecast.streams.series;

import io.wavecast.core.model.ModelVersion;
import io.wavecast.core.series.ForecastStatus;
import io.wavecast.core.series.ScoreSummary;

/** A {@link ScoreSummary} that grows with each score, in place: a series is scored with every observation. */
public final class RunningSum {
    private final long fromMicros;
    private final ModelVersion model;
    private final ForecastStatus status;
    private final int horizon;
    private long count;
    private double squaredError;
    private double naiveSquaredError;
    private double absoluteError;
    private double covered;
    private double intervalScores;
    private long late;

    /** An empty sum for the scores of forecasts like this one. */
    RunningSum(long fromMicros, PendingForecast forecast) {
        this.fromMicros = fromMicros;
        this.model = forecast.model();
        this.status = forecast.status();
        this.horizon = forecast.horizon();
    }

    RunningSum(ScoreSummary sum) {
        fromMicros = sum.fromMicros();
        model = sum.model();
        status = sum.status();
        horizon = sum.horizon();
        count = sum.count();
        squaredError = sum.squaredError();
        naiveSquaredError = sum.naiveSquaredError();
        absoluteError = sum.absoluteError();
        covered = sum.covered();
        intervalScores = sum.intervalScores();
        late = sum.late();
    }

    /** Whether a forecast's score belongs to this sum. */
    boolean includes(PendingForecast forecast) {
        return horizon == forecast.horizon() && status == forecast.status() && model.equals(forecast.model());
    }

    /** Adds a score; its parts as in {@link io.wavecast.core.series.Score}. */
    public void add(double error, double naiveError, double coverage, double intervalScore, boolean wasLate) {
        count++;
        squaredError += error * error;
        naiveSquaredError += naiveError * naiveError;
        absoluteError += error;
        covered += coverage;
        intervalScores += intervalScore;
        late += wasLate ? 1 : 0;
    }

    long fromMicros() {
        return fromMicros;
    }

    ScoreSummary summary() {
        return new ScoreSummary(
                fromMicros,
                model,
                status,
                horizon,
                count,
                squaredError,
                naiveSquaredError,
                absoluteError,
                covered,
                intervalScores,
                late);
    }
}
