package io.wavecast.core.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.wavecast.core.rnn.Matrix;
import io.wavecast.core.rnn.NetworkSpec;
import io.wavecast.core.rnn.TargetChannels;
import io.wavecast.core.rnn.Weights;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Models of three channels, of which the first and the last are inputs only. The middle one has center 10 and scale 2. */
class ExogenousModelTest {
    private static final TargetChannels MIDDLE = new TargetChannels(3, List.of(1));

    /** Each step adds the first channel's value. */
    private static final float[] SUM = {1, 1, 0};

    @Test
    void shouldKeepTheLastValueOfAnExogenousChannelInAClosedLoop() {
        var runner = new ModelRunner(model(false, false, List.of(1, 2, 4), SUM));
        var state = runner.newState();
        double[][] means = new double[3][3];

        runner.step(state, new double[] {3, 12, 7}, means); // scaled 3, 1, 7

        assertThat(means[0]).containsExactly(Double.NaN, 10 + 2 * (1 + 3), Double.NaN);
        assertThat(means[1]).containsExactly(Double.NaN, 10 + 2 * (1 + 2 * 3), Double.NaN);
        assertThat(means[2]).containsExactly(Double.NaN, 10 + 2 * (1 + 4 * 3), Double.NaN);
    }

    /** The network sees changes: the exogenous channel changes no more. */
    @Test
    void shouldStopTheChangesOfAnExogenousChannelInAClosedLoop() {
        var runner = new ModelRunner(model(false, true, List.of(1, 3), new float[] {1, 0, 0}));
        var state = runner.newState();
        double[][] means = new double[2][3];

        runner.step(state, new double[] {0, 12, 7}, means);
        runner.step(
                state, new double[] {3, 14, 7}, means); // the first channel's change moves the next step by 3 scales

        assertThat(means[0]).containsExactly(Double.NaN, 14 + 2 * 3, Double.NaN);
        assertThat(means[1]).containsExactly(Double.NaN, 14 + 2 * 3, Double.NaN);
    }

    @Test
    void shouldHaveOutputsOfTheTargetsAloneIfDirect() {
        var runner = new ModelRunner(model(true, false, List.of(1, 4), new float[] {0, 1, 0, 1, 0, 1}));
        var state = runner.newState();
        double[][] means = new double[2][3];
        double[] next = new double[3];

        runner.step(state, new double[] {3, 12, 7}, means);
        runner.forecastNext(state, Calendar.UNKNOWN_TIME, next);

        assertThat(means[0]).containsExactly(Double.NaN, 12, Double.NaN);
        assertThat(means[1]).containsExactly(Double.NaN, 10 + 2 * (3 + 7), Double.NaN);
        assertThat(next).containsExactly(means[0]);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void shouldLookAheadWithTheLastValues(boolean direct) {
        float[] weights = direct ? new float[] {1, 1, 0, 0, 0, 1} : SUM;
        var runner = new ModelRunner(model(direct, false, direct ? List.of(1, 3) : List.of(1), weights));
        var state = runner.newState();
        runner.advance(state, new double[] {3, 12, 7});
        double[][] means = new double[4][3];

        runner.lookAhead(state, Calendar.UNKNOWN_TIME, means);

        double[] expected = {18, 24, direct ? 24 : 30, 36};
        assertThat(Arrays.stream(means).mapToDouble(mean -> mean[1]).toArray()).containsExactly(expected);
        assertThat(means[2][0]).isNaN();
    }

    @Test
    void shouldRefuseTargetsThatAreNoChannelsInAscendingOrder() {
        for (List<Integer> targets :
                List.of(List.<Integer>of(), List.of(3), List.of(1, 0), List.of(1, 1), List.of(-1))) {
            assertThatExceptionOfType(IllegalArgumentException.class)
                    .isThrownBy(() -> new TargetChannels(3, targets))
                    .withMessage("targets: expected channels 0..2 in ascending order, was " + targets);
        }
    }

    private static Model model(boolean direct, boolean differenced, List<Integer> horizons, float[] linear) {
        int outputs = linear.length / 3;
        NetworkSpec network = NetworkSpec.linear(3, outputs, 1);
        var scaling = new Scaling(Scaling.Kind.Z_SCORE, new double[] {0, 10, 0}, new double[] {1, 2, 1}, -100, 100);
        return new Model(
                new ModelVersion("power", 1),
                new ModelSpec(network, 1_000, horizons, direct, false, 1, 0.9, Optional.empty(), MIDDLE),
                new Preprocessing(scaling, differenced),
                new Weights(
                        List.of(),
                        Matrix.fromRowMajor(outputs, 0, new float[0]),
                        new float[outputs],
                        Optional.of(Matrix.fromRowMajor(outputs, 3, linear))),
                Lineage.UNKNOWN);
    }
}
