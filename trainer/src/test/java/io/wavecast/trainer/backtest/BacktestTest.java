package io.wavecast.trainer.backtest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.wavecast.signals.Signal;
import io.wavecast.signals.csv.CsvOptions;
import io.wavecast.signals.recording.ChannelSelection;
import io.wavecast.signals.recording.Recordings;
import io.wavecast.trainer.Signals;
import io.wavecast.trainer.history.History;
import io.wavecast.trainer.judge.HeldOutErrors;
import io.wavecast.trainer.progress.TrainingListener;
import io.wavecast.trainer.training.TrainSettings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("once")
class BacktestTest {
    private static final Path DATA = Path.of(System.getProperty("wavecast.data", "../../shared/data"));

    @Test
    void shouldMeasureTheErrorsOfForecasters() throws InterruptedException {
        var backtest = new Backtest(
                TrainSettings.of("resonance").withHorizons(List.of(1, 3)),
                History.of("resonance", 4_000, Signals.resonance(1, 4_000)));

        HeldOutErrors naive = backtest.run("naive", TrainingListener.SILENT);
        HeldOutErrors regression = backtest.run("ar2", TrainingListener.SILENT);
        HeldOutErrors linear = backtest.run("linear", TrainingListener.SILENT);

        // The noise that drives the signal has standard deviation 0.1.
        assertThat(regression.rootMeanSquare(0, 0)).isCloseTo(0.1, within(0.01));
        assertThat(linear.rootMeanSquare(0, 0)).isCloseTo(0.1, within(0.01));
        assertThat(naive.rootMeanSquare(0, 0)).isGreaterThan(0.13);
        assertThat(naive.targets()).isEqualTo(800);
        assertThat(naive.errors(1, 0)[1])
                .as("three steps ahead of the last training sample")
                .isNaN();
        assertThat(naive.errors(1, 0)[2]).isFinite();
    }

    /** Channel 2 repeats channel 1, which is noise, a step later. */
    @Test
    void shouldMeasureTheTargetsAlone() throws InterruptedException {
        var random = new Random(1);
        double[][] values = new double[2_000][2];
        for (int t = 0; t < values.length; t++) {
            values[t][0] = random.nextGaussian();
            values[t][1] = 30 * (t == 0 ? 0 : values[t - 1][0]);
        }
        TrainSettings settings =
                TrainSettings.of("power").withHorizons(List.of(1)).withLags(8);
        var backtest = new Backtest(
                settings.with(settings.target().withChannels(List.of(1))), History.of("power", 1_000_000, values));

        assertThat(error(backtest, "naive", 0)).isCloseTo(Math.sqrt(2), within(0.2));
        assertThat(error(backtest, "ar8", 0)).isCloseTo(1, within(0.15));
        assertThat(error(backtest, "linear", 0)).isLessThan(0.05);
        assertThat(backtest.absoluteError(backtest.results().get(0), 0)).isGreaterThan(0.8);
        assertThat(backtest.results().get(0).rootMeanSquare(0, 0)).isNaN();
    }

    @Test
    void shouldRefuseARecordingWithAChannelThatNeverHasAValue() {
        double[][] values = new double[100][];
        for (int t = 0; t < values.length; t++) {
            values[t] = new double[] {t, Double.NaN};
        }

        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Backtest(TrainSettings.of("power"), History.of("power", 1_000_000, values)))
                .withMessage("no samples: a series begins once every channel has had a value;"
                        + " skipped records by reason: {channel-not-seen-yet=100}");
    }

    /** Reference values of numpy and statsmodels on the same recordings, in standard deviations. */
    @ParameterizedTest
    @CsvSource({
        "nab/realKnownCause/nyc_taxi.csv, value, 0.2285, 0.2285, 0.188, 0.163, 1.348, 0.849",
        "ett/ETTh1.csv, HUFL, 0.594, 0.594, 0.572, 0.444, 2.397, 0.841",
        "ett/ETTh1.csv, OT, 0.0784, 0.0784, 0.0787, 0.0766, 0.241, 0.212",
        "air_quality_uci/AirQualityUCI.csv, CO_GT, 0.548, 0.548, 0.529, 0.432, 1.177, 0.748",
        "beijing_pm25/PRSA_data_2010.1.1-2014.12.31.csv, pm2.5, 0.240, 0.240, 0.240, 0.236, 0.842, 0.757",
        "biosppy_125hz_1khz/ecg.txt, '', 0.0964, 0.0964, 0.0351, 0.0258, 0.783, 0.461"
    })
    void shouldAgreeWithReferenceFigures(
            String file,
            String channel,
            double naive,
            double smoothing,
            double holt,
            double regression,
            double naiveTen,
            double regressionTen)
            throws InterruptedException {
        assumeTrue(Files.exists(DATA.resolve(file)), () -> DATA.resolve(file) + " is missing");
        var backtest = new Backtest(
                TrainSettings.of("recording").withHorizons(List.of(1, 10)).withLags(32), read(file, channel));

        assertThat(error(backtest, "naive", 0)).isCloseTo(naive, within(0.01 * naive));
        assertThat(error(backtest, "ses", 0)).isCloseTo(smoothing, within(0.01 * smoothing));
        assertThat(error(backtest, "holt", 0)).isCloseTo(holt, within(0.01 * holt));
        assertThat(error(backtest, "ar32", 0)).isCloseTo(regression, within(0.01 * regression));
        assertThat(error(backtest, "naive", 1)).isCloseTo(naiveTen, within(0.01 * naiveTen));
        assertThat(error(backtest, "ar32", 1)).isCloseTo(regressionTen, within(0.01 * regressionTen));
    }

    private static double error(Backtest backtest, String word, int horizonIndex) throws InterruptedException {
        return backtest.error(backtest.run(word, TrainingListener.SILENT), horizonIndex);
    }

    /** Treats the recording as evenly sampled. */
    private static History read(String file, String channel) {
        Signal all = Recordings.read(
                DATA.resolve(file), new CsvOptions(Optional.empty(), OptionalDouble.of(1), Set.of("-200")));
        Signal signal = channel.isEmpty() ? all : ChannelSelection.of(all, List.of(channel));
        List<double[]> rows = new ArrayList<>();
        double[] values = new double[1];
        try (Signal.Playback playback = signal.open()) {
            while (playback.next(values)) {
                rows.add(values.clone());
            }
        }
        return History.of("recording", 1_000_000, rows.toArray(double[][]::new));
    }
}
