package io.wavecast.trainer.adapt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import io.wavecast.core.model.AdapterSettings;
import io.wavecast.core.model.Model;
import io.wavecast.trainer.history.SeriesSlice;
import io.wavecast.trainer.judge.HeldOutErrors;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;

class AdapterSearchTest {
    @Test
    void shouldAdaptOnlyTheHorizonsWhereItPays() {
        // One step ahead the model is the best there is; five steps ahead it forgets 0.9^5.
        Model model = LinearModel.of(0.9f, 1, 1, 5);
        double[][] values = new double[4_000][1];
        var random = new Random(1);
        for (int t = 1; t < values.length; t++) {
            values[t][0] = 0.9 * values[t - 1][0] + random.nextGaussian();
        }
        AdapterChoice best = AdapterSearch.choose(model, List.of(slice(values)), 0);
        assertThat(best.settings()).isEmpty();
        assertThat(best.report())
                .isEqualTo(
                        "; no online adapter: at each horizon it lowers the error on the validation part by less than"
                                + " 0.5 %, or raises it on the test part");

        Model fading = LinearModel.of(0.97f, 1, 1, 40); // too persistent 40 steps ahead, not much one step ahead
        AdapterChoice far = AdapterSearch.choose(fading, List.of(slice(values)), 0);
        assertThat(far.settings().orElseThrow().horizons()).contains(40);
        for (int h = 0; h < 2; h++) {
            boolean pays = far.adapted().get(h) < 0.995 * far.frozen().get(h);
            assertThat(far.settings()
                            .orElseThrow()
                            .horizons()
                            .contains(fading.spec().horizons().get(h)))
                    .isEqualTo(pays);
        }
    }

    @Test
    void shouldStandByWhereItDoesNotPay() {
        Model model = LinearModel.of(0.9f, 1, 1, 5);
        List<SeriesSlice> known = List.of(slice(autoregressive(4_000, 4_000)));
        AdapterChoice none = AdapterSearch.choose(model, known, 0);
        assertThat(none.settings()).isEmpty();

        AdapterChoice choice = AdapterSearch.withStandby(none, model, known, 0);

        AdapterSettings settings = choice.settings().orElseThrow();
        assertThat(settings.standby()).containsExactly(1, 5);
        assertThat(choice.adapted().get(0))
                .as("nothing to gain, so nearly nothing is published")
                .isCloseTo(choice.frozen().get(0), withinPercentage(0.01));
        assertThat(choice.report())
                .startsWith("; online adapter (season 0, memory 1000), on standby at horizon 1, 5: RMSE ");
        AdapterChoice later = AdapterSearch.judged(choice, model, List.of(slice(autoregressive(2_000, 500))), 0.01);
        assertThat(later.adapted().get(1)).isLessThan(0.8 * later.frozen().get(1));
    }

    @Test
    void shouldTellErrorsByHorizon() {
        Model fading = LinearModel.of(0.94f, 1, 1, 10); // too persistent 10 steps ahead, hardly 1 step ahead
        List<SeriesSlice> known = List.of(slice(autoregressive(4_000, 4_000)));
        AdapterChoice paying = AdapterSearch.choose(fading, known, 0);
        assertThat(paying.settings().orElseThrow().horizons()).containsExactly(10);

        AdapterChoice both = AdapterSearch.withStandby(paying, fading, known, 0);

        assertThat(both.settings().orElseThrow().standby()).containsExactly(1);
        assertThat(both.report())
                .contains(String.format(
                        Locale.ROOT,
                        " at horizon 10: RMSE %.4g, frozen %.4g, on standby at horizon 1: RMSE %.4g, frozen %.4g",
                        both.adapted().get(1),
                        both.frozen().get(1),
                        both.adapted().get(0),
                        both.frozen().get(0)));
    }

