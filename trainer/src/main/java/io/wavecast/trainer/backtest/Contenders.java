package io.wavecast.trainer.backtest;

import io.wavecast.core.model.Preprocessing;
import io.wavecast.core.model.Scaling;
import io.wavecast.core.rnn.CellKind;
import io.wavecast.trainer.baseline.ExponentialSmoothing;
import io.wavecast.trainer.baseline.Forecaster;
import io.wavecast.trainer.baseline.Holt;
import io.wavecast.trainer.baseline.Naive;
import io.wavecast.trainer.baseline.SeasonalNaive;
import io.wavecast.trainer.baseline.WindowNetwork;
import io.wavecast.trainer.history.Part;
import io.wavecast.trainer.history.Split;
import io.wavecast.trainer.judge.HeldOutErrors;
import io.wavecast.trainer.judge.HeldOutForecasters;
import io.wavecast.trainer.learn.Inputs;
import io.wavecast.trainer.learn.ScalingFit;
import io.wavecast.trainer.linear.Autoregression;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.DoubleStream;

/** The forecasters that can be asked for by a word. */
public final class Contenders {
    private static final String WORDS =
            "naive, seasonalN (N samples), ses, holt, arN and windowN (N lags), linear, elman, lstm and gru are there";

    private static final long SEED = 1;

    private Contenders() {}

    /** @throws IllegalArgumentException if there is no such forecaster; the message names those there are */
    static void check(String word) {
        if (!word.matches("naive|ses|holt|seasonal[1-9][0-9]{0,5}|(ar|window)[1-9][0-9]{0,3}|linear|elman|lstm|gru")) {
            throw new IllegalArgumentException("there is no forecaster '" + word + "': " + WORDS);
        }
    }

    /** The cell, for words that are trained by us. */
    static Optional<CellKind> cell(String word) {
        return switch (word) {
            case "linear" -> Optional.of(CellKind.NONE);
            case "elman", "lstm", "gru" -> Optional.of(CellKind.valueOf(word.toUpperCase(Locale.ROOT)));
            default -> Optional.empty();
        };
    }

    /** A classical forecaster, fitted on the training part, its constants on the validation part, too. */
    static HeldOutErrors.Walk classical(String word, Split split, List<Integer> horizons) {
        if (word.startsWith("ar")) {
            return autoregression(split, horizons, Integer.parseInt(word.substring(2)));
        }
        int channels = split.test().get(0).values()[0].length;
        List<Supplier<Forecaster>> fresh = new ArrayList<>();
        for (int c = 0; c < channels; c++) {
            switch (word) {
                case "naive" -> fresh.add(Naive::new);
                case "ses" -> {
                    double alpha = ExponentialSmoothing.fit(past(split, c)).alpha();
                    fresh.add(() -> new ExponentialSmoothing(alpha));
                }
                case "holt" -> {
                    Holt holt = Holt.fit(past(split, c));
                    fresh.add(() -> new Holt(holt.alpha(), holt.beta()));
                }
                default -> {
                    if (word.startsWith("window")) {
                        int lags = Integer.parseInt(word.substring("window".length()));
                        var network = WindowNetwork.fit(past(split, c), lags, SEED);
                        fresh.add(network::fresh);
                        break;
                    }
                    int season = Integer.parseInt(word.substring("seasonal".length()));
                    fresh.add(() -> new SeasonalNaive(season));
                }
            }
        }
        return walk(fresh, horizons);
    }

    /**
     * Passes each channel to a forecaster of its own.
     *
     * @param forecasters (channels) each gives a forecaster that has not observed a sample
     */
    public static HeldOutErrors.Walk walk(List<Supplier<Forecaster>> forecasters, List<Integer> horizons) {
        return new HeldOutErrors.Walk() {
            private List<Forecaster> current = List.of();

            @Override
            public void begin(Part part) {
                current = forecasters.stream().map(Supplier::get).toList();
            }

            @Override
            public void step(Part part, int t, double[][] means) {
                for (int c = 0; c < current.size(); c++) {
                    current.get(c).observe(part.values()[t][c]);
                    for (int h = 0; means != null && h < horizons.size(); h++) {
                        means[h][c] = current.get(c).forecast(horizons.get(h));
                    }
                }
            }
        };
    }

    /** One channel of the training and validation parts, in order; NaN where a value is missing. */
    public static double[] past(Split split, int channel) {
        DoubleStream.Builder values = DoubleStream.builder();
        split.train().forEach(part -> add(part, 0, channel, values));
        split.validation().forEach(part -> add(part, part.from(), channel, values));
        return values.build().toArray();
    }

    private static void add(Part part, int from, int channel, DoubleStream.Builder values) {
        for (int t = from; t < part.values().length; t++) {
            values.add(part.observed()[t][channel] ? part.values()[t][channel] : Double.NaN);
        }
    }

    /** On values that a glitch cannot throw far, as networks see them. */
    private static HeldOutErrors.Walk autoregression(Split split, List<Integer> horizons, int lags) {
        Scaling scaling = ScalingFit.fit(Scaling.Kind.ROBUST, List.of(), split.train(), split.validation());
        List<Part> scaled = Inputs.of(split.train(), new Preprocessing(scaling, false));
        return HeldOutForecasters.autoregression(Autoregression.fit(scaled, horizons, lags), scaling);
    }
}
