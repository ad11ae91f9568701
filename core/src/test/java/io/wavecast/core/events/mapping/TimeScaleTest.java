package io.wavecast.core.events.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.wavecast.core.wire.bytes.UnreadableException;
import java.time.ZoneId;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimeScaleTest {
    @ParameterizedTest
    @CsvSource(textBlock = """
        s,    1717171717,                 1717171717000000
        s,    1717171717.1234565,         1717171717123457
        ms,   1717171717123,              1717171717123000
        ms,   1717171717123.4565,         1717171717123457
        ms,   1.717171717123e12,          1717171717123000
        us,   1717171717123456,           1717171717123456
        ns,   1717171717123456789,        1717171717123457
        ns,   1717171717123456499,        1717171717123456
        ns,   -500,                       -1
        auto, 1717171717,                 1717171717000000
        auto, 1717171717.25,              1717171717250000
        auto, 1717171717123,              1717171717123000
        auto, 1717171717123456,           1717171717123456
        auto, 1717171717123456789,        1717171717123457
        auto, 2024-05-31T16:08:37.123456Z, 1717171717123456
        iso,  2024-05-31T18:08:37+02:00,  1717171717000000
        iso,  2024-05-31 18:08:37,        1717171717000000
        iso,  2024-05-31T18:08:37.25,     1717171717250000
        """)
    void shouldConvertTimesExactly(String scale, String text, long micros) {
        assertThat(TimeScale.of(scale).orElseThrow().micros(text, Optional.of(ZoneId.of("Europe/Berlin"))))
                .isEqualTo(micros);
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
        s,    1717171717123,       another unit
        s,    2024-05-31T16:08:37Z, an epoch time in s
        s,    1e999999999999,      another unit
        ns,   1e99999999999999999, another unit
        iso,  1717171717,          ISO-8601
        iso,  2024-05-31T16:08:37, a zone in the mapping
        iso,  yesterday,           ISO-8601
        auto, '',                  an epoch time in s
        auto, 0x10,                an epoch time in s
        """)
    void shouldRefuseOtherTimes(String scale, String text, String message) {
        assertThatThrownBy(() -> TimeScale.of(scale).orElseThrow().micros(text, Optional.empty()))
                .isInstanceOf(UnreadableException.class)
                .hasMessageContaining(message);
    }
}
