package io.wavecast.signals.csv;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CsvOrderTest {
    @TempDir
    Path folder;

    @Test
    void shouldSortRowsThatAreNewestFirst() throws IOException {
        var file = CsvFile.of(folder, "t_s,v", 50, i -> (1_000 - i) + "," + i);

        assertThat(file.played().channel(0)).startsWith(49, 48, 47);
        assertThat(file.played().offsets()).startsWith(0L, 1_000_000L).endsWith(49_000_000L);
        assertThat(file.read().warnings()).singleElement().asString().contains("newest first");
    }

    @Test
    void shouldReversePacketsThatAreNewestFirst() throws IOException {
        var file = CsvFile.of(folder, "t,v\n9,4\n9,3\n8,2\n8,1\n7,0\n").with(rate(10));

        assertThat(file.played().channel(0)).containsExactly(0, 1, 2, 3, 4);
        assertThat(file.played().offsets()).containsExactly(0L, 100_000L, 200_000L, 300_000L, 400_000L);
    }

    @Test
    void shouldKeepTheOrderOfPacketsWhoseTimesJitter() throws IOException {
        var file = CsvFile.of(folder, "t,v", 40, i -> (i / 8) + (i % 8 == 0 ? ".1" : ".0") + "," + i)
                .with(rate(8));

        assertThat(file.played().channel(0)).startsWith(0, 1, 2).isSorted();
        assertThat(file.read().warnings()).singleElement().asString().contains("the order of the file is kept");
    }

    @Test
    void shouldSortFilesThatAreJoinedInTheWrongOrder() throws IOException {
        var file = CsvFile.of(folder, "t,v", 40, i -> (i + 20) % 40 + "," + i);

        assertThat(file.played().offsets()).startsWith(0L, 1_000_000L).isSorted();
    }

    @Test
    void shouldCountRowsThatAreLate() throws IOException {
        var file = CsvFile.of(folder, "t_s,v", 40, i -> (i == 25 ? 3 : i) + "," + i);

        assertThat(file.read().warnings()).singleElement().asString().contains("1 of 40 rows are earlier");
    }

    @Test
    void shouldCountRowsThatRepeatATime() throws IOException {
        var file = CsvFile.of(folder, "t,index,v,event", 40, i -> i / 8 + "," + i % 4 + "," + i + ",");

        assertThat(file.read().warnings())
                .filteredOn(warning -> warning.contains("35 of 40 rows repeat the time before them"))
                .singleElement()
                .asString()
                .contains("--rate");
        file.with(rate(4));
        assertThat(file.played().offsets()).startsWith(0L, 250_000L, 500_000L).endsWith(9_750_000L);
        assertThat(file.read().warnings()).noneMatch(warning -> warning.contains("repeat"));
    }

    @Test
    void shouldLeaveOutRowsThatReportAnEvent() throws IOException {
        var text = new StringBuilder("t,v,event\n0,,connected\n");
        for (int i = 0; i < 300; i++) {
            text.append(i / 3).append(',').append(i).append(",\n");
        }
        text.append("99,,blink\n99,300,\n");

        var file = CsvFile.of(folder, text.toString()).with(rate(3));

        assertThat(file.played().channel(0)).hasSize(301).startsWith(0, 1).endsWith(299, 300);
        assertThat(file.read().warnings()).anyMatch(warning -> warning.contains("leaving out 2 rows"));
    }

    @Test
    void shouldNotCountTimesThatOtherChannelsRepeat() throws IOException {
        var file = CsvFile.of(folder, "t_s,a,b", 40, i -> i / 2 + (i % 2 == 0 ? "," + i + "," : ",," + i));

        assertThat(file.read().warnings()).isEmpty();
    }

    @Test
    void shouldNameColumnsOfNumbersThatNameTheSeries() throws IOException {
        CsvFile.of(
                        folder,
                        "day,store,item,sold",
                        40,
                        i -> "2024-02-0" + (i % 4 + 1) + "," + i / 20 + "," + i / 4 % 5 + "," + i)
                .assertRefused()
                .hasMessageContaining("--key-column store,item to read each");
        CsvFile.of(folder, "time,TurbineID,power", 40, i -> i / 2 + "," + i % 2 + "," + i)
                .assertRefused()
                .hasMessageContaining("--key-column TurbineID");
    }

    @Test
    void shouldNotMixPlacesWhoseTimesAlternate() throws IOException {
        CsvFile.of(folder, "time,location,heat", 40, i -> i + (i % 2 == 0 ? ",roof," : ",cellar,") + i)
                .assertRefused()
                .hasMessageContaining("the column location names 2 series");
    }

    @Test
    void shouldNotTakeACounterForAName() throws IOException {
        var file = CsvFile.of(folder, "time,entry_id,v", 40, i -> "2024-02-03 04:" + (10 + i / 2) + "," + i + "," + i);

        assertThat(file.read().channels()).containsExactly("entry_id", "v");
    }

    @Test
    void shouldNameTheColumnThatNamesTheSeries() throws IOException {
        var file = CsvFile.of(
                folder, "time,place,flow,heat", 40, i -> i / 2 + (i % 2 == 0 ? ",north," : ",south,") + i + ",5");

        file.assertRefused()
                .hasMessageContaining("20 of 40 rows that repeat a time")
                .hasMessageContaining("--key-column place")
                .hasMessageContaining("north, south");
        file.with(CsvOptions.none().withKeyColumns(List.of("place")));
        assertThat(file.read().channels()).containsExactly("north flow", "north heat", "south flow", "south heat");
        assertThat(file.read().sampledTogether()).isTrue();
        assertThat(file.played().values().get(1)).containsExactly(2, 5, 3, 5);
        assertThat(file.played().offsets()).hasSize(20).startsWith(0L, 1_000_000L);
    }

    @Test
    void shouldReadSeriesBelowEachOther() throws IOException {
        var file = CsvFile.of(folder, "unique_id,ds,y", 30, i -> "H" + i / 10 + ",2024-01-" + (11 + i % 10) + "," + i);

        file.assertRefused().hasMessageContaining("--key-column unique_id");
        file.with(CsvOptions.none().withKeyColumns(List.of("unique_id")));
        assertThat(file.read().channels()).containsExactly("H0", "H1", "H2");
        assertThat(file.played().values()).hasSize(10);
        assertThat(file.played().values().get(9)).containsExactly(9, 19, 29);
    }

    @Test
    void shouldReadSeriesAtTimesOfTheirOwn() throws IOException {
        var file = CsvFile.of(
                folder,
                "entity_id,state,last_changed",
                40,
                i -> (i % 3 == 0 ? "a," : "b,") + i + ",2024-01-01 00:00:" + (10 + i));

        file.assertRefused().hasMessageContaining("--key-column entity_id");
        file.with(CsvOptions.none().withKeyColumns(List.of("entity_id")));
        assertThat(file.read().sampledTogether()).isFalse();
        assertThat(file.played().values().get(1)).containsExactly(Double.NaN, 1);
        file.with(CsvOptions.none().withKeyColumns(List.of(CsvOptions.NO_KEY)));
        assertThat(file.read().channels()).containsExactly("state");
    }

    @Test
    void shouldReadNamesOfSeveralColumns() throws IOException {
        var file = CsvFile.of(folder, "time,host,probe,v", 40, i -> i / 4 + ",h" + i % 2 + ",p" + i / 2 % 2 + "," + i);

        file.assertRefused().hasMessageContaining("--key-column host,probe");
        file.with(CsvOptions.none().withKeyColumns(List.of("host", "probe")));
        assertThat(file.read().channels()).containsExactly("h0 p0", "h1 p0", "h0 p1", "h1 p1");
    }

    @Test
    void shouldNotTakeAStateForAKey() throws IOException {
        var file = CsvFile.of(folder, "t,state,v", 40, i -> (100 - i) + (i % 3 == 0 ? ",on," : ",off,") + i);

        assertThat(file.read().channels()).containsExactly("v");
    }

    @Test
    void shouldRefuseAKeyThatIsNoColumnOrHasARate() throws IOException {
        var file = CsvFile.of(folder, "t,name,v\n0,a,1\n1,a,2\n");

        file.with(CsvOptions.none().withKeyColumns(List.of("sensor")));
        file.assertRefused().hasMessageContaining("t, name, v as --key-column, was 'sensor'");
        file.with(rate(4).withKeyColumns(List.of("name")));
        file.assertRefused().hasMessageContaining("--rate");
    }

    private static CsvOptions rate(double hertz) {
        return new CsvOptions(Optional.empty(), OptionalDouble.of(hertz), Set.of());
    }
}
