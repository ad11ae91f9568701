package io.wavecast.trainer.learn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.wavecast.core.rnn.CellKind;
import io.wavecast.core.rnn.NetworkSpec;
import io.wavecast.trainer.cells.LearningSettings;
import io.wavecast.trainer.history.SeriesSlice;
import io.wavecast.trainer.linear.Readout;
import io.wavecast.trainer.linear.RecurrentCells;
import io.wavecast.trainer.linear.SeasonalNaive;
import io.wavecast.trainer.linear.Targets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The last value, AR(32), and, as the most complex contender, one with cells that repeats the value of 45 samples ago. */
class HorizonChoiceTest {
    private static final int SEASON = 45;
    private static final List<Integer> HORIZONS = List.of(1, 10);
    private static final Targets TARGETS = new Targets(HORIZONS, 1, false, 512);
    private static final double NAN = Double.NaN;
    private static final double[] ALIKE = {1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1};

    @Test
    void shouldTakeAContenderThatIsBetterInEachBlock() {
        assertThat(chosen(ALIKE, plus(ALIKE, -0.1), plus(ALIKE, -0.2))).isEqualTo("cells");
        assertThat(chosen(ALIKE, plus(ALIKE, -0.1), plus(ALIKE, -0.05))).isEqualTo("AR(32)");
    }

    @Test
    void shouldKeepTheSimplerOneIfTheOtherWinsByOneBlockOnly() {
        double[] oneBlock = plus(ALIKE, -0.1);
        oneBlock[7] = -6;
        assertThat(OneStandardError.gain(oneBlock, plus(ALIKE, -0.1))).isGreaterThan(0.3);

        assertThat(chosen(ALIKE, plus(ALIKE, -0.1), oneBlock))
                .as("the gain is one standard error, whatever its size")
                .isEqualTo("AR(32)");
    }

    @Test
    void shouldTakeTheLastValueOnlyIfItIsAsGoodAsWhatWasFitted() {
        double[] noisier = {1.9, 0, 1.9, 0, 1.9, 0, 1.9, 0, 1.9, 0, 1.9, 0}; // mean gain 0.05, standard error 0.29
        assertThat(chosen(ALIKE, noisier, plus(ALIKE, 1))).isEqualTo("AR(32)");
        assertThat(chosen(ALIKE, plus(ALIKE, 0.01), plus(ALIKE, 1))).isEqualTo("the last value");
    }

    @Test
    void shouldCompareTrainedCellsOnTheValidationPartAlone() {
        double[] trained = {NAN, NAN, NAN, NAN, NAN, NAN, NAN, NAN, 0.5, 0.6, 0.5, 0.6};
        double[] lines = {0, 0, 0, 0, 0, 0, 0, 0, 0.9, 0.9, 0.9, 0.9};
        assertThat(chosen(ALIKE, lines, trained)).isEqualTo("cells");
    }

    @Test
    void shouldChooseEachHorizonByItself() {
        double[][] last = {ALIKE, ALIKE};
        double[][] lines = {plus(ALIKE, -0.5), plus(ALIKE, 0.5)};
        double[][] cells = {plus(ALIKE, -0.4), plus(ALIKE, -0.1)};
        var choice = new HorizonChoice(TARGETS, HORIZONS, contenders(noise(0)), List.of(last, lines, cells));

        assertThat(choice.words()).isEqualTo("cells; AR(32) at horizon 1");
        assertThat(choice.cells()).isPresent();
        assertThat(choice.readout().fittedWeights(0)).isEqualTo(33);
        assertThat(choice.score()).isCloseTo((0.5 + 0.9) / 2, within(1e-12));
    }

    /** The burst is as large as the rest. What knows it gains more than nothing, and less than one standard error. */
    @Test
    void shouldNotReplaceTheSimplerOneForOneBurst() {
        List<double[][]> losses = lossesWithOneThatKnowsABurst(1);
        assertThat(OneStandardError.gain(losses.get(2)[0], losses.get(1)[0])).isGreaterThan(0.05);

        assertThat(new HorizonChoice(TARGETS, HORIZONS, contenders(noise(0)), losses).words())
                .isEqualTo("AR(32)");
    }

    /** A loud burst counts in all blocks of its piece, so the standard error cannot tell it from a gain in the whole piece. */
    @Test
    void shouldTakeABurstThatOutweighsItsPieceForTheWholePiece() {
        List<double[][]> losses = lossesWithOneThatKnowsABurst(10);

        assertThat(new HorizonChoice(TARGETS, HORIZONS, contenders(noise(0)), losses).words())
                .isEqualTo("cells");
    }

