package io.wavecast.signals.csv;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Times written as numbers: what their size and their label say about the unit. */
class CsvNumberTimesTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({
        "Time (10 ms), 10_000",
        "time [0.5 s], 500_000",
        "Time (2min), 120_000_000",
        "Time (weeks), 604_800_000_000",
        "timeMs, 1_000",
        "timestampUs, 1",
        "Time ms since boot, 1_000",
        "minutes since start, 60_000_000",
    })
    void shouldTakeTheUnitOfTheLabel(String label, String micros) throws IOException {
        var file = CsvFile.of(folder, label + ",v\n0,1\n1,2\n3,3\n").with(timeColumn(label));
        long unit = Long.parseLong(micros.replace("_", ""));

        assertThat(file.played().offsets()).containsExactly(0L, unit, 3 * unit);
        assertThat(file.read().warnings()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"Time (rows)", "Time (idx)", "time [ticks]", "Time (0 s)"})
    void shouldRefuseAnUnknownUnitInBrackets(String label) throws IOException {
        CsvFile.of(folder, label + ",v\n0,1\n1,2\n").assertRefused().hasMessageContaining("expected a unit of time");
    }

    @ParameterizedTest
    @CsvSource({"timer,0,8.55", "time,44927.0,44927.041667", "t,739000,739000.01", "time,-4,1"})
    void shouldSayThatNumbersWithoutAUnitAreReadAsSeconds(String label, String first, String second)
            throws IOException {
        var file = CsvFile.of(folder, label + ",v\n" + first + ",1\n" + second + ",2\n")
                .with(timeColumn(label));

        assertThat(file.read().warnings())
                .singleElement()
                .asString()
                .contains("column " + label, first, "as seconds since the start");
    }

    @ParameterizedTest
    @CsvSource({"t,0,0.004", "t_s,0,8", "time,1700000000,1700000060"})
    void shouldNotWarnOfNumbersWhoseUnitIsPlain(String label, String first, String second) throws IOException {
        assertThat(CsvFile.of(folder, label + ",v\n" + first + ",1\n" + second + ",2\n")
                        .read()
                        .warnings())
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"638355968000000000,.NET", "133444736000000000,Windows", "13344473600000000,Windows"})
    void shouldRefuseCountsOfOtherEpochs(String number, String who) throws IOException {
        CsvFile.of(folder, "timestamp,v\n" + number + ",1\n")
                .assertRefused()
                .hasMessageContaining(number)
                .hasMessageContaining(who);
    }

    @Test
    void shouldReadMonthsOfSixDigits() throws IOException {
        var file = CsvFile.of(folder, "date,v", 15, i -> (202_301 + i / 12 * 100 + i % 12) + "," + i);

        assertThat(file.times())
                .startsWith("2023-01-01T00:00:00Z", "2023-02-01T00:00:00Z")
                .endsWith("2024-03-01T00:00:00Z");
    }

    @Test
    void shouldRefusePaddedNumbersThatMayBeTimesOfDay() throws IOException {
        CsvFile.of(folder, "time,v\n000058,1\n000059,2\n000100,3\n")
                .assertRefused()
                .hasMessageContaining("'000100', which may be either");
    }

    @Test
    void shouldRefuseTimesBesideDatesThatAreUnclear() throws IOException {
        CsvFile.of(folder, "DATE,TIME,v\n240131,101500,1\n240131,101501,2\n")
                .assertRefused()
                .hasMessageContaining("column DATE, was '240131'");
    }

    private static CsvOptions timeColumn(String label) {
        return new CsvOptions(Optional.of(label), OptionalDouble.empty(), Set.of());
    }
}
