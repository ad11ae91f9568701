package io.wavecast.core.rnn;

/**
 * {@code tanh} and {@code sigmoid} in place over arrays, without branches and in float32 throughout, so that the loops are
 * vectorised on JDK 17 as well, and with basic operations only, so that every JVM gives the same bits.
 *
 * <pre>
 *  t(y)       = y · P(y²) / Q(y²)        near tanh y, P and Q of degree 3
 *  tanh(x)    = 2t / (1 + t²)            with t = t(x / 2): the addition theorem
 *  sigmoid(x) = ½ + ½ · tanh(x / 2)
 * </pre>
 *
 * <p>The relative error of tanh is that of t times {@code (1 − t²) / (1 + t²)}: it vanishes as tanh approaches ±1, so a
 * short quotient suffices and its rounding errors hardly count. Since {@code 2t ≤ 1 + t²}, also when rounded, no result
 * lies beyond ±1. P and Q are a minimax fit with that weight on 0..4.7 (iteratively reweighted least squares, 2.2e-10 before
 * rounding); beyond x = ±9.4 the nearest float32 is ±1.
 *
 * <p>Largest absolute error, over all floats: tanh 1.7e-7, sigmoid 1.2e-7.
 */
final class Activations {
    /** Limit of x / 2. */
    private static final float LIMIT = 4.7f;

    private static final float P1 = 0.12667736f;
    private static final float P2 = 0.002631205f;
    private static final float P3 = 5.9941453e-6f;
    private static final float Q1 = 0.4600107f;
    private static final float Q2 = 0.022634797f;
    private static final float Q3 = 1.843846e-4f;

    private Activations() {}

    /** {@code a = tanh(a)}; NaN stays NaN. Whole arrays only: a loop with bounds took twice as long. */
    static void tanh(float[] a) {
        for (int i = 0; i < a.length; i++) {
            a[i] = tanhOfTwice(0.5f * a[i]);
        }
    }

    /** {@code a = tanh(2a)}; NaN stays NaN. */
    static void tanhOfTwice(float[] a) {
        for (int i = 0; i < a.length; i++) {
            a[i] = tanhOfTwice(a[i]);
        }
    }

    /** {@code a = 1 / (1 + exp(−a))}; NaN stays NaN. */
    static void sigmoid(float[] a) {
        for (int i = 0; i < a.length; i++) {
            a[i] = Math.fma(0.5f, tanhOfTwice(0.25f * a[i]), 0.5f);
        }
    }

    /** {@code a = max(0, a)}; NaN stays NaN. */
    static void relu(float[] a) {
        for (int i = 0; i < a.length; i++) {
            a[i] = Math.max(0, a[i]);
        }
    }

    /** {@code tanh(2·half)} of one value. */
    static float tanhOfTwice(float half) {
        float y = Math.min(LIMIT, Math.max(-LIMIT, half));
        float u = y * y;
        float p = Math.fma(Math.fma(Math.fma(P3, u, P2), u, P1), u, 1f);
        float q = Math.fma(Math.fma(Math.fma(Q3, u, Q2), u, Q1), u, 1f);
        float t = y * p / q;
        return (t + t) / Math.fma(t, t, 1f);
    }
}
