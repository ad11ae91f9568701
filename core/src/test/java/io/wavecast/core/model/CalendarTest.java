package io.wavecast.core.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CalendarTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    /** The numbers are sines and cosines of the clock's hand, whatever the sign of the time and the number of the harmonic. */
    @ParameterizedTest
    @ValueSource(strings = {"1969-12-31T23:59:59.5Z", "1970-01-01T00:00:00Z", "2024-02-29T17:45:12.25Z"})
    void shouldGiveSinesAndCosinesOfThePlaceInACycle(String time) {
        Instant at = Instant.parse(time);
        var calendar = new Calendar(24, 0, 0, ZoneOffset.UTC);

        float[] known = read(calendar, at);

        double turn = 2 * Math.PI * (at.toEpochMilli() / 86_400_000.0);
        assertThat(known).hasSize(48);
        for (int k = 1; k <= 24; k++) {
            assertThat(known[2 * k - 2]).isCloseTo((float) Math.sin(k * turn), within(1e-6f));
            assertThat(known[2 * k - 1]).isCloseTo((float) Math.cos(k * turn), within(1e-6f));
        }
    }

    /** Clocks go forward at 01:00 UTC: nine o'clock is the same place of the day before and after, though 23 hours lie between. */
    @Test
    void shouldFollowTheClockThroughTheBeginningOfDaylightSavingTime() {
        var calendar = new Calendar(6, 24, 0, BERLIN);
        Instant before = local("2024-03-30T09:00");
        Instant after = local("2024-03-31T09:00");
        assertThat(after.getEpochSecond() - before.getEpochSecond()).isEqualTo(23 * 3_600);

        assertThat(day(read(calendar, after))).isEqualTo(day(read(calendar, before)));
        assertThat(day(read(new Calendar(6, 24, 0, ZoneOffset.UTC), after)))
                .as("in UTC it is another hour")
                .isNotEqualTo(day(read(new Calendar(6, 24, 0, ZoneOffset.UTC), before)));
    }

    /** Clocks go back at 01:00 UTC, so half past two comes twice, an hour apart. */
    @Test
    void shouldKnowTheRepeatedHourAsOnePlace() {
        var calendar = new Calendar(6, 24, 2, BERLIN);
        Instant first = Instant.parse("2024-10-27T00:30:00Z");

        assertThat(read(calendar, first)).isEqualTo(read(calendar, first.plusSeconds(3_600)));
        assertThat(read(calendar, first)).isNotEqualTo(read(calendar, first.plusSeconds(7_200)));
    }

    @Test
    void shouldLeaveOutTheWavesOfAWeekThatTheDayHas() {
        var both = new Calendar(2, 24, 0, ZoneOffset.UTC);
        var week = new Calendar(0, 24, 0, ZoneOffset.UTC);
        Instant time = Instant.parse("2026-11-27T05:00:00Z");

        assertThat(both.inputs()).isEqualTo(2 * (2 + 24 - 2)); // 7 and 14 of the week; 21 stays
        assertThat(week.inputs()).isEqualTo(48);
        float[] known = read(both, time);
        float[] full = read(week, time);
        assertThat(known[0]).isCloseTo(full[12], within(1e-6f)); // a day is the seventh wave of the week
        assertThat(known[4]).isEqualTo(full[0]);
        assertThat(known[16]).isEqualTo(full[14]); // after the sixth comes the eighth
        assertThat(known[known.length - 1]).isEqualTo(full[47]);
    }

    @Test
    void shouldTurnOnceAYear() {
        var calendar = new Calendar(0, 0, 1, ZoneOffset.UTC);

        float[] then = read(calendar, Instant.parse("2021-03-01T00:00:00Z"));
        float[] later = read(calendar, Instant.parse("2025-03-01T00:00:00Z"));

        assertThat(later[0]).isCloseTo(then[0], within(0.01f));
        assertThat(later[1]).isCloseTo(then[1], within(0.01f));
    }

    @Test
    void shouldNeedAtLeastOneWaveAndNotTooMany() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Calendar(0, 0, 0, ZoneOffset.UTC))
                .withMessageContaining("expected harmonics of day, week or year");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Calendar(0, 169, 0, ZoneOffset.UTC))
                .withMessageContaining("calendar.week must lie within 0..168, was 169");
    }

    private static float[] read(Calendar calendar, Instant time) {
        float[] known = new float[calendar.inputs()];
        long micros = time.getEpochSecond() * 1_000_000 + time.getNano() / 1_000;
        calendar.read(calendar.clock().local(micros), known);
        return known;
    }

    private static float[] day(float[] known) {
        return Arrays.copyOf(known, 12);
    }

    private static Instant local(String time) {
        return ZonedDateTime.of(LocalDateTime.parse(time), BERLIN).toInstant();
    }
}
