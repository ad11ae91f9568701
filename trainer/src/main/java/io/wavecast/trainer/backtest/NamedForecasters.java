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
import io.wavecast.trainer.history.SeriesSlice;
import io.wavecast.trainer.history.Split;
import io.wavecast.trainer.judge.HeldOutForecaster;
import io.wavecast.trainer.judge.HeldOutForecasters;
import io.wavecast.trainer.learn.NetworkInputs;
import io.wavecast.trainer.learn.ScalingFit;
import io.wavecast.trainer.linear.Autoregression;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;

/** The forecasters of a backtest by their names on the command line. */
final class NamedForecasters {
    private static final String NAMES =
            "naive, seasonalN (N samples), ses, holt, arN or windowN (N lags), linear, elman, lstm or gru";

    /** Matches the names of classical forecasters: those that are not trained as models. */
    static final String CLASSICAL = "naive|ses|holt|seasonal[1-9][0-9]{0,5}|(ar|window)[1-9][0-9]{0,3}";

    private static final String AUTOREGRESSION = "ar";
    private static final String WINDOW = "window";
    private static final String SEASONAL = "seasonal";
    private static final String SMOOTHING = "ses";
    private static final String HOLT = "holt";
    private static final long SEED = 1;

    private NamedForecasters() {}

    /** @throws IllegalArgumentException if no forecaster has this name; the message lists the names */
    static void check(String name) {
        if (!name.matches(CLASSICAL + "|linear|elman|lstm|gru")) {
            throw new IllegalArgumentException("expected " + NAMES + ", was '" + name + "'");
        }
    }

    /** The cell of a forecaster that is trained as a model; empty for a classical one. */
    static Optional<CellKind> cell(String name) {
        return switch (name) {
            case "linear" -> Optional.of(CellKind.NONE);
            case "elman", "lstm", "gru" -> Optional.of(CellKind.valueOf(name.toUpperCase(Locale.ROOT)));
            default -> Optional.empty();
        };
    }

    /** Whether a forecaster has cells, which an engine trains. */
    static boolean hasCells(String name) {
        return cell(name).filter(kind -> kind != CellKind.NONE).isPresent();
    }

    /** A classical forecaster of all channels, fitted to the training part; most are fitted to the validation part as well. */
    static HeldOutForecaster classical(String name, Split split, List<Integer> horizons) {
        if (name.startsWith(AUTOREGRESSION)) {
            return autoregression(split, horizons, number(name, AUTOREGRESSION));
        }
        int channels = split.test().get(0).values()[0].length;
        List<Supplier<Forecaster>> byChannel = new ArrayList<>();
        for (int c = 0; c < channels; c++) {
            byChannel.add(fitted(name, ChannelPast.of(split, c)));
        }
        return HeldOutForecasters.classical(byChannel, horizons);
    }

    /** @param past of one channel, NaN where missing */
    private static Supplier<Forecaster> fitted(String name, double[] past) {
        if (name.startsWith(WINDOW)) {
            WindowNetwork network = WindowNetwork.fit(past, number(name, WINDOW), SEED);
            return network::fresh;
        }
        if (name.startsWith(SEASONAL)) {
            int season = number(name, SEASONAL);
            return () -> new SeasonalNaive(season);
        }
        if (name.equals(SMOOTHING)) {
            double alpha = ExponentialSmoothing.fit(past).alpha();
            return () -> new ExponentialSmoothing(alpha);
        }
        if (name.equals(HOLT)) {
            Holt holt = Holt.fit(past);
            return () -> new Holt(holt.alpha(), holt.beta());
        }
        return Naive::new;
    }

    private static int number(String name, String prefix) {
        return Integer.parseInt(name.substring(prefix.length()));
    }

    /** Fits AR(p) to scaled values, as networks are, which limits outliers. */
    private static HeldOutForecaster autoregression(Split split, List<Integer> horizons, int lags) {
        Scaling scaling = ScalingFit.fit(Scaling.Kind.ROBUST, List.of(), split.train(), split.validation());
        List<SeriesSlice> scaled = NetworkInputs.of(split.train(), new Preprocessing(scaling, false));
        return HeldOutForecasters.autoregression(
                Autoregression.fit(scaled, horizons, lags), new Preprocessing(scaling, false));
    }
}
