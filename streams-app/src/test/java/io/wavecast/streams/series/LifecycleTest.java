package io.wavecast.streams.series;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.wavecast.core.model.HiddenState;
import io.wavecast.core.model.ModelVersion;
import io.wavecast.core.quantile.IntervalRates;
import io.wavecast.core.quantile.IntervalTracker;
import io.wavecast.core.rnn.NetworkState;
import org.junit.jupiter.api.Test;

class LifecycleTest {
    private static final ModelVersion MODEL = new ModelVersion("default", 1);

    private final SeriesState state = new SeriesState(1, 4);

    @Test
    void shouldBeFreshUntilTheFirstObservation() {
        assertThat(state.lifecycle()).isInstanceOf(Fresh.class);

        state.addObservation(10, 10, false, new double[] {1});

        assertThat(state.lifecycle()).isInstanceOf(Warming.class);
        assertThat(state.lifecycle().model()).isEqualTo(ModelVersion.NAIVE);
    }

    @Test
    void shouldKeepTheIntervalOfTheFirstHorizonWhileWarming() {
        state.forecastNaively(1);
        state.updateInterval(0, 3, false, IntervalRates.of(0.9, 1));

        state.forecastNaively(2);

        IntervalTracker intervals = state.lifecycle().intervals();
        assertThat(intervals.width(0)).isCloseTo(3 * 2.0616, within(1e-3));
        assertThat(intervals.isUnknown(1)).isTrue();
    }

    @Test
    void shouldNotChangeWhileWarmingForTheSameHorizons() {
        state.forecastNaively(2);
        Lifecycle before = state.lifecycle();

        state.forecastNaively(2);

        assertThat(state.lifecycle()).isSameAs(before);
    }

    @Test
    void shouldDropTheIntervalsOfARetiredModel() {
        adopt(new double[] {5});

        state.forecastNaively(1);

        assertThat(state.lifecycle()).isInstanceOf(Warming.class);
        assertThat(state.lifecycle().intervals().size()).isEqualTo(1);
        assertThat(state.lifecycle().intervals().isUnknown(0)).isTrue();
    }

    @Test
    void shouldForecastNaivelyAfterAFailureAndKeepTheVersionOut() {
        adopt(new double[] {5});

        state.refuseModel(1);

        assertThat(state.lifecycle()).isInstanceOf(Warming.class);
        assertThat(state.lifecycle().model()).isEqualTo(ModelVersion.NAIVE);
        assertThat(state.refuses(MODEL)).isTrue();
        assertThat(state.refuses(new ModelVersion("default", 2))).isFalse();
        state.dropPast();
        assertThat(state.refuses(MODEL)).isTrue();
    }

    @Test
    void shouldRefuseAFailureWithoutAModel() {
        assertThatThrownBy(() -> state.refuseModel(1))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("expected a series that follows a model");
    }

    @Test
    void shouldForgetThePastAfterALongGap() {
        adopt(new double[] {5});
        state.addObservation(10, 10, false, new double[] {1});

        state.dropPast();

        assertThat(state.lifecycle()).isInstanceOf(Warming.class);
        assertThat(state.lifecycle().intervals().size()).isEqualTo(1);
        assertThat(state.lifecycle().intervals().isUnknown(0)).isTrue();
        assertThat(state.ring().size()).isZero();
    }

    private void adopt(double[] errors) {
        var hidden = new HiddenState(new NetworkState(new float[0][], new float[0][], new float[0]), new double[1]);
        state.followModel(MODEL, hidden, IntervalTracker.expecting(errors, 1.645));
    }
}
