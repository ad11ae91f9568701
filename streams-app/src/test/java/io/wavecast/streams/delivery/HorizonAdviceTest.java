package io.wavecast.streams.delivery;

import static io.wavecast.streams.testing.TestModel.aModel;
import static org.assertj.core.api.Assertions.assertThat;

import io.wavecast.core.model.ModelSpec;
import io.wavecast.streams.testing.LabelModel;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class HorizonAdviceTest {
    private static final long LIMIT = 140_000;

    @Test
    void shouldNameTheFirstHorizonOnTimeByTheMeasuredMedian() {
        assertThat(HorizonAdvice.of(at128Hz(1), OptionalLong.of(12_000), LIMIT, true))
                .contains(
                        "one step is 7.8 ms ahead; forecasts are visible after 12 ms at the median: no horizon can be on"
                                + " time; use a horizon of at least 2 (--ahead 16ms), or --profile latency (at-least-once by default)");
    }

    @Test
    void shouldNameTheHorizonsThatAreTooNear() {
        assertThat(HorizonAdvice.of(at128Hz(1, 5, 18), OptionalLong.empty(), LIMIT, false))
                .contains(
                        "one step is 7.8 ms ahead, 5 steps are 39.1 ms ahead, 18 steps are 141 ms ahead; forecasts are visible within 140 ms: horizons 1, 5 cannot be on time;"
                                + " use a horizon of at least 18 (--ahead 141ms)");
    }

    @Test
    void shouldNameOneHorizonThatIsTooNear() {
        assertThat(HorizonAdvice.of(at128Hz(1, 7), OptionalLong.empty(), 50_000, false)
                        .orElseThrow())
                .endsWith("within 50 ms: horizon 1 cannot be on time; use a horizon of at least 7 (--ahead 55ms)");
    }

    @Test
    void shouldConfirmHorizonsThatAreFarEnough() {
        assertThat(HorizonAdvice.of(aModel().periodMicros(1_000_000).build().spec(), OptionalLong.empty(), LIMIT, true))
                .contains("one step is 1 s ahead; forecasts are visible within 140 ms: all horizons can be on time");
    }

    @Test
    void shouldSayNothingAboutLabels() {
        assertThat(HorizonAdvice.of(LabelModel.of(LabelModel.WORDS, 1).spec(), OptionalLong.empty(), LIMIT, true))
                .isEmpty();
    }

    private static ModelSpec at128Hz(Integer... horizons) {
        return aModel().periodMicros(7_813).horizons(horizons).build().spec();
    }
}
