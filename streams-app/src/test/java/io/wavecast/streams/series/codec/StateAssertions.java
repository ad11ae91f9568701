package io.wavecast.streams.series.codec;

import static org.assertj.core.api.Assertions.assertThat;

import io.wavecast.core.model.HiddenState;
import io.wavecast.streams.series.InputRing;
import io.wavecast.streams.series.SeriesState;
import java.util.Optional;

/** Compares states by value, to the last bit. */
final class StateAssertions {
    private StateAssertions() {}

    static void states(SeriesState found, SeriesState expected) {
        assertThat(found.channels()).isEqualTo(expected.channels());
        assertThat(found.observations()).isEqualTo(expected.observations());
        assertThat(found.tick()).isEqualTo(expected.tick());
        assertThat(found.lastMicros()).isEqualTo(expected.lastMicros());
        assertThat(found.spacingMicros()).isEqualTo(expected.spacingMicros());
        assertThat(found.last()).isEqualTo(expected.last());
        rings(found.ring(), expected.ring());
        assertThat(found.model()).isEqualTo(expected.model());
        hidden(found.hidden(), expected.hidden());
        assertThat(found.intervals()).isEqualTo(expected.intervals());
        assertThat(found.pending()).isEqualTo(expected.pending());
        assertThat(found.sums()).isEqualTo(expected.sums());
    }

    private static void rings(InputRing found, InputRing expected) {
        assertThat(found.capacity()).isEqualTo(expected.capacity());
        assertThat(found.size()).isEqualTo(expected.size());
        double[] sample = new double[found.channels()];
        double[] wanted = new double[expected.channels()];
        for (int age = 0; age < expected.size(); age++) {
            found.read(age, sample);
            expected.read(age, wanted);
            assertThat(sample).isEqualTo(wanted);
        }
    }

    private static void hidden(Optional<HiddenState> found, Optional<HiddenState> expected) {
        assertThat(found.isPresent()).isEqualTo(expected.isPresent());
        if (expected.isPresent()) {
            HiddenState state = found.orElseThrow();
            HiddenState wanted = expected.orElseThrow();
            assertThat(state.level()).isEqualTo(wanted.level());
            layers(state.network().hidden(), wanted.network().hidden());
            layers(state.network().cell(), wanted.network().cell());
            assertThat(state.network().lags()).isEqualTo(wanted.network().lags());
        }
    }

    private static void layers(float[][] found, float[][] expected) {
        assertThat(found).hasNumberOfRows(expected.length);
        for (int layer = 0; layer < expected.length; layer++) {
            assertThat(found[layer]).isEqualTo(expected[layer]);
        }
    }
}
