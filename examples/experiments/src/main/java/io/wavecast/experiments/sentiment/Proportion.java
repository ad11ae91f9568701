package io.wavecast.experiments.sentiment;

/**
 * How many of how many, with what that leaves open: Wilson's interval (Wilson 1927), which is right near 0 and 1, too.
 *
 * <pre>  (p + z²/2n ∓ z √(p(1 − p)/n + z²/4n²)) / (1 + z²/n),   z = 1.96 for 95 %  </pre>
 */
record Proportion(long right, long of) {
    private static final double Z = 1.959964;

    double value() {
        return (double) right / of;
    }

    double lower() {
        return end(-1);
    }

    double upper() {
        return end(1);
    }

    Proportion plus(Proportion other) {
        return new Proportion(right + other.right, of + other.of);
    }

    private double end(int sign) {
        double p = value();
        double middle = p + Z * Z / (2 * of);
        double half = Z * Math.sqrt(p * (1 - p) / of + Z * Z / (4.0 * of * of));
        return (middle + sign * half) / (1 + Z * Z / of);
    }
}
