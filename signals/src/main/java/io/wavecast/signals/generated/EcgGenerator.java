package io.wavecast.signals.generated;

import java.util.Random;

/**
 * The dynamical model of McSharry, Clifford, Tarassenko and Smith (2003), "A dynamical model for generating synthetic
 * electrocardiogram signals": a point circles once per beat, and the waves P, Q, R, S and T move it up and down.
 *
 * <pre>
 *  θ' = ω
 *  z' = − Σ_i a_i · Δθ_i · exp(−Δθ_i² / (2·b_i²)) − (z − z0(t)),   Δθ_i = (θ − θ_i) mod 2π
 *  z0(t) = 0.15 mV · sin(2π · 0.25 Hz · t)                            baseline wander due to breathing
 * </pre>
 *
 * Here ω varies from beat to beat around 2π per second with a deviation of 5 %, and measurement noise of 0.01 mV is added. Euler's
 * method integrates in steps of at most a millisecond. The result is scaled to millivolts, with an R wave of about 1 mV.
 */
final class EcgGenerator implements Generator {
    private static final double[] ANGLE = {-Math.PI / 3, -Math.PI / 12, 0, Math.PI / 12, Math.PI / 2}; // P Q R S T
    private static final double[] HEIGHT = {1.2, -5, 30, -7.5, 0.75};
    private static final double[] WIDTH = {0.25, 0.1, 0.1, 0.1, 0.4};
    private static final double MILLIVOLT = 30;
    private static final double MAX_STEP = 1e-3;

    private final int stepsPerSample;
    private final double step; // seconds
    private final Random random;
    private double angle = -Math.PI;
    private double z;
    private double time;
    private double beatsPerSecond = 1;

    EcgGenerator(double rate, Random random) {
        this.stepsPerSample = (int) Math.max(1, Math.ceil(1 / (rate * MAX_STEP)));
        this.step = 1 / (rate * stepsPerSample);
        this.random = random;
    }

    @Override
    public void next(double[] values) {
        for (int i = 0; i < stepsPerSample; i++) {
            advance();
        }
        for (int c = 0; c < values.length; c++) {
            // All leads record the same beat, each with a lower amplitude than the one before.
            values[c] = z * MILLIVOLT / (1 + 0.2 * c) + 0.01 * random.nextGaussian();
        }
    }

    private void advance() {
        double slope = 0;
        for (int i = 0; i < ANGLE.length; i++) {
            double away = Math.IEEEremainder(angle - ANGLE[i], 2 * Math.PI);
            slope -= HEIGHT[i] * away * Math.exp(-away * away / (2 * WIDTH[i] * WIDTH[i]));
        }
        double baseline = 0.15 / MILLIVOLT * Math.sin(2 * Math.PI * 0.25 * time);
        z += step * (slope - (z - baseline));
        angle += step * 2 * Math.PI * beatsPerSecond;
        time += step;
        if (angle > Math.PI) {
            angle -= 2 * Math.PI;
            beatsPerSecond = Math.max(0.5, 1 + 0.05 * random.nextGaussian());
        }
    }
}
