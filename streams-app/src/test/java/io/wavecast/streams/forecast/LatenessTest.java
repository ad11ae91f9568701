package io.wavecast.streams.forecast;

import static org.assertj.core.api.Assertions.assertThat;

import io.wavecast.core.series.Observation;
import io.wavecast.core.series.Score;
import io.wavecast.core.wire.WireFormat;
import io.wavecast.streams.series.SeriesState;
import io.wavecast.streams.series.VisibleTimes;
import io.wavecast.streams.series.codec.SeriesStateCodec;
import io.wavecast.streams.testing.Signals;
import io.wavecast.streams.testing.TestModel;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A forecast is late if readers could have it only after its target was due, one period after the arrival of its observation. */
class LatenessTest {
    private static final long ARRIVED = 5_000_000_000L;
    private static final long DUE = ARRIVED + Signals.PERIOD_MICROS;

    private final SeriesForecaster forecaster =
            new SeriesForecaster(new ForecastSettings(10, 512, true, WireFormat.JSON));
    private final ScriptedTimes times = new ScriptedTimes();
    private SeriesState state = forecaster.newState(1);

    @Test
    void shouldBeLateIfTheForecastBecameVisibleAfterItsTarget() {
        forecast(DUE - 5_000);
        times.visible = DUE + 1;

        assertThat(score().late()).isTrue();
    }

    @Test
    void shouldBeOnTimeIfTheForecastBecameVisibleAtItsTarget() {
        forecast(DUE - 5_000);
        times.visible = DUE;
        times.now = DUE + 1_000_000;

        assertThat(score().late()).isFalse();
    }

    @Test
    void shouldBeLateIfNoReaderHasTheForecastAlthoughItsTargetIsOver() {
        forecast(DUE - 5_000);
        times.now = DUE + 1;

        assertThat(score().late()).isTrue();
    }

    @Test
    void shouldBeOnTimeIfTheObservationCameEarly() {
        forecast(DUE - 5_000);
        times.now = DUE;

        assertThat(score().late()).isFalse();
    }

    @Test
    void shouldTakeAForgottenBatchForVisibleSinceItWasSent() {
        forecast(DUE);
        times.visible = VisibleTimes.FORGOTTEN;
        assertThat(score().late()).isFalse();
    }

    @Test
    void shouldBeLateIfTheTargetWasOverWhenTheForecastWasComputed() {
        forecast(DUE + 1);
        times.visible = VisibleTimes.FORGOTTEN;
        assertThat(score().late()).isTrue();
    }

    @Test
    void shouldKeepWhatIsKnownWhenTheStateIsWritten() {
        forecast(DUE - 5_000);
        times.visible = DUE + 1;
        var codec = new SeriesStateCodec();
        state = codec.read(codec.write(state));
        times.visible = DUE; // numbers of batches mean nothing to a state that was read

        assertThat(score().late()).isTrue();
    }

    @Test
    void shouldTakeAStateThatWasReadForVisibleWithTheCommitThatWroteIt() {
        forecast(DUE - 5_000);
        times.now = DUE;
        var codec = new SeriesStateCodec();
        state = codec.read(codec.write(state));
        times.now = DUE + 1;

        assertThat(score().late()).isFalse();
    }

    @Test
    void shouldAskForTheBatchInWhichTheForecastWasSent() {
        times.batch = 7;
        forecast(DUE - 5_000);
        times.batch = 8;
        score();

        assertThat(times.asked).isEqualTo(7);
    }

    /** Computes a forecast at a time of the wall clock. */
    private void forecast(long nowMicros) {
        observe(0, nowMicros);
    }

    private Score score() {
        var accepted = (ObservationResult.Accepted) observe(1, DUE);
        assertThat(accepted.scores()).hasSize(1);
        return accepted.scores().get(0);
    }

    private ObservationResult observe(int tick, long nowMicros) {
        return forecaster.observe(
                state,
                new Observation(OneSeries.at(tick), new double[] {1}),
                Optional.of(TestModel.persistence(1, 1)),
                ARRIVED,
                nowMicros,
                times);
    }

    private static final class ScriptedTimes implements VisibleTimes {
        private long batch;
        private long visible = NOT_YET;
        private long now;
        private long asked = -1;

        @Override
        public long batch() {
            return batch;
        }

        @Override
        public long visibleMicros(long number) {
            asked = number;
            return visible;
        }

        @Override
        public long nowMicros() {
            return now;
        }
    }
}
