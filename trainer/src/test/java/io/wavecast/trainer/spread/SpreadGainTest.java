package io.wavecast.trainer.spread;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.wavecast.trainer.history.SeriesSlice;
import io.wavecast.trainer.judge.HeldOutErrors;
import io.wavecast.trainer.judge.HeldOutForecaster;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SpreadGainTest {
    private static final int SAMPLES = 8_000;

    private final boolean[] large = new boolean[SAMPLES];

    @Test
    void shouldBeNoneWithoutSpreads() {
        SpreadGain gain = SpreadGain.of(List.of(errors(1)), 0, 0.9);

        assertThat(gain.with()).isEqualTo(gain.without());
        assertThat(gain.pays()).isFalse();
    }

    /** For normal errors the best intervals of 90 % score 4.12 deviations (Gneiting and Raftery 2007), here of 0.2 and of 2 with equal chance. */
    @Test
    void shouldMeasureIntervalsThatKnowTheSizesOfErrors() {
        SpreadGain gain = SpreadGain.of(List.of(errors(Math.sqrt(10))), 0, 0.9);

        assertThat(gain.with()).isCloseTo(4.12 * 1.1, within(0.35));
        assertThat(gain.without()).isGreaterThan(1.15 * gain.with());
        assertThat(gain.pays()).isTrue();
    }

    @Test
    void shouldNotPayWhereSpreadsAreWrong() {
        SpreadGain gain = SpreadGain.of(List.of(errors(0.5)), 0, 0.9);

        assertThat(gain.with()).isGreaterThan(gain.without());
        assertThat(gain.pays()).isFalse();
    }

    @Test
    void shouldNotPayByAGainThatVaries() {
        assertThat(new SpreadGain(1, 0.9, 0.1).pays()).isTrue();
        assertThat(new SpreadGain(1, 0.9, 0.11).pays()).isFalse();
        assertThat(new SpreadGain(1, 0.99, 0.001).pays()).isFalse();
    }

    /** Errors of a forecast of zero. A large one has the given spread, a small one its inverse. */
    private HeldOutErrors errors(double spread) {
        var random = new Random(1);
        double[][] values = new double[SAMPLES][1];
        for (int t = 0; t < SAMPLES; t++) {
            large[t] = random.nextBoolean();
            values[t][0] = (large[t] ? 2 : 0.2) * random.nextGaussian();
        }
        return HeldOutErrors.of("zero", List.of(1), List.of(new SeriesSlice(values, 1)), new HeldOutForecaster() {
            private double[][] told = {};

            @Override
            public void begin(SeriesSlice slice) {}

            @Override
            public void observe(SeriesSlice slice, int t) {}

            @Override
            public void forecast(SeriesSlice slice, int t, double[][] means) {
                means[0][0] = 0;
                told = new double[][] {{large[t + 1] ? spread : 1 / spread}};
            }

            @Override
            public double[][] spreads() {
                return told;
            }
        });
    }
}
