package io.wavecast.core.series;

import io.wavecast.core.model.ModelVersion;
import io.wavecast.core.rnn.TargetChannels;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A forecast in arrays that the model's next one reuses, since a stream makes hundreds of thousands per second. {@link Forecast} has the
 * same content as a value. The writer of a draft fills in every part of it for each forecast.
 */
public final class ForecastDraft {
    private static final double[] NONE = {};

    private final ModelVersion model;
    private final int[] targets; // channels that are forecast
    private final int[] horizons; // (horizons)
    private final long[] atMicros; // (horizons)
    private final double[][] mean; // (horizons)(channels)
    private final double[][] width; // (horizons)(channels)
    private final double[][] lower; // (horizons)(channels)
    private final double[][] upper; // (horizons)(channels)
    private Levels levels = Levels.NONE;
    private double[][] quantiles = {}; // (horizons)(quantiles·channels); empty without levels
    private double[][] spreads = {}; // (horizons)(channels) of the model's spread head; empty without one
    private long madeMicros;
    private ForecastStatus status = ForecastStatus.WARMING;

    /**
     * Creates a draft for the forecasts of one model version.
     *
     * @param horizons steps ahead, ascending; 0 for labels of the series so far
     * @param channels values per horizon
     */
    public ForecastDraft(ModelVersion model, List<Integer> horizons, int channels) {
        this(model, horizons, channels, IntStream.range(0, channels).toArray());
    }

    /**
     * Creates a draft for forecasts of some channels.
     *
     * @param targets the channels that are forecast; those of the others are NaN
     */
    public ForecastDraft(ModelVersion model, List<Integer> horizons, TargetChannels targets) {
        this(
                model,
                horizons,
                targets.channels(),
                targets.list().stream().mapToInt(Integer::intValue).toArray());
    }

    private ForecastDraft(ModelVersion model, List<Integer> horizons, int channels, int[] targets) {
        int count = horizons.size();
        this.model = model;
        this.targets = targets;
        this.horizons = horizons.stream().mapToInt(Integer::intValue).toArray();
        this.atMicros = new long[count];
        this.mean = new double[count][channels];
        this.width = new double[count][channels];
        this.lower = new double[count][channels];
        this.upper = new double[count][channels];
    }

    /** A draft with the content of a forecast. Its widths are undefined. */
    public static ForecastDraft of(Forecast forecast) {
        List<HorizonForecast> steps = forecast.steps();
        int channels = steps.isEmpty() ? 0 : steps.get(0).mean().length;
        List<Integer> horizons = steps.stream().map(HorizonForecast::horizon).toList();
        var draft = new ForecastDraft(forecast.model(), horizons, channels);
        draft.begin(forecast.madeMicros(), forecast.status());
        for (int i = 0; i < steps.size(); i++) {
            HorizonForecast step = steps.get(i);
            draft.atMicros[i] = step.atMicros();
            draft.mean[i] = step.mean();
            draft.lower[i] = step.lower();
            draft.upper[i] = step.upper();
        }
        draft.copyLevels(steps);
        return draft;
    }

    private void copyLevels(List<HorizonForecast> steps) {
        if (steps.isEmpty() || steps.get(0).levels().isEmpty()) {
            return;
        }
        setLevels(Levels.of(
                steps.get(0).levels().stream().mapToDouble(LevelInterval::level).toArray()));
        for (int i = 0; i < steps.size(); i++) {
            List<LevelInterval> found = steps.get(i).levels();
            int channels = mean[i].length;
            for (int l = 0; l < levels.size(); l++) {
                System.arraycopy(found.get(l).lower(), 0, quantiles[i], levels.lower(l) * channels, channels);
                System.arraycopy(found.get(l).upper(), 0, quantiles[i], levels.upper(l) * channels, channels);
            }
        }
    }

    /** The present content as a value. */
    public Forecast toForecast() {
        List<HorizonForecast> steps = new ArrayList<>(horizons.length);
        for (int i = 0; i < horizons.length; i++) {
            steps.add(new HorizonForecast(
                    horizons[i], atMicros[i], mean[i].clone(), lower[i].clone(), upper[i].clone(), intervals(i)));
        }
        return new Forecast(madeMicros, model, status, steps);
    }

    private List<LevelInterval> intervals(int index) {
        List<LevelInterval> intervals = new ArrayList<>(levels.size());
        for (int l = 0; l < levels.size(); l++) {
            intervals.add(new LevelInterval(
                    levels.level(l), quantile(index, levels.lower(l)), quantile(index, levels.upper(l))));
        }
        return intervals;
    }

