package io.wavecast.demo.observe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.wavecast.core.model.ModelVersion;
import io.wavecast.core.series.Forecast;
import io.wavecast.core.series.ForecastStatus;
import io.wavecast.core.series.HorizonForecast;
import io.wavecast.core.series.Observation;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class MeasurementTest {
    private static final long PERIOD = 1_000;
    private static final ModelVersion FIRST = new ModelVersion("m", 1);
    private static final ModelVersion SECOND = new ModelVersion("m", 2);

    private final Measurement measurement = new Measurement();

    @Test
    void shouldCountObservationsWithoutAForecast() {
        observe(0, 1);
        observe(1, 2);
        forecast(1, FIRST, 2);

        assertThat(report().delivery().unanswered()).isEqualTo(1);
        assertThat(measurement.unanswered()).isEqualTo(1);
    }

    @Test
    void shouldCountASecondForecastForTheSameObservationAsADuplicate() {
        observe(0, 1);
        forecast(0, FIRST, 2);
        forecast(0, FIRST, 2);

        assertThat(report().delivery().duplicates()).isEqualTo(1);
        assertThat(report().delivery().unanswered()).isZero();
    }

    @Test
    void shouldCountAnOlderForecastAsADuplicate() {
        observe(0, 1);
        observe(1, 1);
        forecast(1, FIRST, 2);
        forecast(0, FIRST, 2);

        assertThat(report().delivery().duplicates()).isEqualTo(1);
    }

    @Test
    void shouldMeasureForecastsAndNaiveForecastsAgainstObservations() {
        observe(0, 10);
        forecast(0, FIRST, 14);
        observe(1, 15);
        forecast(1, FIRST, 15);
        observe(2, 12);

        ErrorStatistics errors = report().errors();
        assertThat(errors.count()).isEqualTo(2);
        assertThat(errors.rmse()).isCloseTo(Math.sqrt((1.0 + 9.0) / 2), within(1e-12));
        assertThat(errors.naiveRmse()).isCloseTo(Math.sqrt((25.0 + 9.0) / 2), within(1e-12));
        assertThat(errors.skill()).isCloseTo(1 - Math.sqrt(10.0 / 34), within(1e-12));
        assertThat(errors.coverage()).isEqualTo(0.5);
    }

    @Test
    void shouldMeasureTheSameInEitherOrderOfTheTopics() {
        forecast(0, FIRST, 14);
        forecast(1, FIRST, 15);
        observe(0, 10);
        observe(1, 15);
        observe(2, 12);

        assertThat(report().errors().rmse()).isCloseTo(Math.sqrt(5), within(1e-12));
        assertThat(report().delivery().unanswered()).isEqualTo(1);
        assertThat(report().delivery().duplicates()).isZero();
    }

    @Test
    void shouldNotScoreAForecastWithoutItsObservation() {
        observe(0, 10);
        forecast(0, FIRST, 14);
        observe(2, 99);

        assertThat(report().errors().count()).isZero();
        assertThat(report().errors().skill()).isNaN();
    }

    @Test
    void shouldMatchTheNextObservationIfTheForecastHasNoTime() {
        observe(0, 10);
        measurement.forecast(
                "s", new Forecast(0, FIRST, ForecastStatus.OK, List.of(step(1, HorizonForecast.UNKNOWN_TIME, 12))), 0);
        observe(7, 13);

        assertThat(report().errors().rmse()).isEqualTo(1);
    }

    @Test
    void shouldIgnoreMissingChannels() {
        measurement.observed("s", new Observation(0, 1, 5));
        forecastNext(new double[] {3, 9}, new double[] {0, 0}, new double[] {10, 10});
        measurement.observed("s", new Observation(PERIOD, 1, Double.NaN));

        assertThat(report().errors().rmse()).isEqualTo(2);
        assertThat(report().errors().coverage()).isEqualTo(1);
    }

    /** Of two channels the second one is an input only. */
    @Test
    void shouldNotCountAForecastWhoseTargetIsMissing() {
        measurement.observed("s", new Observation(0, 1, 5));
        forecastNext(new double[] {3, Double.NaN}, new double[] {0, Double.NaN}, new double[] {10, Double.NaN});
        measurement.observed("s", new Observation(PERIOD, Double.NaN, 6));

        assertThat(report().errors().count()).isZero();
    }

    private void forecastNext(double[] mean, double[] lower, double[] upper) {
        var next = new HorizonForecast(1, PERIOD, mean, lower, upper);
        measurement.forecast("s", new Forecast(0, FIRST, ForecastStatus.OK, List.of(next)), 0);
    }

    @Test
    void shouldSeparateWarmingForecastsFromThoseOfModels() {
        observe(0, 10);
        measurement.forecast("s", forecastOf(0, ModelVersion.NAIVE, ForecastStatus.WARMING, 10), 0);
        observe(1, 14);
        forecast(1, FIRST, 14);
        observe(2, 14);

        assertThat(report().errors().rmse()).isZero();
        assertThat(report().errors().count()).isEqualTo(1);
        assertThat(report().allErrors().count()).isEqualTo(2);
        assertThat(report().allErrors().rmse()).isCloseTo(Math.sqrt(8), within(1e-12));
    }

    @Test
    void shouldMeasureEachVersionAndMarkTheSwaps() {
        for (int i = 0; i < 20; i++) {
            observe(i, i);
            forecast(i, i < 12 ? FIRST : SECOND, i < 12 ? i : i + 1);
        }

        List<VersionReport> versions = report().versions();
        assertThat(versions).extracting(VersionReport::version).containsExactly(FIRST, SECOND);
        assertThat(versions).extracting(VersionReport::forecasts).containsExactly(12L, 8L);
        assertThat(versions.get(0).errors().rmse()).isEqualTo(1);
        assertThat(versions.get(1).errors().rmse()).isZero();
        assertThat(versions.get(1).fromSeconds()).isEqualTo(12 * PERIOD / 1e6);
        List<ModelSwap> swaps = measurement.rows("s", 0).orElseThrow().swaps();
        assertThat(swaps).extracting(ModelSwap::version).containsExactly(FIRST, SECOND);
        assertThat(swaps.get(1).around().size()).isEqualTo(20);
    }

    @Test
    void shouldKeepTheRowsAroundASwapWhenTheRingOverflows() {
        for (int i = 0; i < RecentRows.CAPACITY + 2_000; i++) {
            observe(i, i);
            forecast(i, i < 1_000 ? FIRST : SECOND, i + 1);
        }

        ForecastRows around =
                measurement.rows("s", 0).orElseThrow().swaps().get(1).around();
        assertThat(around.size()).isEqualTo(2 * SeriesMeasurement.AROUND_SWAP);
        assertThat(around.actual()[SeriesMeasurement.AROUND_SWAP]).isEqualTo(1_001);
    }

    @Test
    void shouldReturnOnlyNewRows() {
        for (int i = 0; i < 10; i++) {
            observe(i, i);
            forecast(i, FIRST, i + 1);
        }

        ForecastRows first = measurement.rows("s", 0).orElseThrow().rows();
        observe(10, 10);
        ForecastRows next = measurement.rows("s", first.next()).orElseThrow().rows();

        assertThat(first.size()).isEqualTo(10);
        assertThat(next.actual()).containsExactly(10);
        assertThat(next.mean()).containsExactly(10);
    }

    @Test
    void shouldMeasureEachHorizonByItself() {
        for (int i = 0; i < 12; i++) {
            observe(i, i);
            forecastOfTwoHorizons(i, 0);
        }

        List<HorizonReport> horizons = report().horizons();
        assertThat(horizons).extracting(HorizonReport::horizon).containsExactly(1, 4);
        assertThat(horizons).extracting(HorizonReport::aheadMicros).containsExactly(PERIOD, 4 * PERIOD);
        assertThat(horizons.get(0).errors().count()).isEqualTo(11);
        assertThat(horizons.get(0).errors().rmse()).isEqualTo(1);
        assertThat(horizons.get(1).errors().count()).isEqualTo(8);
        assertThat(horizons.get(1).errors().rmse()).isEqualTo(2);
        assertThat(report().shown()).isEqualTo(horizons.get(1));
        assertThat(report().errors()).isEqualTo(horizons.get(1).errors());
    }

    @Test
    void shouldMeasureEachHorizonIfAllObservationsAreReadFirst() {
        for (int i = 0; i < 12; i++) {
            observe(i, i);
        }
        for (int i = 0; i < 12; i++) {
            forecastOfTwoHorizons(i, 0);
        }

        List<HorizonReport> horizons = report().horizons();
        assertThat(horizons).extracting(horizon -> horizon.errors().count()).containsExactly(11L, 8L);
    }

    @Test
    void shouldCountAForecastOnTimeIfAReaderHadItBeforeItsTarget() {
        observe(0, 0);
        forecastOfTwoHorizons(0, PERIOD);
        observe(1, 1);
        forecastOfTwoHorizons(1, PERIOD + 1);
        observe(2, 2);
        forecastOfTwoHorizons(2, 4 * PERIOD);
        observe(3, 3);
        forecastOfTwoHorizons(3, 4 * PERIOD + 1);

        assertThat(report().horizons()).extracting(HorizonReport::onTimeShare).containsExactly(0.25, 0.75);
    }

    @Test
    void shouldNotCountForecastsOfTheLastValueAsOnTime() {
        observe(0, 10);
        measurement.forecast("s", forecastOf(0, ModelVersion.NAIVE, ForecastStatus.WARMING, 10), 0);
        observe(1, 14);

        assertThat(report().shown().onTimeShare()).isNaN();
        assertThat(report().shown().aheadMicros()).isZero();
    }

    @Test
    void shouldListEveryObservationWithTheForecastOfTheFarthestHorizon() {
        observe(0, 0);
        measurement.forecast("s", forecastOf(0, ModelVersion.NAIVE, ForecastStatus.WARMING, 0), 0);
        for (int i = 1; i < 7; i++) {
            observe(i, i);
            forecastOfTwoHorizons(i, 0);
        }

        ForecastRows rows = measurement.rows("s", 0).orElseThrow().rows();
        assertThat(rows.actual()).containsExactly(0, 1, 2, 3, 4, 5, 6);
        assertThat(rows.mean()).containsExactly(Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN, 7, 8);
    }

    @Test
    void shouldShowTheNewestForecastAheadOfTheNewestObservation() {
        observe(0, 0);
        assertThat(measurement.rows("s", 0).orElseThrow().fan()).isEmpty();
        forecastOfTwoHorizons(0, 0);
        observe(1, 1);
        forecastOfTwoHorizons(1, 0);

        Fan fan = measurement.rows("s", 0).orElseThrow().fan().orElseThrow();
        assertThat(fan.seconds()).isEqualTo(PERIOD / 1e6);
        assertThat(fan.steps())
                .containsExactly(
                        new Fan.Step(1, 2 * PERIOD / 1e6, 3, 1, 5), new Fan.Step(4, 5 * PERIOD / 1e6, 7, 5, 9));
    }

    @Test
    void shouldWaitUntilTheLastObservationHasAForecast() throws Exception {
        observe(0, 1);
        forecast(0, FIRST, 1);
        observe(1, 2);
        CompletableFuture<Boolean> answered = awaitAnswersInBackground();

        assertThat(answered).isNotDone();
        forecast(1, FIRST, 2);

        assertThat(answered.get(10, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void shouldStopWaitingAtTheTimeout() throws Exception {
        observe(0, 1);
        observe(1, 2);
        forecast(0, FIRST, 1);

        assertThat(measurement.awaitAnswers(2, Duration.ofMillis(1))).isFalse();
    }

    @Test
    void shouldStopWaitingWhenTheRunFails() {
        observe(0, 1);
        CompletableFuture<Boolean> answered = awaitAnswersInBackground();

        measurement.fail(new IllegalArgumentException("no broker"));

        assertThat(answered)
                .failsWithin(Duration.ofSeconds(10))
                .withThrowableThat()
                .havingCause()
                .isInstanceOf(IllegalStateException.class)
                .withMessage("the run failed: no broker");
    }

    private CompletableFuture<Boolean> awaitAnswersInBackground() {
        return CompletableFuture.supplyAsync(() -> {
            try {
                return measurement.awaitAnswers(2, Duration.ofSeconds(60));
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });
    }

    private SeriesReport report() {
        return measurement.reports().get(0);
    }

    private void observe(long number, double value) {
        measurement.observed("s", new Observation(number * PERIOD, value));
    }

    private void forecast(long number, ModelVersion model, double mean) {
        measurement.forecast("s", forecastOf(number, model, ForecastStatus.OK, mean), 0);
    }

    /** One step ahead with an error of 1, four steps ahead with an error of 2, if the values are the numbers. */
    private void forecastOfTwoHorizons(long number, long delayMicros) {
        var forecast = new Forecast(
                number * PERIOD,
                FIRST,
                ForecastStatus.OK,
                List.of(step(1, (number + 1) * PERIOD, number + 2.0), step(4, (number + 4) * PERIOD, number + 6.0)));
        measurement.forecast("s", forecast, delayMicros);
    }

    private static Forecast forecastOf(long number, ModelVersion model, ForecastStatus status, double mean) {
        return new Forecast(number * PERIOD, model, status, List.of(step(1, (number + 1) * PERIOD, mean)));
    }

    private static HorizonForecast step(int horizon, long at, double mean) {
        return new HorizonForecast(horizon, at, new double[] {mean}, new double[] {mean - 2}, new double[] {mean + 2});
    }
}
