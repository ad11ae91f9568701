package io.wavecast.streams.forecast;

import static io.wavecast.streams.testing.TestModel.aModel;
import static org.assertj.core.api.Assertions.assertThat;

import io.wavecast.core.series.ForecastStatus;
import io.wavecast.core.series.Observation;
import io.wavecast.core.wire.WireFormat;
import io.wavecast.streams.forecast.ObservationResult.Accepted;
import io.wavecast.streams.forecast.ObservationResult.Rejected;
import io.wavecast.streams.forecast.ObservationResult.Restart;
import io.wavecast.streams.series.SeriesState;
import io.wavecast.streams.testing.Signals;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A series begins anew by itself if its clock was set back, and only then. */
class RestartTest {
    private static final int HOUR = (int) (3_600_000_000L / Signals.PERIOD_MICROS);
    private static final int NEWEST = 49;

    private OneSeries series = new OneSeries(1);

    @BeforeEach
    void fiftySamples() {
        for (int tick = 0; tick <= NEWEST; tick++) {
            series.accepted(tick, tick);
        }
    }

    @Test
    void shouldBeginAnewAfterARunOfOlderObservations() {
        int back = -2 * HOUR;
        for (int i = 0; i < ObservationAdmission.RUN - 1; i++) {
            assertThat(series.observe(back + i, i)).isInstanceOf(Rejected.class);
            series = series.readBack(); // the run outlives the process
        }

        assertThat(series.observe(back + 9, 9)).isInstanceOf(Accepted.class);

        assertThat(series.restarts).isEqualTo(1);
        assertThat(series.state.ring().size()).isEqualTo(1);
        assertThat(series.state.observations()).isEqualTo(1);
        assertThat(series.accepted(back + 10, 10).scores()).hasSize(1);
    }

    @Test
    void shouldReturnFromOneStampAheadWithinItsBound() {
        series.accepted(NEWEST + HOUR / 2, 7); // half an hour ahead
        for (int i = 1; i < ObservationAdmission.RUN; i++) {
            assertThat(series.observe(NEWEST + i, i)).isInstanceOf(Rejected.class);
        }

        assertThat(series.observe(NEWEST + 10, 10)).isInstanceOf(Accepted.class);
        assertThat(series.restarts).isEqualTo(1);
    }

    @Test
    void shouldNotBeginAnewIfABatchIsSentAgain() {
        for (int round = 0; round < 3; round++) {
            for (int tick = 0; tick <= NEWEST; tick++) {
                assertThat(series.observe(tick, tick)).isInstanceOf(Rejected.class);
            }
        }

        assertThat(series.accepted(NEWEST + 1, 1).scores()).hasSize(1);
        assertThat(series.restarts).isZero();
    }

    @Test
    void shouldNotBeginAnewIfAnOldRecordingIsReplayedAmongLiveData() {
        for (int i = 0; i < 200; i++) {
            assertThat(series.observe(-5 * HOUR + i, i)).isInstanceOf(Rejected.class);
            if (i % (ObservationAdmission.RUN - 1) == 0) {
                series.accepted(NEWEST + 1 + i, i);
            }
        }

        assertThat(series.restarts).isZero();
    }

    @Test
    void shouldNotBeginAnewIfOlderObservationsAreNotInOrder() {
        for (int i = 0; i < 100; i++) {
            assertThat(series.observe(-5 * HOUR - i, i)).isInstanceOf(Rejected.class);
        }

        assertThat(series.restarts).isZero();
    }

    @Test
    void shouldNotBeginAnewBecauseOfDisorder() {
        for (int i = 0; i < 100; i++) {
            series.accepted(NEWEST + 20 * (i + 1), i);
            for (int late = 1; late < ObservationAdmission.RUN; late++) {
                assertThat(series.observe(NEWEST + 20 * (i + 1) - 15 + late, i)).isInstanceOf(Rejected.class);
            }
        }

        assertThat(series.restarts).isZero();
    }

    @Test
    void shouldBeginAnewAfterARunOfAnotherNumberOfChannels() {
        for (int i = 1; i < ObservationAdmission.RUN; i++) {
            assertThat(series.observe(NEWEST + i, i, i)).isInstanceOf(Rejected.class);
        }
        assertThat(series.observe(NEWEST + 10, 10, 10)).isInstanceOf(Accepted.class);

        assertThat(series.state.channels()).isEqualTo(2);
    }

    @Test
    void shouldKeepItsChannelsWhileBothCountsArrive() {
        for (int i = 1; i < 60; i++) {
            series.observe(NEWEST + i, i % 8 == 0 ? new double[] {i} : new double[] {i, i});
        }

        assertThat(series.state.channels()).isEqualTo(1);
        assertThat(series.restarts).isZero();
    }

    @Test
    void shouldHandOverTheScoresOfTheLastSecondAndCountPendingForecasts() {
        var forecaster = new SeriesForecaster(new ForecastSettings(3, 16, false, WireFormat.JSON));
        SeriesState state = forecaster.newState(1);
        for (int i = 0; i < 50; i++) {
            observe(forecaster, state, i, i);
        }
        for (int i = 0; i < ObservationAdmission.RUN - 1; i++) {
            observe(forecaster, state, -2 * HOUR + i, i);
        }
        var tenth = new Observation(OneSeries.at(-2 * HOUR + 9), 9);

        var result = (Restart) forecaster.observe(state, tenth, Optional.empty(), 0, 0);

        assertThat(result.unscored()).isEqualTo(1);
        assertThat(result.summaries()).singleElement().satisfies(sum -> assertThat(sum.count())
                .isEqualTo(49));
        assertThat(result.reason()).isEqualTo(RejectionReason.OUT_OF_ORDER);
    }

    @Test
    void shouldHandOverTheScoresOfTheChallenger() {
        var challenged = new OneSeries(1, new ForecastSettings(3, 16, false, WireFormat.JSON));
        challenged.servedBy(aModel().version(1).build());
        challenged.challengedBy(Optional.of(aModel().version(2).build()));
        for (int i = 0; i < 50; i++) {
            challenged.observe(i, i);
        }
        SeriesState state = challenged.state;
        for (int i = 0; i < ObservationAdmission.RUN - 1; i++) {
            challenged.observe(-2 * HOUR + i, i);
        }
        var tenth = new Observation(OneSeries.at(-2 * HOUR + 9), 9);

        var result = (Restart) challenged.forecaster.observe(state, tenth, Optional.empty(), 0, 0);

        assertThat(result.summaries())
                .filteredOn(sum -> sum.status() == ForecastStatus.CHALLENGER)
                .singleElement()
                .satisfies(sum -> assertThat(sum.model().number()).isEqualTo(2));
    }

    private static void observe(SeriesForecaster forecaster, SeriesState state, int tick, double value) {
        forecaster.observe(state, new Observation(OneSeries.at(tick), value), Optional.empty(), 0, 0);
    }

    @Test
    void shouldRefuseEventTimesFurtherAheadThanTheSetting() {
        long now = Signals.EPOCH_MICROS;
        long hour = 3_600_000_000L;

        assertThat(series.forecaster.tooFarAhead(series.state, new Observation(now + hour, 1), now))
                .isNull();
        assertThat(series.forecaster.tooFarAhead(series.state, new Observation(now + hour + 1, 1), now))
                .satisfies(
                        rejected -> assertThat(rejected.message()).contains("expected an event time at most 3600 s"));
    }
}
