package io.wavecast.trainer.learn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.wavecast.core.model.Scaling;
import io.wavecast.trainer.history.SeriesSlice;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ScalingFitTest {
    @Test
    void shouldIgnoreFourGlitches() {
        var random = new Random(5);
        double[][] values = new double[10_000][1];
        for (double[] row : values) {
            row[0] = 4_200 + 15 * random.nextGaussian();
        }
        for (int at : new int[] {898, 1_386, 5_509, 9_179}) {
            values[at][0] = 715_897;
        }
        var parts = List.of(new SeriesSlice(values, 1));

        var robust = ScalingFit.fit(Scaling.Kind.ROBUST, List.of(), parts, List.of());
        var zScore = ScalingFit.fit(Scaling.Kind.Z_SCORE, List.of(), parts, List.of());

        assertThat(robust.center()[0]).isCloseTo(4_200, within(1.0));
        assertThat(robust.scale()[0]).isCloseTo(15, within(0.5));
        assertThat(robust.scaled(0, 715_897)).isEqualTo(robust.clipHigh()).isEqualTo(20);
        assertThat(zScore.scale()[0])
                .as("scale of the z-score, which glitches inflate")
                .isGreaterThan(10_000);
    }

    @Test
    void shouldUseTheStandardDeviationIfMostValuesAreTheSame() {
        double[][] values = new double[1_000][1];
        for (int t = 0; t < 100; t++) {
            values[10 * t][0] = t % 2 == 0 ? 5 : -5;
        }

        var scaling = ScalingFit.fit(Scaling.Kind.ROBUST, List.of(), List.of(new SeriesSlice(values, 1)), List.of());

        assertThat(scaling.scale()[0]).isCloseTo(Math.sqrt(2.5), within(1e-9));
    }

    @Test
    void shouldMapAConstantToZero() {
        var scaling = ScalingFit.fit(
                Scaling.Kind.Z_SCORE,
                List.of(),
                List.of(new SeriesSlice(new double[][] {{7}, {7}, {7}}, 1)),
                List.of());

        assertThat(scaling.scaled(0, 7)).isZero();
        assertThat(scaling.scale()[0]).isEqualTo(1);
    }

    /** The sum of many is rounded, so their mean is another number. */
    @Test
    void shouldMapAConstantOfManySamplesToZero() {
        double[][] values = new double[100_000][1];
        for (double[] row : values) {
            row[0] = 7.1;
        }
        for (Scaling.Kind kind : List.of(Scaling.Kind.ROBUST, Scaling.Kind.Z_SCORE)) {
            var scaling = ScalingFit.fit(kind, List.of(), List.of(new SeriesSlice(values, 1)), List.of());

            assertThat(scaling.scaled(0, 7.1)).isZero();
            assertThat(scaling.scale()[0]).isEqualTo(1);
        }
    }

    @Test
    void shouldNotClipTheLevelThatASeriesMovedTo() {
        var random = new Random(6);
        double[][] train = new double[1_000][1];
        double[][] validation = new double[200][1];
        for (int t = 0; t < train.length; t++) {
            train[t][0] = random.nextGaussian();
        }
        for (int t = 0; t < validation.length; t++) {
            validation[t][0] = 30 + random.nextGaussian();
        }

        var scaling = ScalingFit.fit(
                Scaling.Kind.ROBUST,
                List.of(),
                List.of(new SeriesSlice(train, 1)),
                List.of(new SeriesSlice(validation, 64)));

        assertThat(scaling.clipHigh()).isGreaterThan(60).isLessThan(120);
    }

    @Test
    void shouldMapTheUpperLimitToOne() {
        var scaling = ScalingFit.fit(
                Scaling.Kind.MIN_MAX,
                List.of(-200.0, 200.0),
                List.of(new SeriesSlice(new double[][] {{7}, {8}}, 1)),
                List.of());

        assertThat(scaling.scaled(0, 200)).isEqualTo(1);
    }
}
