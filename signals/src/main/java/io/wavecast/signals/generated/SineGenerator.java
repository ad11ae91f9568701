package io.wavecast.signals.generated;

import java.util.Random;

/**
 * Two sines plus noise: {@code sin(2π·t + c) + 0.5·sin(2π·0.37·t + c) + 0.05·n} for channel c, where t is in seconds and n
 * is Gaussian of deviation 1. The sines have a common period of 100 s.
 */
final class SineGenerator implements Generator {
    private final double rate;
    private final Random random;
    private long sample;

    SineGenerator(double rate, Random random) {
        this.rate = rate;
        this.random = random;
    }

    @Override
    public void next(double[] values) {
        double t = sample++ / rate;
        for (int c = 0; c < values.length; c++) {
            values[c] = Math.sin(2 * Math.PI * t + c)
                    + 0.5 * Math.sin(2 * Math.PI * 0.37 * t + c)
                    + 0.05 * random.nextGaussian();
        }
    }
}
