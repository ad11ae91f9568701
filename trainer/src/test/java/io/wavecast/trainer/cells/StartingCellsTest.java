package io.wavecast.trainer.cells;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.wavecast.core.model.Calendar;
import io.wavecast.core.model.Lineage;
import io.wavecast.core.model.Model;
import io.wavecast.core.model.ModelSpec;
import io.wavecast.core.model.ModelVersion;
import io.wavecast.core.model.Preprocessing;
import io.wavecast.core.model.Scaling;
import io.wavecast.core.rnn.CellKind;
import io.wavecast.core.rnn.Matrix;
import io.wavecast.core.rnn.Network;
import io.wavecast.core.rnn.NetworkSpec;
import io.wavecast.core.rnn.TargetChannels;
import io.wavecast.core.rnn.Weights;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

class StartingCellsTest {
    private static final int HIDDEN = 5;
    private static final Scaling OLD = scaling(new double[] {10, -3}, new double[] {2, 0.5});
    private static final Scaling NEW = scaling(new double[] {12, -2.5}, new double[] {3, 0.25});

    @ParameterizedTest
    @EnumSource(value = CellKind.class, mode = Mode.EXCLUDE, names = "NONE")
    void shouldHaveTheSameHiddenUnitsUnderAnotherScaling(CellKind kind) {
        NetworkSpec spec = spec(kind, HIDDEN);
        Weights random = Reservoir.weights(spec, new double[] {1, 1}, 3);
        var cells = new StartingCells(spec, random.layers(), new Preprocessing(OLD, false));
        StartingCells changed = cells.rescaled(new Preprocessing(NEW, false));
        var before = new Network(spec, shown(cells));
        var after = new Network(spec, shown(changed));
        var values = new Random(1);

        float[] one = new float[HIDDEN];
        float[] other = new float[HIDDEN];
        var stateBefore = before.newState();
        var stateAfter = after.newState();
        for (int t = 0; t < 50; t++) {
            double[] sample = {10 + values.nextGaussian(), -3 + values.nextGaussian()};
            before.step(stateBefore, scaled(OLD, sample), one, before.scratch());
            after.step(stateAfter, scaled(NEW, sample), other, after.scratch());
            assertThat(other).containsExactly(one, within(1e-5f));
        }
    }

    @Test
    void shouldLeaveTheBiasAloneWhereInputsAreDifferences() {
        NetworkSpec spec = spec(CellKind.ELMAN, HIDDEN);
        Weights random = Reservoir.weights(spec, new double[] {1, 1}, 3);
        var cells = new StartingCells(spec, random.layers(), new Preprocessing(OLD, true));

        StartingCells changed = cells.rescaled(new Preprocessing(NEW, true));

        assertThat(changed.layers().get(0).inputBias())
                .isEqualTo(cells.layers().get(0).inputBias());
        assertThat(cells.fits(new Preprocessing(NEW, false))).isFalse();
    }

    @Test
    void shouldBeOneOfTheNetworksTriedUnlessOneHasItsShape() {
        NetworkSpec own = spec(CellKind.GRU, HIDDEN);
        var cells = new StartingCells(
                own, Reservoir.weights(own, new double[] {1, 1}, 3).layers(), new Preprocessing(OLD, false));
        LearningSettings settings = LearningSettings.defaults().startingFrom(Optional.of(cells));
        NetworkSpec elman = spec(CellKind.ELMAN, 8).withLags(16);
        NetworkSpec lstm = spec(CellKind.LSTM, 8).withLags(16);
        NetworkSpec gru = own.toBuilder().outputs(3).lags(16).build();

        assertThat(settings.candidates(List.of(elman, lstm))).containsExactly(own.withLags(16), elman, lstm);
        assertThat(settings.candidates(List.of(elman, gru))).containsExactly(elman, gru);
        assertThat(settings.candidates(List.of(elman))).as("a kind was chosen").containsExactly(elman);
        assertThat(settings.firstWeights(gru.withLags(0), new double[] {1, 1}).layers())
                .isEqualTo(cells.layers());
        assertThat(settings.firstWeights(elman.withLags(0), new double[] {1, 1}).layers())
                .as("random")
                .isNotEqualTo(cells.layers());
    }

    /** What is known of times is no part of the cells, whether the earlier model, the new one or both have a calendar. */
    @Test
    void shouldLeaveACalendarBehind() {
        NetworkSpec own = spec(CellKind.GRU, HIDDEN).toBuilder().outputs(2).build();
        Weights weights = Reservoir.weights(own, new double[] {1, 1}, 3);
        Optional<Calendar> day = Optional.of(new Calendar(1, 0, 0, ZoneOffset.UTC));
        var spec = new ModelSpec(
                own.withKnown(2), 3_600_000_000L, List.of(1), false, false, 1, 0.9, day, TargetChannels.all(2));
        var model = new Model(
                new ModelVersion("pump", 1),
                spec,
                new Preprocessing(OLD, false),
                weights.withKnown(Optional.of(Matrix.fromRowMajor(2, 2, new float[4]))),
                Lineage.UNKNOWN);
        NetworkSpec elman = spec(CellKind.ELMAN, 8).toBuilder().outputs(2).build();

        StartingCells cells = StartingCells.of(model).orElseThrow();
        LearningSettings settings = LearningSettings.defaults().startingFrom(Optional.of(cells));

        assertThat(cells.fits(own.withLags(16))).isTrue();
        assertThat(cells.fits(own.withLags(16).withKnown(2))).isTrue();
        assertThat(settings.candidates(List.of(elman, elman))).containsExactly(own, elman, elman);
        assertThat(new Network(own, cells.weights(own)).spec()).isEqualTo(own);
    }

    private static NetworkSpec spec(CellKind kind, int hidden) {
        return NetworkSpec.builder(kind)
                .inputs(2)
                .hidden(hidden)
                .outputs(HIDDEN)
                .resetAfter(kind == CellKind.GRU)
                .build();
    }

    /** Weights whose outputs are the hidden units. */
    private static Weights shown(StartingCells cells) {
        float[] identity = new float[HIDDEN * HIDDEN];
        for (int i = 0; i < HIDDEN; i++) {
            identity[i * HIDDEN + i] = 1;
        }
        return new Weights(
                cells.layers(), Matrix.fromRowMajor(HIDDEN, HIDDEN, identity), new float[HIDDEN], Optional.empty());
    }

    private static float[] scaled(Scaling scaling, double[] sample) {
        return new float[] {(float) scaling.scaled(0, sample[0]), (float) scaling.scaled(1, sample[1])};
    }

    private static Scaling scaling(double[] center, double[] scale) {
        return new Scaling(Scaling.Kind.ROBUST, center, scale, -100, 100);
    }
}
