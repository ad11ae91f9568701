package io.wavecast.core.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.within;

import io.wavecast.core.rnn.Matrix;
import io.wavecast.core.rnn.NetworkSpec;
import io.wavecast.core.rnn.TargetChannels;
import io.wavecast.core.rnn.Weights;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A model whose next value is the present one plus half of the sine of the time of day. Its samples are an hour apart. */
class CalendarModelTest {
    private static final long HOUR = 3_600_000_000L;
    private static final long SIX = 1_700_000_000_000_000L / Calendar.DAY_MICROS * Calendar.DAY_MICROS + 6 * HOUR;
    private static final Calendar DAY = new Calendar(1, 0, 0, ZoneOffset.UTC);

    private final ModelRunner runner = new ModelRunner(model(List.of(1, 3), false, 1));
    private final HiddenState state = runner.newState();

    @Test
    void shouldKnowTheTimeOfEachStepOfTheClosedLoop() {
        double[][] means = new double[2][1];

        runner.step(state, new double[] {10}, SIX, means);

        assertThat(means[0][0]).isCloseTo(10 + wave(0), within(1e-6));
        assertThat(means[1][0]).isCloseTo(10 + wave(0) + wave(1) + wave(2), within(1e-6));
    }

    @Test
    void shouldLookFarAheadAsItWouldStep() {
        double[][] unused = new double[2][1];
        double[][] ahead = new double[64][1];
        double[] next = new double[1];
        runner.step(state, new double[] {10}, SIX, unused);

        runner.lookAhead(state, SIX, ahead);

        for (int h = 0; h < ahead.length; h++) {
            runner.forecastNext(state, SIX + h * HOUR, next);
            assertThat(ahead[h]).as("step %d", h + 1).isEqualTo(next);
            runner.step(state, next, SIX + (h + 1) * HOUR, unused);
        }
    }

    /** Each horizon of its own outputs reads the same numbers: those of the newest sample's time. */
    @Test
    void shouldAddWhatItKnowsToEachHorizonOfADirectModel() {
        var direct = new ModelRunner(model(List.of(1, 3), true, 2));
        double[][] means = new double[2][1];
        double[][] ahead = new double[3][1];
        HiddenState own = direct.newState();

        direct.step(own, new double[] {10}, SIX, means);
        direct.lookAhead(own, SIX, ahead);

        assertThat(means[0][0]).isCloseTo(10 + wave(0), within(1e-6));
        assertThat(means[1][0]).isCloseTo(10 + wave(0), within(1e-6));
        assertThat(ahead[0]).isEqualTo(means[0]);
        assertThat(ahead[2]).isEqualTo(means[1]);
    }

    /** So a rebuild from past inputs needs no times. */
    @Test
    void shouldKeepNothingOfTimesInAState() {
        double[][] unused = new double[2][1];
        HiddenState late = runner.newState();
        runner.step(state, new double[] {10}, SIX, unused);
        runner.step(late, new double[] {10}, SIX + 5 * HOUR, unused);

        assertThat(late.network().lags()).isEqualTo(state.network().lags());
        assertThat(late.level()).isEqualTo(state.level());
    }

    @Test
    void shouldRefuseSamplesWithoutATime() {
        assertThatIllegalStateException()
                .isThrownBy(() -> runner.step(state, new double[] {10}, new double[2][1]))
                .withMessage("expected the time of the newest sample, since the model knows day in Z, was none");
    }

    @Test
    void shouldRefuseWeightsOfAnotherCalendar() {
        NetworkSpec two = NetworkSpec.linear(1, 1, 1).withKnown(2);
        var week = new Calendar(0, 3, 0, ZoneOffset.UTC);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ModelSpec(
                        two, HOUR, List.of(1), false, false, 1, 0.9, Optional.of(week), TargetChannels.all(1)))
                .withMessage("known: expected 6 columns of known.weight for week in Z, was 2");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ModelSpec(two, HOUR, List.of(1), 1, 0.9))
                .withMessage("known: expected 0 columns of known.weight for no calendar, was 2");
    }

    private static double wave(int hours) {
        return 0.5 * Math.sin(2 * Math.PI * (6 + hours) / 24);
    }

    private static Model model(List<Integer> horizons, boolean direct, int outputs) {
        NetworkSpec network = NetworkSpec.linear(1, outputs, 1).withKnown(2);
        float[] ones = outputs == 1 ? new float[] {1} : new float[] {1, 1};
        float[] halves = outputs == 1 ? new float[] {0.5f, 0} : new float[] {0.5f, 0, 0.5f, 0};
        var weights = new Weights(
                        List.of(),
                        Matrix.fromRowMajor(outputs, 0, new float[0]),
                        new float[outputs],
                        Optional.of(Matrix.fromRowMajor(outputs, 1, ones)))
                .withKnown(Optional.of(Matrix.fromRowMajor(outputs, 2, halves)));
        var scaling = new Scaling(Scaling.Kind.Z_SCORE, new double[1], new double[] {1}, -100, 100);
        return new Model(
                new ModelVersion("clock", 1),
                new ModelSpec(network, HOUR, horizons, direct, false, 1, 0.9, Optional.of(DAY), TargetChannels.all(1)),
                new Preprocessing(scaling, false),
                weights,
                Lineage.UNKNOWN);
    }
}
