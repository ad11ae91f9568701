package io.wavecast.trainer.baseline;

/** Repeats the value of one season ago, or the last value during the first season. */
public final class SeasonalNaive implements Forecaster {
    private final double[] ring; // (season), the oldest value at index next
    private int next;
    private long observations;

    /**
     * Creates a forecaster that has observed nothing.
     *
     * @param season samples of a season, at least 1
     */
    public SeasonalNaive(int season) {
        if (season < 1) {
            throw new IllegalArgumentException("expected a season of at least 1 sample, was " + season);
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
        observations++;
    }

    @Override
    public double forecast(int horizon) {
        if (observations < ring.length) {
            return ring[Math.floorMod(next - 1, ring.length)];
        }
        return ring[(next + (horizon - 1) % ring.length) % ring.length];
    }
}
