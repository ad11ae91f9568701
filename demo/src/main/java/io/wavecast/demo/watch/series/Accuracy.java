package io.wavecast.demo.watch.series;

/**
 * The errors of the forecasts by models among the newest rows.
 *
 * @param count forecasts whose target was observed
 * @param rmse root mean square error in the signal's unit; NaN if count is 0
 * @param naiveRmse the same for the naive forecasts, which repeat the last value
 * @param coverage share of the observations inside their interval; NaN if count is 0
 */
public record Accuracy(long count, double rmse, double naiveRmse, double coverage) {

    /** {@code 1 − rmse / naiveRmse}; NaN if count is 0 or the naive forecasts had no error. */
    public double skill() {
        return naiveRmse > 0 ? 1 - rmse / naiveRmse : Double.NaN;
    }

    /** Accuracy of rows; those without a forecast, a last value or an observation do not count. */
    static Accuracy of(Rows rows) {
        long count = 0;
        double squared = 0;
        double naive = 0;
        double covered = 0;
        for (int i = 0; i < rows.size(); i++) {
            double error = rows.mean()[i] - rows.actual()[i];
            double naiveError = rows.origin()[i] - rows.actual()[i];
            if (Double.isFinite(error) && Double.isFinite(naiveError)) {
                count++;
                squared += error * error;
                naive += naiveError * naiveError;
                covered += rows.lower()[i] <= rows.actual()[i] && rows.actual()[i] <= rows.upper()[i] ? 1 : 0;
            }
        }
        return new Accuracy(
                count, Math.sqrt(squared / count), Math.sqrt(naive / count), count == 0 ? Double.NaN : covered / count);
    }
}
