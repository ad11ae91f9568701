package io.wavecast.trainer.baseline;

import java.util.List;

/**
 * Autoregression with intercept: every channel from the last p values of all channels, fitted by least squares. With one
 * channel it is AR(p), with several a vector autoregression.
 *
 * <pre>  x[t+1] = b + Σ_{l=0..p−1} A_l · x[t−l]  </pre>
 */
public final class ArModel {
    private final int lags;
    private final int channels;
    private final double[][] coefficients; // (channels)(lags·channels), newest lag first
    private final double[] intercept; // (channels)

    private ArModel(int lags, int channels, double[][] coefficients, double[] intercept) {
        this.lags = lags;
        this.channels = channels;
        this.coefficients = coefficients;
        this.intercept = intercept;
    }

    /**
     * @param segments each (time)(channels) without gaps; the past is never taken from another segment
     * @param lags p, 1 or more
     * @throws IllegalArgumentException if there are fewer rows than unknowns; the message says how many are needed
     */
    public static ArModel fit(List<double[][]> segments, int lags) {
        int channels = segments.get(0)[0].length;
        int unknowns = lags * channels + 1;
        var fit = new LeastSquares(unknowns, channels);
        double[] row = new double[unknowns];
        row[unknowns - 1] = 1;
        for (double[][] segment : segments) {
            for (int t = lags - 1; t + 1 < segment.length; t++) {
                for (int lag = 0; lag < lags; lag++) {
                    System.arraycopy(segment[t - lag], 0, row, lag * channels, channels);
                }
                fit.add(row, segment[t + 1]);
            }
        }
        if (fit.rows() < unknowns) {
            throw new IllegalArgumentException("AR(" + lags + ") over " + channels + " channels has " + unknowns
                    + " unknowns per channel, but only " + fit.rows() + " samples have " + lags
                    + " others before them: give more data, or fewer lags");
        }
        double[][] solution = fit.solve();
        double[][] coefficients = new double[channels][unknowns - 1];
        double[] intercept = new double[channels];
        for (int c = 0; c < channels; c++) {
            System.arraycopy(solution[c], 0, coefficients[c], 0, unknowns - 1);
            intercept[c] = solution[c][unknowns - 1];
        }
        return new ArModel(lags, channels, coefficients, intercept);
    }

    public int lags() {
        return lags;
    }

    public int channels() {
        return channels;
    }

    /** (channels)(lags·channels), newest lag first; shared. */
    public double[][] coefficients() {
        return coefficients;
    }

    /** (channels), shared. */
    public double[] intercept() {
        return intercept;
    }

    /**
     * One step ahead.
     *
     * @param past (lags·channels), newest lag first
     * @param next (channels) receives the forecast
     */
    public void predict(double[] past, double[] next) {
        for (int c = 0; c < channels; c++) {
            double sum = intercept[c];
            for (int i = 0; i < past.length; i++) {
                sum += coefficients[c][i] * past[i];
            }
            next[c] = sum;
        }
    }

    /** Puts a sample in front of the past, as the newest lag. @param past (lags·channels), written to */
    public void remember(double[] past, double[] sample) {
        System.arraycopy(past, 0, past, channels, past.length - channels);
        System.arraycopy(sample, 0, past, 0, channels);
    }
}