    @Test
    void shouldNotStandByWhereEvenSoItRaisesTheErrorOfTheTestPart() {
        Model model = LinearModel.of(0, 1, 1);
        // The last value is best, but for the sample after the only burst, which outweighs all others.
        double[][] values = new double[1_500][1];
        var random = new Random(7);
        for (int t = 1; t < values.length; t++) {
            values[t][0] = 0.99 * values[t - 1][0] + 0.002 * random.nextGaussian();
        }
        values[1_400][0] = 1;
        List<SeriesSlice> heldOut = List.of(slice(values));
        AdapterChoice none = AdapterSearch.choose(model, heldOut, 0);

        AdapterChoice waiting = AdapterSearch.withStandby(none, model, heldOut, 0);

        assertThat(waiting.settings().orElseThrow().standby()).containsExactly(1);
        assertThat(waiting.adapted().get(0))
                .isGreaterThan(1.01 * waiting.frozen().get(0));
        assertThat(AdapterSearch.judged(waiting, model, heldOut, 0.01).settings())
                .isEmpty();
    }

    /** An autoregressive series whose level leaves what it was after some samples. */
    private static double[][] autoregressive(int count, int leaves) {
        double[][] values = new double[count][1];
        var random = new Random(6);
        for (int t = 1; t < count; t++) {
            values[t][0] = 0.9 * (values[t - 1][0] - level(t - 1, leaves)) + level(t, leaves) + random.nextGaussian();
        }
        return values;
    }

    private static double level(int t, int leaves) {
        return t < leaves ? 0 : 40;
    }

    @Test
    void shouldChooseTheSeasonWhereItTellsMore() {
        Model model = LinearModel.of(1, 10, 6);
        List<SeriesSlice> test = List.of(HeldOutAdaptedTest.daily(3_000, 3));
        AdapterChoice choice = AdapterSearch.choose(model, test, 24);

        AdapterSettings chosen = choice.settings().orElseThrow();
        assertThat(chosen.season()).isEqualTo(24);
        assertThat(choice.report())
                .startsWith("; online adapter (season 24, memory ")
                .containsPattern("at horizon 6: RMSE 0\\.\\d+, frozen \\d");
        HeldOutErrors measured = HeldOutErrors.of("same", List.of(6), test, new HeldOutAdapted(model, chosen));
        assertThat(choice.adapted().get(0)).isCloseTo(measured.rootMeanSquare(0, 0) / 10, within(1e-12));
    }

    @Test
    void shouldForgetFastWhereTheSignalChangesOften() {
        double[][] values = new double[12_000][1];
        var random = new Random(4);
        for (int t = 1; t < values.length; t++) {
            values[t][0] = (t / 1_500 % 2 == 0 ? 0.7 : -0.7) * values[t - 1][0] + random.nextGaussian();
        }
        AdapterChoice choice = AdapterSearch.choose(LinearModel.of(0, 1, 1), List.of(slice(values)), 0);
        assertThat(choice.settings().orElseThrow().memory()).isEqualTo(250);
    }

    @Test
    void shouldJudgeAChoiceOnOtherData() {
        Model model = LinearModel.of(1, 10, 6);
        AdapterChoice chosen = AdapterSearch.choose(model, List.of(HeldOutAdaptedTest.daily(3_000, 3)), 24);

        AdapterChoice like = AdapterSearch.judged(chosen, model, List.of(HeldOutAdaptedTest.daily(2_000, 4)), 0.01);
        assertThat(like.settings()).isEqualTo(chosen.settings());
        assertThat(like.adapted()).isNotEqualTo(chosen.adapted());
        assertThat(like.adapted().get(0)).isLessThan(like.frozen().get(0));

        double[][] walk = new double[400][1]; // of which the last value is the best forecast
        var random = new Random(5);
        for (int t = 1; t < walk.length; t++) {
            walk[t][0] = walk[t - 1][0] + random.nextGaussian();
        }
        AdapterChoice other = AdapterSearch.judged(chosen, model, List.of(slice(walk)), -0.5);
        assertThat(other.settings()).as("half of the error, at least").isEmpty();
    }

    @Test
    void shouldSayNothingWhereNothingWasTried() {
        assertThat(AdapterChoice.NONE.report()).isEmpty();
    }

    private static SeriesSlice slice(double[][] values) {
        return new SeriesSlice(values, LinearModel.WARM_UP);
    }
}
