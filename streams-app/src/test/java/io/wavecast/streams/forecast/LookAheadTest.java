package io.wavecast.streams.forecast;

import static io.wavecast.streams.testing.TestModel.aModel;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.wavecast.core.model.AdapterSettings;
import io.wavecast.core.model.Model;
import io.wavecast.core.model.ModelVersion;
import io.wavecast.core.series.Forecast;
import io.wavecast.core.series.ForecastStatus;
import io.wavecast.core.series.HorizonForecast;
import io.wavecast.streams.testing.Signals;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LookAheadTest {
    private static final double[] VALUES = Signals.noisySine(60, 3);
    private static final Model FEW = aModel().horizons(2, 5).build();
    private static final Model ALL = aModel().horizons(1, 2, 3, 4, 5, 6).build();

    @Test
    void shouldForecastAnyStepAsTheServiceWould() {
        Forecast published = observed(FEW).forecast;
        Forecast everyStep = observed(ALL).forecast;

        Outlook outlook = LookAhead.of(observed(FEW).series.readBack().state, Optional.of(FEW), 6);

        assertThat(outlook.published()).containsExactlyInAnyOrder(2, 5);
        assertThat(outlook.learned()).containsExactlyInAnyOrder(2, 5);
        List<HorizonForecast> steps = outlook.forecast().steps();
        assertThat(steps).hasSize(6);
        assertThat(steps.get(1)).isEqualTo(published.steps().get(0));
        assertThat(steps.get(4)).isEqualTo(published.steps().get(1));
        for (int i = 0; i < 6; i++) {
            assertThat(steps.get(i).mean()).isEqualTo(everyStep.steps().get(i).mean());
            assertThat(steps.get(i).atMicros())
                    .isEqualTo(everyStep.steps().get(i).atMicros());
        }
        assertThat(outlook.forecast().status()).isEqualTo(ForecastStatus.OK);
        assertThat(outlook.forecast().madeMicros()).isEqualTo(published.madeMicros());
    }

    @Test
    void shouldEstimateIntervalsBySquareRootsOfHorizons() {
        Outlook outlook = LookAhead.of(observed(FEW).series.state, Optional.of(FEW), 20);

        double atTwo = width(outlook, 2);
        double atFive = width(outlook, 5);
        assertThat(atTwo).isPositive();
        assertThat(width(outlook, 1)).isEqualTo(atTwo * Math.sqrt(1 / 2.0), within(1e-9));
        assertThat(width(outlook, 20)).isEqualTo(atFive * 2, within(1e-9));
        double share = (Math.sqrt(3) - Math.sqrt(2)) / (Math.sqrt(5) - Math.sqrt(2));
        assertThat(width(outlook, 3)).isEqualTo(atTwo + share * (atFive - atTwo), within(1e-9));
    }

    @Test
    void shouldRepeatTheLastValueWithoutAModel() {
        var series = new OneSeries(1);
        for (int i = 0; i < VALUES.length; i++) {
            series.observe(i, VALUES[i]);
        }

        Outlook outlook = LookAhead.of(series.state, Optional.empty(), 4);

        assertThat(outlook.forecast().model()).isEqualTo(ModelVersion.NAIVE);
        assertThat(outlook.forecast().status()).isEqualTo(ForecastStatus.WARMING);
        assertThat(outlook.published()).containsExactly(1);
        assertThat(outlook.forecast().steps())
                .allSatisfy(step -> assertThat(step.mean()).containsExactly(VALUES[VALUES.length - 1]));
        assertThat(width(outlook, 4)).isEqualTo(2 * width(outlook, 1), within(1e-9));
    }

    @Test
    void shouldHaveNoIntervalWhereNoErrorIsKnown() {
        var series = new OneSeries(1);
        series.observe(0, 7.0);

        Outlook outlook = LookAhead.of(series.state, Optional.empty(), 2);

        assertThat(outlook.forecast().steps().get(1).atMicros()).isEqualTo(HorizonForecast.UNKNOWN_TIME);
        assertThat(outlook.forecast().steps().get(1).lower()).containsExactly(Double.NaN);
    }

    @Test
    void shouldUseANewVersionBeforeItsFirstForecast() {
        Model next = aModel().version(2).seed(9).horizons(1).build();
        var fresh = new OneSeries(1);
        fresh.servedBy(next);
        Observed observed = observed(FEW);
        int from = VALUES.length - observed.series.state.ring().size();
        Forecast expected = null;
        for (int i = from; i < VALUES.length; i++) {
            expected = fresh.answer(i, VALUES[i]).forecast();
        }

        Outlook outlook = LookAhead.of(observed.series.state, Optional.of(next), 1);

        assertThat(expected).isNotNull();
        assertThat(outlook.forecast().model()).isEqualTo(next.version());
        assertThat(outlook.published()).isEmpty();
        assertThat(outlook.forecast().steps().get(0).mean())
                .isEqualTo(expected.steps().get(0).mean());
    }

    @Test
    void shouldCallOnlyPublishedIntervalsLearnedIfAnAdapterCorrects() {
        Model corrected = FEW.withAdapter(Optional.of(AdapterSettings.of(0, AdapterSettings.MEMORY, List.of(2, 5))));
        Outlook outlook = LookAhead.of(observed(corrected).series.state, Optional.of(corrected), 6);
        assertThat(outlook.learned()).containsExactlyInAnyOrder(2, 5);
    }

    @Test
    void shouldBoundTheValuesOfAnOutlook() {
        assertThat(LookAhead.maxSteps(Optional.of(FEW), 1)).isEqualTo(1_000);
        assertThat(LookAhead.maxSteps(Optional.empty(), 4_096)).isEqualTo(32);
        assertThat(LookAhead.maxSteps(Optional.empty(), 200_000)).isEqualTo(1);
    }

    @Test
    void shouldTellWhatWasPublished() {
        Observed observed = observed(FEW);

        assertThat(LookAhead.published(observed.series.state, Optional.of(FEW))).isEqualTo(observed.forecast);
    }

    private static double width(Outlook outlook, int horizon) {
        HorizonForecast step = outlook.forecast().steps().get(horizon - 1);
        return step.upper()[0] - step.mean()[0];
    }

    private record Observed(OneSeries series, Forecast forecast) {}

    private static Observed observed(Model model) {
        var series = new OneSeries(1);
        series.servedBy(model);
        Forecast last = null;
        for (int i = 0; i < VALUES.length; i++) {
            last = series.answer(i, VALUES[i]).forecast();
        }
        return new Observed(series, java.util.Objects.requireNonNull(last));
    }
}
