package io.wavecast.demo.observe;

/** Sums of squared errors, of forecasts and of the naive forecasts from the same observations. */
final class ErrorSums {
    private long count;
    private double squared;
    private double naiveSquared;
    private double covered;

    void add(ScoredForecast scored) {
        count++;
        squared += scored.squaredError();
        naiveSquared += scored.naiveSquaredError();
        covered += scored.covered();
    }

    void add(ErrorSums other) {
        count += other.count;
        squared += other.squared;
        naiveSquared += other.naiveSquared;
        covered += other.covered;
    }

    ErrorStatistics errors() {
        return new ErrorStatistics(
                count,
                Math.sqrt(squared / count),
                Math.sqrt(naiveSquared / count),
                count == 0 ? Double.NaN : covered / count);
    }
}
