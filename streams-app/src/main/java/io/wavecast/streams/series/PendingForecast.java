package io.wavecast.streams.series;

import io.wavecast.core.model.ModelVersion;
import io.wavecast.core.series.ForecastDraft;
import io.wavecast.core.series.ForecastStatus;
import java.util.Arrays;

/**
 * A forecast for one horizon, to be scored with the first observation in the window of event times around its target. The queue of a series
 * uses its objects again, so only the queue may keep them.
 */
public final class PendingForecast {
    private static final double[] NONE = {};

    private long fromMicros;
    private long untilMicros;
    private int horizon;
    private int horizonIndex;
    private ModelVersion model;
    private ForecastStatus status;
    private boolean late; // as far as known when the forecast was computed
    private VisibleTimes visible = VisibleTimes.UNTRACKED;
    private long batch; // the batch in which the forecast was sent, by the number of these times
    private long dueMicros;
    private final double[] mean; // (channels)
    private final double[] width; // (channels) half width of the interval
    private final double[] naive; // (channels) naive forecast: the last value at the time of the forecast
    private double[] lesson = NONE; // what an adapter learns from; empty without one
    private double[] quantiles = NONE; // (quantiles·channels) as published; empty without levels
    private double[] spread = NONE; // (channels) of the model's spread head; empty without one

    /**
     * Creates a pending forecast that is known to be late or on time, unless {@link #sent} follows. The arrays are not copied.
     *
     * @param fromMicros first event time at which an observation is the target's
     * @param untilMicros end of these event times, exclusive
     * @param horizon steps ahead
     * @param horizonIndex position of the horizon in the list of the version that forecasts
     * @param model version that forecasts
     * @param late whether the forecast became visible after the time of its target
     * @param mean (channels) the forecast
     * @param width (channels) half width of the interval
     * @param naive (channels) the last value at the time of the forecast
     */
    public PendingForecast(
            long fromMicros,
            long untilMicros,
            int horizon,
            int horizonIndex,
            ModelVersion model,
            ForecastStatus status,
            boolean late,
            double[] mean,
            double[] width,
            double[] naive) {
        this.fromMicros = fromMicros;
        this.untilMicros = untilMicros;
        this.horizon = horizon;
        this.horizonIndex = horizonIndex;
        this.model = model;
        this.status = status;
        this.late = late;
        this.mean = mean;
        this.width = width;
        this.naive = naive;
    }

    /** Creates an object for the queue, without content. */
    PendingForecast(int channels) {
        this(
                0,
                0,
                0,
                0,
                ModelVersion.NAIVE,
                ForecastStatus.WARMING,
                false,
                new double[channels],
                new double[channels],
                new double[channels]);
    }

    /**
     * Takes over one horizon of a published forecast; copies its arrays.
     *
     * @param last (channels) the newest input
     */
    void set(ForecastDraft forecast, int index, long newFromMicros, long newUntilMicros, double[] last) {
        fromMicros = newFromMicros;
        untilMicros = newUntilMicros;
        horizon = forecast.horizon(index);
        horizonIndex = index;
        if (!model.equals(forecast.model())) { // a reference that is written anew costs the garbage collector
            model = forecast.model();
        }
        if (status != forecast.status()) {
            status = forecast.status();
        }
        System.arraycopy(forecast.mean(index), 0, mean, 0, mean.length);
        System.arraycopy(forecast.width(index), 0, width, 0, width.length);
        System.arraycopy(last, 0, naive, 0, naive.length);
        if (forecast.levels().size() > 0) {
            setQuantiles(forecast.quantiles(index));
        } else if (quantiles.length > 0) {
            dropQuantiles();
        }
        setSpread(forecast.spread(index));
    }

    /**
     * Notes how the forecast was sent.
     *
     * @param newLate whether the time of the target was over when the forecast was computed
     * @param newVisible knows when the forecast becomes visible
     * @param newBatch number of the batch in which the forecast is sent
     * @param newDueMicros time of the wall clock at which the target is due
     */
    public void sent(boolean newLate, VisibleTimes newVisible, long newBatch, long newDueMicros) {
        late = newLate;
        if (visible != newVisible) { // a reference that is written anew costs the garbage collector
            visible = newVisible;
        }
        batch = newBatch;
        dueMicros = newDueMicros;
    }

    /** The first event time at which an observation is the target's. */
    public long fromMicros() {
        return fromMicros;
    }

    /** The end of these event times, exclusive. */
    public long untilMicros() {
        return untilMicros;
    }

    /** Steps ahead. */
    public int horizon() {
        return horizon;
    }

    /** Position of the horizon in the list of the version that forecasts. */
    public int horizonIndex() {
        return horizonIndex;
    }

    /** The version that forecasts. */
    public ModelVersion model() {
        return model;
    }

    /** The status of the published forecast. */
    public ForecastStatus status() {
        return status;
    }

    /**
     * Whether the forecast is late, as far as known now: it became visible after the time of its target, or is not visible yet although
     * that time is over. A forecast whose batch is forgotten became visible long ago: it is late only if it was computed too late.
     */
    public boolean late() {
        if (late) {
            return true;
        }
        long at = visible.visibleMicros(batch);
        return (at == VisibleTimes.NOT_YET ? visible.nowMicros() : at) > dueMicros;
    }

    /** The forecast, (channels); shared. */
    public double[] mean() {
        return mean;
    }

    /** The half width of the interval, (channels); shared. */
    public double[] width() {
        return width;
    }

    /** The last value at the time of the forecast, (channels); shared. */
    public double[] naive() {
        return naive;
    }

    /** What an adapter learns from once the true value is known, see {@code ForecastCorrector}; empty without one; shared. */
    public double[] lesson() {
        return lesson;
    }

    /** Sets what an adapter learns from; copied. */
    public void remember(double[] newLesson) {
        lesson = copied(newLesson, lesson);
    }

    /** The quantiles of the forecast as they were published, (quantiles, channels); empty without levels; shared. */
    public double[] quantiles() {
        return quantiles;
    }

    /** Sets the quantiles of the forecast; copied. */
    public void setQuantiles(double[] published) {
        quantiles = copied(published, quantiles);
    }

    /** Forgets the quantiles of the forecast. */
    public void dropQuantiles() {
        quantiles = NONE;
    }

    /** The expected sizes of errors as multiples of the usual ones, (channels); empty if the version does not tell; shared. */
    public double[] spread() {
        return spread;
    }

    /** Sets the expected sizes of errors; copied. */
    public void setSpread(double[] expected) {
        spread = copied(expected, spread);
    }

    /** The size of a channel's error, divided by its spread: what intervals learn from. */
    public double relative(double absoluteError, int channel) {
        return spread.length == 0 ? absoluteError : absoluteError / spread[channel];
    }

    private static double[] copied(double[] from, double[] into) {
        double[] target = from.length == into.length ? into : from.length == 0 ? NONE : new double[from.length];
        System.arraycopy(from, 0, target, 0, target.length);
        return target;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof PendingForecast that
                && fromMicros == that.fromMicros
                && untilMicros == that.untilMicros
                && horizon == that.horizon
                && horizonIndex == that.horizonIndex
                && model.equals(that.model)
                && status == that.status
                && late() == that.late()
                && Arrays.equals(mean, that.mean)
                && Arrays.equals(width, that.width)
                && Arrays.equals(naive, that.naive)
                && Arrays.equals(lesson, that.lesson)
                && Arrays.equals(quantiles, that.quantiles)
                && Arrays.equals(spread, that.spread);
    }

    @Override
    public int hashCode() {
        return 31 * Long.hashCode(fromMicros) + horizon;
    }
}
