package io.wavecast.core.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HolidaysTest {
    private static final LocalDate CHRISTMAS = LocalDate.of(2026, 12, 25);
    private static final List<Integer> DAYS = List.of(-1, 0, 1);

    /** Auckland's Christmas begins at 11:00 UTC of the day before. */
    @ParameterizedTest
    @CsvSource({
        "2026-12-23T10:59:59Z, 0, 0, 0",
        "2026-12-23T11:00:00Z, 0, 0, 1",
        "2026-12-24T10:59:59Z, 0, 0, 1",
        "2026-12-24T11:00:00Z, 0, 1, 0",
        "2026-12-25T10:59:59Z, 0, 1, 0",
        "2026-12-25T11:00:00Z, 1, 0, 0",
        "2026-12-26T11:00:00Z, 0, 0, 0"
    })
    void shouldKnowTheDaysAroundATimeByTheClockOfTheZone(Instant time, int before, int on, int after) {
        Calendar calendar = calendar(ZoneId.of("Pacific/Auckland"), new Holidays(List.of(CHRISTMAS), DAYS, 0));

        assertThat(read(calendar, time)).containsExactly(before, on, after);
    }

    @Test
    void shouldGiveAHolidayAProfileOfItsOwn() {
        Calendar calendar = calendar(ZoneOffset.UTC, new Holidays(List.of(CHRISTMAS), DAYS, 2));

        float[] known = read(calendar, Instant.parse("2026-12-25T03:00:00Z"));

        assertThat(known).hasSize(15);
        assertThat(Arrays.copyOf(known, 5)).containsOnly(0);
        assertThat(known[5]).isEqualTo(1);
        assertThat(known[6]).isCloseTo((float) Math.sin(Math.PI / 4), within(1e-6f));
        assertThat(known[7]).isCloseTo((float) Math.cos(Math.PI / 4), within(1e-6f));
        assertThat(known[8]).isCloseTo(1, within(1e-6f));
        assertThat(known[9]).isCloseTo(0, within(1e-6f));
        assertThat(Arrays.copyOfRange(known, 10, 15)).containsOnly(0);
    }

    /** What was read before for another time must not stay. */
    @Test
    void shouldOverwriteWhatWasThere() {
        Calendar calendar = calendar(ZoneOffset.UTC, new Holidays(List.of(CHRISTMAS), DAYS, 1));
        float[] known = new float[calendar.inputs()];
        Arrays.fill(known, 7);

        calendar.read(0, known);

        assertThat(known).containsOnly(0);
    }

    @Test
    void shouldComeAfterTheCycles() {
        var holidays = new Holidays(List.of(CHRISTMAS), DAYS, 1);
        var both = new Calendar(6, 24, 2, ZoneOffset.UTC, Optional.of(holidays));
        var cycles = new Calendar(6, 24, 2, ZoneOffset.UTC);
        Instant time = Instant.parse("2026-12-25T03:00:00Z");

        assertThat(both.inputs()).isEqualTo(cycles.inputs() + 9);
        assertThat(read(both, time)).startsWith(read(cycles, time));
        assertThat(both.growing()).containsExactly(cycles, both);
        assertThat(both.first(cycles.inputs())).contains(cycles);
        assertThat(both.first(both.inputs())).contains(both);
        assertThat(both.first(0)).isEmpty();
        assertThat(cycles.growing()).containsExactly(cycles);
        assertThat(both.words()).isEqualTo("day, week, year, 1 holiday in Z");
    }

    @Test
    void shouldKeepItsLimits() {
        refuses(List.of(), DAYS, 0, "holidays: expected 1 to 4096 dates, was 0");
        refuses(
                IntStream.range(0, 4_097).mapToObj(CHRISTMAS::plusDays).toList(),
                DAYS,
                0,
                "holidays: expected 1 to 4096 dates, was 4097");
        refuses(Collections.nCopies(2, CHRISTMAS), DAYS, 0, "holidays: expected ascending dates, was 2026-12-25");
        refuses(
                List.of(LocalDate.of(1899, 12, 31)),
                DAYS,
                0,
                "holidays: expected dates of the years 1900 to 2200, was 1899-12-31");
        refuses(List.of(CHRISTMAS), List.of(), 0, "holidays: expected 1 to 16 days, was 0");
        refuses(List.of(CHRISTMAS), List.of(1, 0), 0, "holidays: expected ascending days within -31..31, was [1, 0]");
        refuses(List.of(CHRISTMAS), List.of(32), 0, "holidays: expected ascending days within -31..31, was [32]");
        refuses(List.of(CHRISTMAS), DAYS, 13, "holidays: expected 0 to 12 harmonics, was 13");
    }

    private static void refuses(List<LocalDate> dates, List<Integer> days, int harmonics, String expected) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Holidays(dates, days, harmonics))
                .withMessage(expected);
    }

    private static Calendar calendar(ZoneId zone, Holidays holidays) {
        return new Calendar(0, 0, 0, zone, Optional.of(holidays));
    }

    private static float[] read(Calendar calendar, Instant time) {
        float[] known = new float[calendar.inputs()];
        calendar.read(calendar.clock().local(time.toEpochMilli() * 1_000), known);
        return known;
    }
}
