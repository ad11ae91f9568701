package io.wavecast.trainer.baseline;

/** The value of one season ago; the last value until there was one. */
public final class SeasonalNaive implements Forecaster {
    private final double[] ring; // (season), the oldest at the next place
    private int next;
    private long seen;

    /** @param season samples, 1 or more */
    public SeasonalNaive(int season) {
        if (season < 1) {
            throw new IllegalArgumentException("a season has at least 1 sample, was " + season);
        }
        this.ring = new double[season];
    }

    @Override
    public String name() {
        return "seasonal" + ring.length;
    }

    @Override
    public void observe(double value) {
        ring[next] = value;
        next = (next + 1) % ring.length;
        seen++;
    }

    @Override
    public double forecast(int horizon) {
        if (seen < ring.length) {
            return ring[Math.floorMod(next - 1, ring.length)];
        }
        return ring[(next + (horizon - 1) % ring.length) % ring.length];
    }
}
