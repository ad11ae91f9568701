package io.wavecast.streams.series;

import io.wavecast.core.model.ModelVersion;
import io.wavecast.core.series.ForecastStatus;
import java.util.Arrays;

/** One step of a forecast that waits for its truth. */
public final class PendingForecast {
    private final long targetTick;
    private final int horizon;
    private final int horizonIndex;
    private final ModelVersion model;
    private final ForecastStatus status;
    private final boolean late;
    private final double[] mean; // (channels)
    private final double[] width; // (channels) half width of the interval
    private final double[] naive; // (channels) the last value at the time it was made

    /**
     * @param targetTick the sample number of the series that it is aimed at
     * @param horizon steps ahead
     * @param horizonIndex position of the horizon in the model's list
     * @param late whether it was made after its target was due
     */
    public PendingForecast(
            long targetTick,
            int horizon,
            int horizonIndex,
            ModelVersion model,
            ForecastStatus status,
            boolean late,
            double[] mean,
            double[] width,
            double[] naive) {
        this.targetTick = targetTick;
        this.horizon = horizon;
        this.horizonIndex = horizonIndex;
        this.model = model;
        this.status = status;
        this.late = late;
        this.mean = mean;
        this.width = width;
        this.naive = naive;
    }

    public long targetTick() {
        return targetTick;
    }

    public int horizon() {
        return horizon;
    }

    public int horizonIndex() {
        return horizonIndex;
    }

    public ModelVersion model() {
        return model;
    }

    public ForecastStatus status() {
        return status;
    }

    public boolean late() {
        return late;
    }

    /** (channels), shared. */
    public double[] mean() {
        return mean;
    }

    /** (channels), shared. */
    public double[] width() {
        return width;
    }

    /** (channels), shared. */
    public double[] naive() {
        return naive;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof PendingForecast that
                && targetTick == that.targetTick
                && horizon == that.horizon
                && horizonIndex == that.horizonIndex
                && model.equals(that.model)
                && status == that.status
                && late == that.late
                && Arrays.equals(mean, that.mean)
                && Arrays.equals(width, that.width)
                && Arrays.equals(naive, that.naive);
    }

    @Override
    public int hashCode() {
        return 31 * Long.hashCode(targetTick) + horizon;
    }
}
