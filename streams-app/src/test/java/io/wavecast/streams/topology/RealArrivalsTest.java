package io.wavecast.streams.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.wavecast.core.arrange.Arrangement;
import io.wavecast.core.series.Forecast;
import io.wavecast.core.series.ForecastStatus;
import io.wavecast.streams.testing.ArrivalCase;
import io.wavecast.streams.testing.Arrivals;
import io.wavecast.streams.testing.RealRecordings;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Arrival patterns of real recordings. */
class RealArrivalsTest {
    @Test
    void shouldForecastTheBurstsOfAnOpenBciWithoutALoss() throws IOException {
        assertNoLoss(RealRecordings.openBci(), 4_000);
    }

    @Test
    void shouldForecastAMuseThroughTheLabStreamingLayerWithoutALoss() throws IOException {
        assertNoLoss(RealRecordings.muse(), 3_906);
    }

    @Test
    void shouldForecastPacketsWithOneStampWithoutALoss() throws IOException {
        assertNoLoss(RealRecordings.packets(), 3_906);
    }

    @Test
    void shouldForecastBackwardStampsAsTheSortedFile() throws IOException {
        List<RealRecordings.Row> rows = RealRecordings.backwardStamps();
        long newest = 0;
        boolean disorder = false;
        for (RealRecordings.Row row : rows) {
            disorder |= row.micros() <= newest;
            newest = Math.max(newest, row.micros());
        }
        assertThat(disorder).isTrue();
        ArrivalCase one = ArrivalCase.backwardStamps();
        assertThat(one.arriving().forecasts(one.how())).isEqualTo(one.expected());

        Arrivals silent = Arrivals.ofStamps(rows, one.arriving().periodMicros()); // the clock releases its last samples
        try (var lab = silent.lab(one.how())) {
            for (int i = 0; i < 3_000 && lab.metrics().count("released by clock") == 0; i++) {
                lab.pass(Duration.ofSeconds(2));
            }
            assertThat(lab.forecastsOf(Arrivals.SERIES)).isEqualTo(one.expected());
        }
    }

    @Test
    void shouldForecastIrregularReportsOnAGridAsTheHourlyFile() throws IOException {
        ArrivalCase one = ArrivalCase.irregularReports();
        assertThat(one.expected()).anyMatch(forecast -> forecast.status() == ForecastStatus.FILLED);
        assertThat(one.arriving().forecasts(one.how())).isEqualTo(one.expected());
    }

    private static void assertNoLoss(List<RealRecordings.Row> rows, long period) {
        List<Forecast> forecasts = Arrivals.ofStamps(rows, period).forecasts(Arrangement.ofNominal(0));
        assertThat(forecasts).hasSize(rows.size());
        assertThat(forecasts).noneMatch(forecast -> forecast.status() == ForecastStatus.FILLED);
        assertThat(forecasts.subList(4, rows.size())).allMatch(forecast -> forecast.status() == ForecastStatus.OK);
    }
}
