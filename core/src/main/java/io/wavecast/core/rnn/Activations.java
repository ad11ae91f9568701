package io.wavecast.core.rnn;

/**
 * {@code tanh} and {@code sigmoid} in place over arrays, without branches, so that the loops are vectorised, and of basic
 * operations only, so that every JVM gives the same bits.
 *
 * <p>{@code tanh(x) = x · P(x²) / Q(x²)} on −9..9, beyond which float32 knows only ±1; P and Q of degree 6 and 3 by iteratively
 * reweighted least squares (Lawson), largest relative error 6.7e-9 before rounding. Evaluated in double: in float the
 * rounding of P, Q and the quotient alone would reach 3e-7. {@code sigmoid(x) = ½ + ½ · tanh(x / 2)}. Largest absolute error of both after
 * rounding: below 4e-8.
 */
final class Activations {
    private static final double LIMIT = 9;
    private static final double P0 = 0.9999999933997785;
    private static final double P1 = 0.13084015063623333;
    private static final double P2 = 0.0031039617171689025;
    private static final double P3 = 1.1154364619877352e-05;
    private static final double P4 = -2.0225445968672927e-08;
    private static final double P5 = 5.2780490100251184e-11;
    private static final double P6 = -8.488952541960291e-14;
    private static final double Q1 = 0.4641734216935185;
    private static final double Q2 = 0.024495200421734056;
    private static final double Q3 = 0.00025461531650697577;

    private Activations() {}

    /** {@code a[i] = tanh(a[i])} for from ≤ i < to; NaN stays NaN. */
    static void tanh(float[] a, int from, int to) {
        for (int i = from; i < to; i++) {
            a[i] = (float) tanh(a[i]);
        }
    }

    /** {@code a[i] = 1 / (1 + exp(−a[i]))} for from ≤ i < to; NaN stays NaN. */
    static void sigmoid(float[] a, int from, int to) {
        for (int i = from; i < to; i++) {
            a[i] = (float) (0.5 + 0.5 * tanh(0.5 * a[i]));
        }
    }

    /** {@code a[i] = max(0, a[i])} for from ≤ i < to; NaN stays NaN. */
    static void relu(float[] a, int from, int to) {
        for (int i = from; i < to; i++) {
            a[i] = Math.max(0, a[i]);
        }
    }

    private static double tanh(double value) {
        double x = Math.min(LIMIT, Math.max(-LIMIT, value));
        double u = x * x;
        double p = ((((((P6 * u + P5) * u + P4) * u + P3) * u + P2) * u + P1) * u + P0) * x;
        double q = ((Q3 * u + Q2) * u + Q1) * u + 1;
        return p / q;
    }
}
