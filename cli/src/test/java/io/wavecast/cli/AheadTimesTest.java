package io.wavecast.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AheadTimesTest {
    private static final long AT_128_HZ = 7_813; // microseconds

    @Test
    void shouldRoundTimesToStepsBesideTheFirst() {
        assertThat(AheadTimes.parse("100ms,1s").horizons(AT_128_HZ)).containsExactly(1, 13, 128);
        assertThat(AheadTimes.parse("1s, 100ms").horizons(100_000)).containsExactly(1, 10);
    }

    @Test
    void shouldRoundHalfAPeriodUp() {
        assertThat(AheadTimes.parse("500ms").horizons(1_000_000)).containsExactly(1);
        assertThat(AheadTimes.parse("1500ms").horizons(1_000_000)).containsExactly(1, 2);
    }

    @ParameterizedTest
    @CsvSource({"499ms,499 ms", "1001s,1001 s", "365000d,31536000000 s"})
    void shouldRefuseTimesThatNoHorizonIsNear(String text, String quoted) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> AheadTimes.parse(text).horizons(1_000_000))
                .withMessage("expected --ahead to lie between half a period and 1000 periods of the samples, which are"
                        + " 1 s apart, was " + quoted);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "100", "100ms,", "0s", "-1s", "1.5s", "a"})
    void shouldRefuseTextsThatListNoTimes(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> AheadTimes.parse(text))
                .withMessage("expected times with ms, s, m, h or d and commas between them, such as 100ms,1s, was '"
                        + text + "'");
    }

    @ParameterizedTest
    @CsvSource({
        "7813,12000,2",
        "7813,7813,1",
        "7813,7814,2",
        "1000000,50000,1",
        "1000,0,1",
        "1,9000000000000,2147483647"
    })
    void shouldFindTheFirstHorizonOnTime(long periodMicros, long visibleMicros, int horizon) {
        assertThat(AheadTimes.firstOnTime(periodMicros, visibleMicros)).isEqualTo(horizon);
    }

    @Test
    void shouldProposeOneStepAndTheFirstHorizonOnTime() {
        assertThat(AheadTimes.onTime(AT_128_HZ, Duration.ofMillis(50))).containsExactly(1, 7);
        assertThat(AheadTimes.onTime(50_000, Duration.ofMillis(50))).containsExactly(1);
        assertThat(AheadTimes.onTime(10, Duration.ofMillis(50)))
                .as("no horizon within the limit is on time")
                .containsExactly(1);
    }

    @ParameterizedTest
    @CsvSource({"999,999 us", "7813,7.8 ms", "12000,12 ms", "250000,250 ms", "1500000,1.5 s", "60000000,60 s"})
    void shouldWriteTimesAsPeopleDo(long micros, String text) {
        assertThat(AheadTimes.text(micros)).isEqualTo(text);
    }
}