    @Test
    void shouldReplaceTheSimplerOneWhereTheSignalRepeatsItselfThroughout() {
        double[][] signal = noise(0);
        addPattern(signal, 0, signal.length, 60);

        assertThat(measured(signal).choice.words()).isEqualTo("cells");
    }

    /** In a pause the last value is exact, and AR(32) nearly so. In a burst AR(32) has half of its squared error. */
    @Test
    void shouldNotTakeTheLastValueForBeingExactInPauses() {
        double[][] signal = noise(0);
        for (int t = 0; t < signal.length; t++) {
            signal[t][0] *= t / 300 % 2;
        }
        Choice measured = measured(signal);

        assertThat(measured.meanSquare("the last value")).isGreaterThan(1.5 * measured.meanSquare("AR(32)"));
        assertThat(measured.choice.words()).isEqualTo("AR(32)");
    }

    /**
     * Measured losses of the last value, of AR(32), and of the same AR(32) that also knows a burst of noise within one block: its errors are those that
     * AR(32) would have without the burst.
     */
    private static List<double[][]> lossesWithOneThatKnowsABurst(double size) {
        double[][] signal = noise(0);
        double[][] without = noise(0);
        for (int t = 2_190; t < 2_340; t++) {
            signal[t][0] *= size;
            without[t][0] = 0;
        }
        List<Contender> contenders = contenders(signal);
        BlockLosses measure = measure(signal);
        return List.of(
                measure.of(contenders.get(0)),
                measure.of(contenders.get(1)),
                measure(without).of(contenders.get(1)));
    }

    private static BlockLosses measure(double[][] signal) {
        return new BlockLosses(TARGETS, builder(signal).pieces(), 64);
    }

    private static String chosen(double[]... losses) {
        List<double[][]> both =
                Arrays.stream(losses).map(one -> new double[][] {one, one}).toList();
        return new HorizonChoice(TARGETS, HORIZONS, contenders(noise(0)), both).words();
    }

    private record Choice(HorizonChoice choice, List<Contender> contenders, BlockLosses measure) {
        /** Of all held-out samples, one step ahead. */
        double meanSquare(String name) {
            Contender contender = contenders.stream()
                    .filter(one -> one.name().equals(name))
                    .findFirst()
                    .orElseThrow();
            return Arrays.stream(measure.of(contender)[0])
                    .map(Math::exp)
                    .average()
                    .orElseThrow();
        }
    }

    private static Choice measured(double[][] signal) {
        List<Contender> contenders = contenders(signal);
        BlockLosses measure = measure(signal);
        return new Choice(new HorizonChoice(TARGETS, HORIZONS, contenders, measure), contenders, measure);
    }

    private static List<Contender> contenders(double[][] signal) {
        FoldBuilder builder = builder(signal);
        List<Contender> contenders = new ArrayList<>(SimpleContenders.of(TARGETS, builder, Seasons.NONE, false));
        NetworkSpec spec = NetworkSpec.builder(CellKind.ELMAN)
                .inputs(1)
                .hidden(2)
                .outputs(2)
                .build();
        var cells = new RecurrentCells(spec, LearningSettings.defaults().firstWeights(spec, new double[] {1}));
        Contender fixed = contenders.get(0);
        Readout season = SeasonalNaive.readout(TARGETS, SEASON);
        var fitted = new HashMap<>(fixed.fitted());
        fitted.replaceAll((piece, own) -> season);
        contenders.add(new Contender("cells", season, fitted, Optional.of(cells)));
        return contenders;
    }

    /** Seven eighths are the training part. */
    private static FoldBuilder builder(double[][] signal) {
        int cut = signal.length * 7 / 8;
        return new FoldBuilder(
                TARGETS,
                List.of(new SeriesSlice(Arrays.copyOf(signal, cut), 1)),
                List.of(new SeriesSlice(Arrays.copyOfRange(signal, cut - 100, signal.length), 100)));
    }

    private static double[][] noise(long seed) {
        var random = new Random(seed);
        double[][] signal = new double[4_000][1];
        for (double[] sample : signal) {
            sample[0] = random.nextGaussian();
        }
        return signal;
    }

    /** Adds 45 random values, again and again. */
    private static void addPattern(double[][] signal, int from, int to, double size) {
        var random = new Random(1);
        double[] pattern = random.doubles(SEASON, -size, size).toArray();
        for (int t = from; t < to; t++) {
            signal[t][0] += pattern[t % SEASON];
        }
    }

    private static double[] plus(double[] losses, double more) {
        return Arrays.stream(losses).map(loss -> loss + more).toArray();
    }
}
