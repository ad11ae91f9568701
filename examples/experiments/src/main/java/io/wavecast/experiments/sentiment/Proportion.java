package io.wavecast.experiments.sentiment;

/**
 * A proportion with its 95 % confidence interval by Wilson (1927), which is also accurate near 0 and 1.
 *
 * <pre>  (p + z²/2n ∓ z √(p(1 − p)/n + z²/4n²)) / (1 + z²/n),   z = 1.96 for 95 %  </pre>
 */
record Proportion(long successes, long trials) {
    private static final double Z = 1.959964;

    double value() {
        return (double) successes / trials;
    }

    double lower() {
        return bound(-1);
    }

    double upper() {
        return bound(1);
    }

    Proportion plus(Proportion other) {
        return new Proportion(successes + other.successes, trials + other.trials);
    }

    private double bound(int sign) {
        double p = value();
        double centre = p + Z * Z / (2 * trials);
        double halfWidth = Z * Math.sqrt(p * (1 - p) / trials + Z * Z / (4.0 * trials * trials));
        return (centre + sign * halfWidth) / (1 + Z * Z / trials);
    }
}
