package io.wavecast.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.TypeConversionException;

class DurationConverterTest {
    private final DurationConverter converter = new DurationConverter();

    @Test
    void shouldConvertEachUnit() {
        assertThat(converter.convert("10ms")).isEqualTo(Duration.ofMillis(10));
        assertThat(converter.convert("90s")).isEqualTo(Duration.ofSeconds(90));
        assertThat(converter.convert("30m")).isEqualTo(Duration.ofMinutes(30));
        assertThat(converter.convert("6h")).isEqualTo(Duration.ofHours(6));
        assertThat(converter.convert(" 1d ")).isEqualTo(Duration.ofDays(1));
        assertThat(converter.convert("999999999d")).isEqualTo(Duration.ofDays(999_999_999));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "s", "90", "0s", "-1s", "1.5h", "1w", "1 h", "1000000000s", "1S"})
    void shouldRejectOtherText(String text) {
        assertThatExceptionOfType(TypeConversionException.class)
                .isThrownBy(() -> converter.convert(text))
                .withMessage("expected a positive number with ms, s, m, h or d, such as 30m, was '" + text + "'");
    }
}
