package io.wavecast.experiments.words;

import io.wavecast.core.model.Model;
import io.wavecast.core.model.ModelRunner;

/**
 * The error of a model's forecast for each letter of a text.
 *
 * @param errors (letters) root mean square over the bits; NaN for the first letter, which has no forecast
 */
record LetterErrors(LetterSequence letters, double[] errors) {
    static LetterErrors of(Model model, LetterSequence letters) {
        var runner = new ModelRunner(model);
        var state = runner.newState();
        double[] errors = new double[letters.length()];
        double[][] forecast = new double[1][LetterSequence.BITS];
        for (int t = 0; t < errors.length; t++) {
            double[] bits = letters.bits(t);
            errors[t] = t == 0 ? Double.NaN : rms(forecast[0], bits);
            runner.step(state, bits, forecast);
        }
        return new LetterErrors(letters, errors);
    }

    private static double rms(double[] forecast, double[] bits) {
        double sum = 0;
        for (int b = 0; b < bits.length; b++) {
            sum += (forecast[b] - bits[b]) * (forecast[b] - bits[b]);
        }
        return Math.sqrt(sum / bits.length);
    }

    /** Mean squared error per bit. */
    double loss() {
        double sum = 0;
        for (int t = 1; t < errors.length; t++) {
            sum += errors[t] * errors[t];
        }
        return sum / (errors.length - 1);
    }

    /** (positions) mean error by a letter's position in its word; the last value covers all later letters. */
    double[] byPosition(int positions) {
        double[] sums = new double[positions];
        long[] counts = new long[positions];
        int[] inWord = letters.positions();
        for (int t = 1; t < errors.length; t++) {
            int position = Math.min(positions - 1, inWord[t]);
            sums[position] += errors[t];
            counts[position]++;
        }
        for (int p = 0; p < positions; p++) {
            sums[p] /= Math.max(1, counts[p]);
        }
        return sums;
    }

    /**
     * Word boundaries guessed from the errors alone: at peaks above the mean.
     *
     * @param precision share of the guesses that are boundaries
     * @param recall share of the boundaries that were guessed
     * @param chance precision of random guesses
     */
    record Boundaries(double precision, double recall, double chance) {
        double f1() {
            return precision + recall == 0 ? 0 : 2 * precision * recall / (precision + recall);
        }
    }

    Boundaries boundaries() {
        double mean = 0;
        for (int t = 1; t < errors.length; t++) {
            mean += errors[t] / (errors.length - 1);
        }
        int guesses = 0;
        int hits = 0;
        int boundaries = 0;
        for (int t = 2; t < errors.length - 1; t++) {
            boolean peak = errors[t] > mean && errors[t] > errors[t - 1] && errors[t] >= errors[t + 1];
            boolean starts = letters.wordStarts()[t];
            guesses += peak ? 1 : 0;
            boundaries += starts ? 1 : 0;
            hits += peak && starts ? 1 : 0;
        }
        return new Boundaries(
                (double) hits / Math.max(1, guesses),
                (double) hits / boundaries,
                (double) boundaries / (errors.length - 3));
    }
}
