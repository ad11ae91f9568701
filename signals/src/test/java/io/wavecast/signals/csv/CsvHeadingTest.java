package io.wavecast.signals.csv;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What programs write above the values. */
class CsvHeadingTest {
    @TempDir
    Path folder;

    @Test
    void shouldFindLabelsBelowTitlesWithNumbers() throws IOException {
        var file = CsvFile.of(folder, """
                LabVIEW Measurement\t
                Separator\tTab
                ***End_of_Header***\t
                Channels\t2\t\t
                Samples\t20\t20\t
                Y_Unit_Label\tVolts\tVolts\t
                Delta_X\t0.001\t0.001\t
                ***End_of_Header***\t\t\t
                X_Value\tU1\tU2\tComment""", 20, i -> i / 1_000.0 + "\t" + i + "\t2\t");

        assertThat(file.read().channels()).containsExactly("U1", "U2");
        assertThat(file.played().offsets()).startsWith(0L, 1_000L);
        assertThat(file.read().warnings()).anyMatch(warning -> warning.contains("lines 1 to 8 above the labels"));
    }

    @Test
    void shouldFindLabelsBelowAListOfProperties() throws IOException {
        var file = CsvFile.of(
                folder, "Device,X-100\nSerial,12345\nRange,2.5\nTime (s),Flow\n0.0,1\n0.5,2\n1.0,3\n1.5,4\n");

        assertThat(file.read().channels()).containsExactly("Flow");
        assertThat(file.played().channel(0)).containsExactly(1, 2, 3, 4);
    }

    @Test
    void shouldTakeNumbersThatPandasCountsForLabels() throws IOException {
        assertCounted(CsvFile.of(folder, ",0,1\n0,7,1\n1,8,2\n2,9,3\n"));
        assertCounted(CsvFile.of(folder, "0,1,2\n7,1,0.5\n8,2,0.5\n9,3,0.5\n"));
    }

    private static void assertCounted(CsvFile file) {
        var recording = file.with(rate()).read();
        assertThat(recording.channels()).startsWith("0", "1");
        assertThat(file.played().channel(0)).containsExactly(7, 8, 9);
        assertThat(recording.warnings()).anyMatch(warning -> warning.contains("reading line 1 ("));
    }

    @Test
    void shouldNotTakeCountsForLabels() throws IOException {
        var file = CsvFile.of(folder, "0,1,2\n7,1,0\n8,2,0\n").with(rate());

        assertThat(file.played().channel(0)).containsExactly(0, 7, 8);
    }

    @Test
    void shouldRefuseCommasThatMayStandBeforeDecimals() throws IOException {
        CsvFile.of(folder, "%Sample Rate = 250 Hz\n0, 10,25, -1,50\n1, 11,25, -1,75\n")
                .assertRefused()
                .hasMessageContaining("line 2")
                .hasMessageContaining("'0, 10,25, -1,50'");
        assertThat(CsvFile.of(folder, "0, 10, 25\n1, 11, 25\n")
                        .with(rate())
                        .read()
                        .channels())
                .hasSize(3);
    }

    @Test
    void shouldReadSingleQuotesAndMinutes() throws IOException {
        var file = CsvFile.of(
                folder, "'Elapsed time','MLII'\n'hh:mm:ss.mmm','mV'\n'59:59.900',1\n'59:59.950',2\n'1:00:00.000',3\n");

        assertThat(file.read().channels()).containsExactly("MLII");
        assertThat(file.played().offsets()).containsExactly(0L, 50_000L, 100_000L);
    }

    @ParameterizedTest
    @CsvSource({"504B0304, workbook", "1F8B0800, gzip", "FFFE000074000000, UTF-32", "7B227422, JSON", "5B207B20, JSON"})
    void shouldSayWhatAFileIsThatHasNoRows(String bytes, String expected) throws IOException {
        CsvFile.of(folder, HexFormat.of().parseHex(bytes))
                .assertRefused()
                .hasMessageContaining("expected text with rows of columns")
                .hasMessageContaining(expected);
    }

    private static CsvOptions rate() {
        return new CsvOptions(Optional.empty(), OptionalDouble.of(10), Set.of());
    }
}