    private double[] quantile(int index, int quantile) {
        int channels = mean[index].length;
        return Arrays.copyOfRange(quantiles[index], quantile * channels, (quantile + 1) * channels);
    }

    /** Sets the levels of the intervals besides the main one. The writer fills in their {@link #quantiles}. */
    public void setLevels(Levels newLevels) {
        if (!levels.equals(newLevels)) {
            levels = newLevels;
            quantiles = new double[newLevels.size() == 0 ? 0 : horizons.length][];
            for (int i = 0; i < quantiles.length; i++) {
                quantiles[i] = new double[newLevels.quantiles() * mean[i].length];
            }
        }
    }

    /**
     * Sets the expected sizes of errors, as multiples of the usual ones.
     *
     * @param newSpreads (horizons)(channels), copied; empty if the model does not tell
     */
    public void setSpreads(double[][] newSpreads) {
        if (spreads.length != newSpreads.length) {
            spreads = new double[newSpreads.length][mean[0].length];
        }
        for (int i = 0; i < spreads.length; i++) {
            System.arraycopy(newSpreads[i], 0, spreads[i], 0, spreads[i].length);
        }
    }

    /** The expected sizes of errors of a horizon as multiples of the usual ones, (channels); empty if the model does not tell. Shared. */
    public double[] spread(int index) {
        return spreads.length == 0 ? NONE : spreads[index];
    }

    /** The expected size of a channel's error as a multiple of the usual one; 1 if the model does not tell. */
    public double spread(int index, int channel) {
        return spreads.length == 0 ? 1 : spreads[index][channel];
    }

    /** Begins the next forecast. */
    public void begin(long newMadeMicros, ForecastStatus newStatus) {
        madeMicros = newMadeMicros;
        status = newStatus;
    }

    /** Sets the target time of a horizon, or {@link HorizonForecast#UNKNOWN_TIME}. */
    public void target(int index, long micros) {
        atMicros[index] = micros;
    }

    /** Puts the interval of a channel around its mean. */
    public void interval(int index, int channel, double halfWidth) {
        double center = mean[index][channel];
        width[index][channel] = halfWidth;
        lower[index][channel] = Math.max(-Double.MAX_VALUE, center - halfWidth);
        upper[index][channel] = Math.min(Double.MAX_VALUE, center + halfWidth);
    }

    /** Marks the intervals of a horizon as missing. */
    public void noInterval(int index) {
        Arrays.fill(width[index], Double.NaN);
        Arrays.fill(lower[index], Double.NaN);
        Arrays.fill(upper[index], Double.NaN);
        if (quantiles.length > 0) {
            Arrays.fill(quantiles[index], Double.NaN);
        }
    }

    /** Whether the means of all channels that are forecast are finite. */
    public boolean isFinite() {
        for (double[] values : mean) {
            for (int channel : targets) {
                if (!Double.isFinite(values[channel])) {
                    return false;
                }
            }
        }
        return true;
    }

    /** Version of the model that forecasts. */
    public ModelVersion model() {
        return model;
    }

    /** The method behind the forecast. */
    public ForecastStatus status() {
        return status;
    }

    /** Event time of the newest observation used, microseconds since the epoch. */
    public long madeMicros() {
        return madeMicros;
    }

    /** Number of horizons. */
    public int size() {
        return horizons.length;
    }

    /** Steps ahead. */
    public int horizon(int index) {
        return horizons[index];
    }

    /** Target time of a horizon, or {@link HorizonForecast#UNKNOWN_TIME}. */
    public long atMicros(int index) {
        return atMicros[index];
    }

    /** The means, (horizons)(channels); shared, for the predictor to fill in. */
    public double[][] means() {
        return mean;
    }

    /** The mean of a horizon, (channels); shared. */
    public double[] mean(int index) {
        return mean[index];
    }

    /** The half widths of a horizon's intervals, (channels); shared. */
    public double[] width(int index) {
        return width[index];
    }

    /** The lower ends of a horizon's intervals, (channels); shared. */
    public double[] lower(int index) {
        return lower[index];
    }

    /** The upper ends of a horizon's intervals, (channels); shared. */
    public double[] upper(int index) {
        return upper[index];
    }

    /** The levels of the intervals besides the main one; none by default. */
    public Levels levels() {
        return levels;
    }

    /** The quantiles of a horizon, (quantiles, channels) by ascending probability; shared, for the forecaster to fill in. */
    public double[] quantiles(int index) {
        return quantiles[index];
    }
}
