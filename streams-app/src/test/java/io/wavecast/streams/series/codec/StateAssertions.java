package io.wavecast.streams.series.codec;

import static org.assertj.core.api.Assertions.assertThat;

import io.wavecast.core.model.HiddenState;
import io.wavecast.streams.series.ChallengerState;
import io.wavecast.streams.series.Following;
import io.wavecast.streams.series.InputRing;
import io.wavecast.streams.series.Lifecycle;
import io.wavecast.streams.series.SeriesState;
import org.jspecify.annotations.Nullable;

/** Compares states by value, to the last bit. */
public final class StateAssertions {
    private StateAssertions() {}

    public static void assertEqualStates(SeriesState found, SeriesState expected) {
        assertThat(found.channels()).isEqualTo(expected.channels());
        assertThat(found.observations()).isEqualTo(expected.observations());
        assertThat(found.times()).isEqualTo(expected.times());
        assertThat(found.times().periodMicros()).isEqualTo(expected.times().periodMicros());
        assertThat(found.offset()).isEqualTo(expected.offset());
        assertThat(found.strays()).isEqualTo(expected.strays());
        assertThat(found.refused()).isEqualTo(expected.refused());
        assertThat(found.last()).isEqualTo(expected.last());
        rings(found.ring(), expected.ring());
        lifecycles(found.lifecycle(), expected.lifecycle());
        assertThat(found.pending()).containsExactlyElementsOf(expected.pending());
        assertThat(found.scores()).containsExactlyElementsOf(expected.scores());
        assertThat(found.sections().anomalies()).isEqualTo(expected.sections().anomalies());
        assertThat(found.sections().adaptation()).isEqualTo(expected.sections().adaptation());
        assertThat(found.sections().quantiles()).isEqualTo(expected.sections().quantiles());
        challengers(found.sections().challenger(), expected.sections().challenger());
    }

    private static void challengers(@Nullable ChallengerState found, @Nullable ChallengerState expected) {
        if (found == null || expected == null) {
            assertThat(found).isEqualTo(expected);
            return;
        }
        assertThat(found.version()).isEqualTo(expected.version());
        assertThat(found.inputs()).isEqualTo(expected.inputs());
        assertThat(found.failed()).isEqualTo(expected.failed());
        assertThat(found.own().sections().adaptation())
                .isEqualTo(expected.own().sections().adaptation());
        lifecycles(found.own().lifecycle(), expected.own().lifecycle());
        assertThat(found.own().pending())
                .containsExactlyElementsOf(expected.own().pending());
        assertThat(found.own().scores())
                .containsExactlyElementsOf(expected.own().scores());
    }

    private static void rings(InputRing found, InputRing expected) {
        assertThat(found.capacity()).isEqualTo(expected.capacity());
        assertThat(found.size()).isEqualTo(expected.size());
        assertThat(found.samples()).isEqualTo(expected.samples());
    }

    private static void lifecycles(Lifecycle found, Lifecycle expected) {
        assertThat(found).isInstanceOf(expected.getClass());
        assertThat(found.model()).isEqualTo(expected.model());
        assertThat(found.intervals()).isEqualTo(expected.intervals());
        if (found instanceof Following following && expected instanceof Following expectedFollowing) {
            hidden(following.hidden(), expectedFollowing.hidden());
        }
    }

    private static void hidden(HiddenState found, HiddenState expected) {
        assertThat(found.level()).isEqualTo(expected.level());
        assertThat(found.scale()).isEqualTo(expected.scale());
        layers(found.network().hidden(), expected.network().hidden());
        layers(found.network().cell(), expected.network().cell());
        assertThat(found.network().lags()).isEqualTo(expected.network().lags());
    }

    private static void layers(float[][] found, float[][] expected) {
        assertThat(found).hasNumberOfRows(expected.length);
        for (int layer = 0; layer < expected.length; layer++) {
            assertThat(found[layer]).isEqualTo(expected[layer]);
        }
    }
}
