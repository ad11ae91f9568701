package io.wavecast.signals.csv;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CsvLayoutTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "t;flow;heat\n0;1,5;1.234,5\n1;2;-3,25\n",
                "t\tflow\theat\n0\t1,5\t1.234,5\n1\t2\t-3,25\n",
                "t|flow|heat\n0|1.5|1234.5\n1|2|-3.25\n",
                "t,flow,heat\n0,\"1,5\",\"1234,5\"\n1,2,\"-3,25\"\n",
                "t,flow,heat\n0,1.5,1234.5,\n1,2,-3.25,\n",
                "t,flow,heat,,\n0,1.5,1234.5,,\n1,2,-3.25,,\n",
                "Plant 7\nt,flow,heat\n0,1.5,1234.5\n1,2,-3.25\n",
                "Plant,7\nSerial,123\nt,flow,heat\n0,1.5,1234.5\n1,2,-3.25\n",
                "t,flow,heat\ns,l/min,°C\n\"\",Avg,Avg\n0,1.5,1234.5\n1,2,-3.25\n",
                ",t,flow,heat\n0,0,1.5,1234.5\n1,1,2,-3.25\n",
                "Unnamed: 0.1,t,flow,heat\n0,0,1.5,1234.5\n1,1,2,-3.25\n",
                "Unnamed: 0,t,flow,heat\n0,0,1.5,1234.5\n1,1,2,-3.25\n",
                "t,flow,heat,note\n0,1.5,1234.5,\n1,2,-3.25,\n",
                "t;flow;heat\n0;1,5;1234,5\n1;2;-3,25\n;;\n;;\n",
                "t,flow,heat\n0,1.5,1234.5\nt,flow,heat\n1,2,-3.25\n",
            })
    void shouldReadEveryLayout(String text) throws IOException {
        assertRead(CsvFile.of(folder, text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16", "UTF-16LE", "UTF-16BE", "windows-1252"})
    void shouldReadEveryEncoding(String charset) throws IOException {
        var file = CsvFile.of(folder, "t,flow,Höhe\n0,1.5,1234.5\n1,2,-3.25\n".getBytes(Charset.forName(charset)));

        assertThat(file.read().channels()).containsExactly("flow", "Höhe");
        assertThat(file.played().channel(1)).containsExactly(1234.5, -3.25);
    }

    @Test
    void shouldReadByteOrderMarks() throws IOException {
        for (Charset charset :
                new Charset[] {StandardCharsets.UTF_8, StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE}) {
            assertRead(CsvFile.of(folder, "\ufefft,flow,heat\n0,1.5,1234.5\n1,2,-3.25\n".getBytes(charset)));
        }
    }

    @Test
    void shouldLeaveOutLinesAtTheBeginning() throws IOException {
        var file = CsvFile.of(folder, "a,\"b\n x,y,1,2\nt,flow,heat\n0,1.5,1234.5\n1,2,-3.25\n");

        assertRead(file.with(CsvOptions.none().withSkip(2)));
        file.with(CsvOptions.none().withSkip(3)).assertRefused();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "t_s;v;load\\n0;20,427;1.020\\n1;20,5;1.021\\n2;20,612;1.022\\n", // load with points between thousands
                "t_s;v;load\\n0;20.427;1,020\\n1;20.5;1,021\\n2;20.612;1,022\\n",
            })
    void shouldNotTakeSeparatorsOfThousandsForDecimalMarks(String text) throws IOException {
        var file = CsvFile.of(folder, text.replace("\\n", "\n"));

        assertThat(file.read().channels()).containsExactly("v");
        assertThat(file.played().channel(0)).containsExactly(20.427, 20.5, 20.612);
        assertThat(file.read().warnings()).singleElement().asString().contains("column load");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "t_s,v\\n0,\"1,020.5\"\\n1,\"1,021\"\\n2,998\\n",
                "t_s,v\\n0,\"1,020.5\"\\n1,1021\\n2,998\\n",
                "t_s;v\\n0;1.020,5\\n1;1.021\\n2;998\\n",
                "t_s;v\\n0;1\u00a0020,5\\n1;1\u00a0021\\n2;998\\n",
                "t_s;v\\n0;1'020.5\\n1;1'021\\n2;998\\n",
            })
    void shouldReadSeparatorsOfThousandsThatAreCertain(String text) throws IOException {
        var file = CsvFile.of(folder, text.replace("\\n", "\n"));

        assertThat(file.played().channel(0)).containsExactly(1020.5, 1021, 998);
        assertThat(file.read().warnings()).noneMatch(warning -> warning.contains("skipping"));
    }

    @ParameterizedTest
    @CsvSource({"1.020, 1.021, point", "'1,020', '1,021', comma"})
    void shouldSayHowUnclearNumbersAreRead(String first, String second, String mark) throws IOException {
        var file = CsvFile.of(folder, "t_s;v\n0;" + first + "\n1;" + second + "\n");

        assertThat(file.played().channel(0)).containsExactly(1.02, 1.021);
        assertThat(file.read().warnings()).singleElement().asString().contains("numbers such as " + first, mark);
    }

    @Test
    void shouldCountSkippedLinesInMessages() throws IOException {
        CsvFile.of(folder, "x\nt,v\n0,1\n1,2\nlater,3\n")
                .with(CsvOptions.none().withSkip(1))
                .assertRefused()
                .hasMessageContaining("line 5")
                .hasMessageContaining("later");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "t,v\\n | line 1 (2 columns, separated by commas)",
                "t;v\\n | separated by semicolons",
                "t,v\\n0,1,2\\n1,2,3\\n | line 1: expected 3 columns as in line 2, was 2 (separated by commas",
                "v\\n20,5\\n20,6\\n | decimal commas",
                "t,v\\na,b\\nc,d\\n | line 2, separated by commas, holds a",
                "{\"t\":1}\\n{\"t\":\"2\",\"v\":3}\\n | was",
                "\"2024-01-01 00:00:00\"Z,1\\n | line 1",
                "t,v\\n0,5d\\n1,0x10\\n | expected a column of numbers",
                "t;v\\n"
                        + "0;1,5\\n"
                        + "1;1.234\\n"
                        + "2;1,25\\n"
                        + " | line 3, column v: expected a number with a comma before the decimals, was '1.234'",
            })
    void shouldSayWhatItSaw(String text, String expected) throws IOException {
        CsvFile.of(folder, text.replace("\\n", "\n")).assertRefused().hasMessageContaining(expected);
    }

    @Test
    void shouldNotTakeValuesForLabels() throws IOException {
        var file = CsvFile.of(folder, "2024-01-01 10:00:00,OK,1.5\n2024-01-01 10:00:01,OK,2.5\n");

        assertThat(file.read().channels()).containsExactly("c3");
        assertThat(file.played().channel(0)).containsExactly(1.5, 2.5);
    }

    @ParameterizedTest
    @ValueSource(strings = {"time,0,1", ",0,1", "time,v,w"})
    void shouldTakeNumbersBesideATimeForLabels(String labels) throws IOException {
        var file = CsvFile.of(folder, labels, 5, i -> "2024-01-01 10:00:0" + i + "," + i + "," + i);

        assertThat(file.played().offsets()).hasSize(5);
    }

    @Test
    void shouldSayWhichLinesAndColumnsAreLeftOut() throws IOException {
        var file = CsvFile.of(folder, "Plant 7\n,t,v,word,none\n,s,V,,\n4,0,1,a,\n5,1,2,b,\n");

        assertThat(file.read().channels()).containsExactly("v");
        assertThat(file.read().warnings())
                .anyMatch(warning -> warning.contains("line 1 above the labels"))
                .anyMatch(warning -> warning.contains("line 3 without any number below the labels"))
                .anyMatch(warning -> warning.contains("column 1, which has no label"))
                .anyMatch(warning -> warning.contains("column word, which does not hold numbers (such as 'a')"))
                .anyMatch(warning -> warning.contains("column none, which holds no value"));
    }

    @Test
    void shouldDecideOnAColumnByItsFirstCellWhereverThatIs() throws IOException {
        var file = CsvFile.of(
                folder, "t,v,late,event", 500, i -> i + "," + i + "," + (i > 400 ? i : "") + (i == 450 ? ",on" : ","));

        assertThat(file.read().channels()).containsExactly("v", "late");
        assertThat(file.played().channel(1)).endsWith(499);
    }

    private static void assertRead(CsvFile file) {
        assertThat(file.read().channels()).containsExactly("flow", "heat");
        assertThat(file.played().offsets()).containsExactly(0L, 1_000_000L);
        assertThat(file.played().channel(0)).containsExactly(1.5, 2);
        assertThat(file.played().channel(1)).containsExactly(1234.5, -3.25);
    }
}
