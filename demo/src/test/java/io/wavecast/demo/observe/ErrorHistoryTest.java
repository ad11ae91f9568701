package io.wavecast.demo.observe;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ErrorHistoryTest {
    private final ErrorHistory history = new ErrorHistory();

    @Test
    void shouldStayBoundedAndInOrderInALongRun() {
        for (long second = 0; second < 100_000; second++) {
            history.add(scored(second * 1_000_000, 4));
        }

        List<ErrorPoint> points = history.points(0);
        assertThat(points).hasSizeBetween(ErrorHistory.MAX_BINS / 2, ErrorHistory.MAX_BINS);
        assertThat(points).isSortedAccordingTo((a, b) -> Double.compare(a.seconds(), b.seconds()));
        assertThat(points).allSatisfy(point -> assertThat(point.rmse()).isEqualTo(2));
    }

    @Test
    void shouldKeepErrorsAtTheirTimes() {
        history.add(scored(100_000, 1));
        history.add(scored(600_000, 9));

        assertThat(history.points(0)).extracting(ErrorPoint::rmse).containsExactly(1.0, 3.0);
        assertThat(history.points(0)).extracting(ErrorPoint::seconds).containsExactly(0.25, 0.75);
    }

    private static ScoredForecast scored(long micros, double squared) {
        return new ScoredForecast(micros, 0, 0, 0, 0, squared, squared, 1);
    }
}
