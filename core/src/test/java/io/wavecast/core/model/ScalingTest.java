package io.wavecast.core.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;

class ScalingTest {
    @Property(seed = "42")
    void shouldUnscaleValuesWithinTheClipRange(
            @ForAll @DoubleRange(min = -1e6, max = 1e6) double center,
            @ForAll @DoubleRange(min = 0.01, max = 1e6) double scale,
            @ForAll @DoubleRange(min = -8, max = 8) double deviations) {
        var scaling = new Scaling(Scaling.Kind.Z_SCORE, new double[] {center}, new double[] {scale}, -10, 10);
        double value = center + deviations * scale;

        double back = scaling.unscaled(0, scaling.scaled(0, value));

        assertThat(back).isCloseTo(value, within(1e-12 * (Math.abs(center) + scale)));
    }

    @Test
    void shouldMapPhysicalLimitsToTheEndsAndClipBeyond() {
        var scaling = Scaling.minMax(new double[] {-200}, new double[] {600});

        assertThat(scaling.scaled(0, -200)).isEqualTo(-1);
        assertThat(scaling.scaled(0, 600)).isEqualTo(1);
        assertThat(scaling.scaled(0, 715_897)).isEqualTo(1);
        assertThat(scaling.unscaled(0, scaling.scaled(0, -9_999))).isEqualTo(-200);
    }

    @Test
    void shouldNameTheChannelWithScaleZero() {
        assertThatThrownBy(() -> new Scaling(Scaling.Kind.ROBUST, new double[] {0, 4}, new double[] {1, 0}, -8, 8))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("channel 1")
                .hasMessageContaining("scale 0.0");
    }

    @Test
    void shouldRefuseAnEmptyClipRange() {
        assertThatThrownBy(() -> new Scaling(Scaling.Kind.Z_SCORE, new double[] {0}, new double[] {1}, 8, -8))
                .hasMessageContaining("8.0..-8.0");
    }
}
