package io.wavecast.benchmarks.anomalies;

/** A static threshold on the change from the last value, in standard deviations of the changes in the probation. */
final class ChangeThreshold implements AnomalyMethod {
    @Override
    public String title() {
        return "static threshold on the last value";
    }

    @Override
    public double[] scores(double[] values) {
        double[] scores = new double[values.length];
        int probation = NabScorer.probation(values.length);
        double square = 0;
        for (int row = 1; row < values.length; row++) {
            double change = values[row] - values[row - 1];
            if (row < probation) {
                square += change * change / probation;
            } else if (change != 0) {
                scores[row] = square > 0 ? Math.abs(change) / Math.sqrt(square) : Double.MAX_VALUE;
            }
        }
        return scores;
    }

    @Override
    public boolean searchesThreshold() {
        return true;
    }
}
