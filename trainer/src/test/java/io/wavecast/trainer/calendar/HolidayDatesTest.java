package io.wavecast.trainer.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HolidayDatesTest {
    @TempDir
    private Path folder;

    @Test
    void shouldReadDatesRangesWordsAndComments() throws IOException {
        String file = file(
                "\uFEFF# holidays of a plant",
                "",
                "2027-01-01 New Year",
                "2026-12-24..2026-12-26 closed # all",
                "\t2026-12-25,Christmas",
                "2026-10-03;Unity");

        assertThat(HolidayDates.read(file))
                .containsExactly(
                        LocalDate.of(2026, 10, 3),
                        LocalDate.of(2026, 12, 24),
                        LocalDate.of(2026, 12, 25),
                        LocalDate.of(2026, 12, 26),
                        LocalDate.of(2027, 1, 1));
    }

    @Test
    void shouldReadTheListThatItWrites() {
        List<LocalDate> dates = List.of(LocalDate.of(2026, 12, 25), LocalDate.of(2027, 1, 1));

        assertThat(HolidayDates.text(dates)).isEqualTo("2026-12-25,2027-01-01");
        assertThat(HolidayDates.read(HolidayDates.text(dates))).isEqualTo(dates);
        assertThat(HolidayDates.read("2027-01-01, 2026-12-25")).isEqualTo(dates);
    }

    @Test
    void shouldReportEachBadLine() throws IOException {
        String file = file("2026-12-25", "25.12.2026", "2026-02-30 nonsense", "2026-12-26..2026-12-25", "2026-12-24..");

        refuses(
                file,
                file + ":2: expected a date such as 2026-12-25, was '25.12.2026'; "
                        + file + ":3: expected a date such as 2026-12-25, was '2026-02-30'; "
                        + file + ":4: expected a range of 1 to 4096 days, was '2026-12-26..2026-12-25'; "
                        + file + ":5: expected a date such as 2026-12-25, was '2026-12-24..'");
    }

    @Test
    void shouldRefuseSeveralDatesInALine() throws IOException {
        String file = file(
                "2026-12-25,2026-12-26", "2026-12-24 .. 2026-12-26", "2026-12-24.. 2026-12-26", "2026-12-26 the 2nd");

        refuses(
                file,
                file + ":1: expected one date or range in a line, was '2026-12-25,2026-12-26'; "
                        + file + ":2: expected one date or range in a line, was '2026-12-24 .. 2026-12-26'; "
                        + file + ":3: expected one date or range in a line, was '2026-12-24.. 2026-12-26'");
    }

    /** Such as a recording that was given by mistake. */
    @Test
    void shouldReportTheFirstOfManyBadLines() throws IOException {
        String file = file(Collections.nCopies(25, "load").toArray(String[]::new));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> HolidayDates.read(file))
                .withMessageStartingWith(file + ":1: expected a date such as 2026-12-25, was 'load'; " + file + ":2: ")
                .withMessageEndingWith("was 'load'; and 5 more");
    }

    @Test
    void shouldRefuseWhatIsNoListOfDates() throws IOException {
        String none = file("# nothing yet");
        refuses(none, "expected one date or more, was none in '" + none + "'");
        refuses("2026-12-25,soon", "expected a date such as 2026-12-25, was 'soon'");
        refuses("1899-12-31", "holidays: expected dates of the years 1900 to 2200, was 1899-12-31");
        refuses("2000-01-01..2009-01-01,2010-01-01..2013-01-01", "holidays: expected 1 to 4096 dates, was 4386");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> HolidayDates.read(folder.resolve("absent").toString()))
                .withMessageStartingWith(
                        "expected a readable text file, or dates such as 2026-12-25,2027-01-01, was '" + folder);
        Path large = Files.write(folder.resolve("large"), new byte[(1 << 20) + 1]);
        refuses(large.toString(), "expected a text file of at most 1048576 bytes, was '" + large + "'");
    }

    private static void refuses(String text, String expected) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> HolidayDates.read(text))
                .withMessage(expected);
    }

    private String file(String... lines) throws IOException {
        return Files.write(folder.resolve("holidays.txt"), List.of(lines)).toString();
    }
}
