package io.wavecast.core.adapt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.wavecast.core.model.AdapterSettings;
import io.wavecast.core.model.Scaling;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OnlineAdapterTest {
    private static final AdapterSettings SETTINGS =
            AdapterSettings.of(24, 1_000, List.of(1)).withMeans(List.of());

    private static final AdapterLayout LAYOUT = AdapterLayout.of(SETTINGS);

    private final OnlineAdapter adapter = new OnlineAdapter(SETTINGS, scaling(1, 1e6));
    private final AdapterState state = new AdapterState(1, LAYOUT);

    @Test
    void shouldLeaveTheModelAloneBeforeTheFirstScore() {
        assertThat(adapter.correction(state, 0, 1, 0, 5, new double[] {7, 9})).isZero();
        assertThat(adapter.published(state, 0, 1, 0, 5, 0.5)).isEqualTo(5);
    }

    @Test
    void shouldRemoveAConstantError() {
        for (int t = 0; t < 2_000; t++) {
            step(10, 10, 10, 12);
        }
        assertThat(published(10, 10, 10)).isCloseTo(12, within(0.1));
    }

    @Test
    void shouldGiveTheSameBitsAfterAStateWasWrittenAndRead() {
        var random = new Random(1);
        for (int t = 0; t < 100; t++) {
            step(random.nextGaussian(), random.nextGaussian(), random.nextGaussian(), random.nextGaussian());
        }
        var copy = AdapterState.ofNumbers(state.numbers().clone());
        var another = new OnlineAdapter(SETTINGS, scaling(1, 1e6));
        assertThat(copy).isEqualTo(state).hasSameHashCodeAs(state);
        assertThat(another.correction(copy, 0, 1, 0, 0.1, new double[] {0.2, 0.3}))
                .isEqualTo(adapter.correction(state, 0, 1, 0, 0.1, new double[] {0.2, 0.3}));
    }

    /** Units change nothing but the units: powers of two give the same bits. */
    @Test
    void shouldNotDependOnUnits() {
        double unit = 1 << 20;
        var big = new OnlineAdapter(SETTINGS, scaling(unit, 1e6));
        var scaled = new AdapterState(1, LAYOUT);
        var random = new Random(2);
        for (int t = 0; t < 300; t++) {
            double[] v = {random.nextGaussian(), random.nextGaussian(), random.nextGaussian(), random.nextGaussian()};
            double u = adapter.correction(state, 0, 1, 0, v[0], new double[] {v[1], v[2]});
            double large = big.correction(scaled, 0, 1, 0, unit * v[0], new double[] {unit * v[1], unit * v[2]});
            assertThat(large).isEqualTo(unit * u);
            adapter.learn(state, 0, 0, v[0], new double[] {v[1], v[2]}, u, v[3]);
            big.learn(scaled, 0, 0, unit * v[0], new double[] {unit * v[1], unit * v[2]}, large, unit * v[3]);
        }
        assertThat(scaled).isEqualTo(state);
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.MAX_VALUE, -1e300})
    void shouldSkipWhatCannotBeLearnedFrom(double value) {
        for (int t = 0; t < 50; t++) {
            step(1, 1, 1, 2);
        }
        double[] before = state.numbers().clone();
        adapter.learn(state, 0, 0, value, new double[] {1, 1}, 0, 1);
        adapter.learn(state, 0, 0, 1, new double[] {1, 1}, 0, value);
        assertThat(state.numbers()).containsExactly(before);
        assertThat(adapter.correction(state, 0, 1, 0, 1, new double[] {value, value}))
                .isFinite();
    }

    /** Where nothing is known of the size of errors, none is an outlier. */
    @Test
    void shouldLearnAfterErrorsOfExactlyZero() {
        for (int t = 0; t < 10; t++) {
            step(10, 10, 10, 10);
        }
        for (int t = 0; t < 2_000; t++) {
            step(10, 10, 10, 12);
        }
        assertThat(published(10, 10, 10)).isCloseTo(12, within(0.1));
    }

    @Test
    void shouldForgetAGlitch() {
        for (int t = 0; t < 1_000; t++) {
            step(10, 10, 10, 12);
        }
        step(10, 10, 10, 1e9);
        assertThat(published(10, 10, 10)).isBetween(11.0, 13.0);
        for (int t = 0; t < 1_000; t++) {
            step(10, 10, 10, 12);
        }
        assertThat(published(10, 10, 10)).isCloseTo(12, within(0.2));
    }

    @Test
    void shouldStayNearTheValuesThatItCombines() {
        var random = new Random(3);
        for (int t = 0; t < 500; t++) {
            double x = random.nextGaussian();
            step(0, x, 0, 3 * x);
        }
        double size = Math.sqrt(state.numbers()[LAYOUT.count() + AdapterLayout.SQUARE]);
        assertThat(adapter.correction(state, 0, 1, 0, 0, new double[] {100, 0})).isBetween(90.0, 100 + size);
    }

    @Test
    void shouldWorkWithoutASeasonAndWithoutALastValue() {
        for (int t = 0; t < 500; t++) {
            step(1, Double.NaN, Double.NaN, 2);
        }
        assertThat(published(1, Double.NaN, Double.NaN)).isCloseTo(2, within(0.1));
    }

    /** The mean of the past is the truth, and no other expert tells it. */
    @Test
    void shouldFollowAMean() {
        AdapterSettings settings = SETTINGS.withMeans(List.of(4, 20));
        var withMeans = new OnlineAdapter(settings, scaling(1, 1e6));
        var learned = new AdapterState(1, AdapterLayout.of(settings));
        var random = new Random(6);
        double[] experts = {0, 0, 0, 0};
        for (int t = 0; t < 2_000; t++) {
            for (int i = 0; i < experts.length; i++) {
                experts[i] = random.nextGaussian();
            }
            double correction = withMeans.correction(learned, 0, 1, 0, 5, experts);
            withMeans.learn(learned, 0, 0, 5, experts, correction, experts[3] + 0.1 * random.nextGaussian());
        }
        double[] newest = {-1, 1, 2, 0.5};
        double correction = withMeans.correction(learned, 0, 1, 0, 5, newest);
        assertThat(withMeans.published(learned, 0, 1, 0, 5, correction)).isCloseTo(0.5, within(0.2));
    }

    /** The last value is a large part of the correction, and its glitch is not. */
    @Test
    void shouldBoundAGlitchOfTheLastValue() {
        var clipping = new OnlineAdapter(SETTINGS, scaling(1, 50));
        var random = new Random(4);
        for (int t = 0; t < 500; t++) {
            double x = random.nextGaussian();
            learnLast(clipping, 0, x, x);
        }
        double glitch = clipping.correction(state, 0, 1, 0, 0, new double[] {1e9, Double.NaN});
        assertThat(glitch)
                .isBetween(40.0, 52.0)
                .isEqualTo(clipping.correction(state, 0, 1, 0, 0, new double[] {50, Double.NaN}));
    }

    /** The model stays where it clips its inputs, here at 5. */
    @Test
    void shouldFollowALevelThatHasLeftTheModelsRange() {
        var clipping = new OnlineAdapter(SETTINGS, scaling(1, 5));
        var random = new Random(5);
        double x = 1_000;
        for (int t = 0; t < 1_000; t++) {
            double next = x + random.nextGaussian();
            learnLast(clipping, 5, x, next);
            x = next;
        }
        double correction = clipping.correction(state, 0, 1, 0, 5, new double[] {x, Double.NaN});
        assertThat(clipping.published(state, 0, 1, 0, 5, correction)).isBetween(x - 50, x + 50);
    }

    private void learnLast(OnlineAdapter any, double model, double last, double truth) {
        double correction = any.correction(state, 0, 1, 0, model, new double[] {last, Double.NaN});
        any.learn(state, 0, 0, model, new double[] {last, Double.NaN}, correction, truth);
    }

    private static Scaling scaling(double unit, double clip) {
        return new Scaling(Scaling.Kind.Z_SCORE, new double[1], new double[] {unit}, -clip, clip);
    }

    private void step(double model, double last, double season, double truth) {
        double correction = adapter.correction(state, 0, 1, 0, model, new double[] {last, season});
        adapter.learn(state, 0, 0, model, new double[] {last, season}, correction, truth);
    }

    private double published(double model, double last, double season) {
        return adapter.published(
                state, 0, 1, 0, model, adapter.correction(state, 0, 1, 0, model, new double[] {last, season}));
    }
}
