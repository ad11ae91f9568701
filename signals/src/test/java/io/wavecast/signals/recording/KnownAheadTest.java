package io.wavecast.signals.recording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.wavecast.signals.Played;
import io.wavecast.signals.Signal;
import io.wavecast.signals.csv.CsvOptions;
import io.wavecast.signals.edf.TwoRates;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KnownAheadTest {
    private static final double NONE = Double.NaN;

    @TempDir
    Path folder;

    @Test
    void shouldGiveEachSampleTheValueOfSomeStepsLater() throws IOException {
        Signal rows = atRate("power,temperature\n1,10\n2,20\n3,30\n4,40\n");

        for (String lead : List.of("temperature=2", "Temperature=2", "2=2")) {
            Played played = Played.of(KnownAhead.of(rows, List.of(lead)));

            assertThat(played.channel(0)).containsExactly(1, 2, 3, 4);
            assertThat(played.channel(1)).containsExactly(30, 40, NONE, NONE);
            assertThat(played.offsets()).containsExactly(0L, 100_000L, 200_000L, 300_000L);
        }
    }

    @Test
    void shouldMoveEachChannelByItsOwnSteps() throws IOException {
        Signal rows = atRate("a,b,c\n1,10,100\n2,20,200\n3,30,300\n");

        Played played = Played.of(KnownAhead.of(rows, List.of("c=1", "a=2")));

        assertThat(played.channel(0)).containsExactly(3, NONE, NONE);
        assertThat(played.channel(1)).containsExactly(10, 20, 30);
        assertThat(played.channel(2)).containsExactly(200, 300, NONE);
    }

    @Test
    void shouldCountStepsInTimeWhereRowsAreMissing() throws IOException {
        Signal rows = timed("time,y,x\n0,1,10\n1,2,20\n2,3,30\n5,6,60\n6.2,7,70\n7,8,80\n8,9,90\n");

        Played played = Played.of(KnownAhead.of(rows, List.of("x=1")));

        assertThat(played.channel(1)).containsExactly(20, 30, NONE, 70, 80, 90, NONE);
    }

    @Test
    void shouldLookForTheTimeAmongRowsThatRepeatTimes() throws IOException {
        Signal rows = timed("time,y,x\n0,1,10\n1,2,20\n1,2,99\n2,3,30\n3,4,40\n");

        Played played = Played.of(KnownAhead.of(rows, List.of("x=2")));

        assertThat(played.channel(1)).containsExactly(30, 40, 40, NONE, NONE);
    }

    @Test
    void shouldKeepAMissingValueMissing() throws IOException {
        Signal rows = atRate("y,x\n1,10\n2,\n3,30\n");

        assertThat(Played.of(KnownAhead.of(rows, List.of("x=1"))).channel(1)).containsExactly(NONE, 30, NONE);
    }

    @Test
    void shouldBePlayedAgain() throws IOException {
        Signal ahead = KnownAhead.of(atRate("y,x\n1,10\n2,20\n"), List.of("x=1"));

        assertThat(Played.of(ahead).channel(1)).isEqualTo(Played.of(ahead).channel(1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "x=", "x=0", "x=-1", "x=1.5", "=3", "x=100001", "z=1", "0=1", "3=1"})
    void shouldRefuseWhatNamesNoChannelOrNoSteps(String lead) throws IOException {
        Signal rows = atRate("y,x\n1,10\n2,20\n");

        assertThatThrownBy(() -> KnownAhead.of(rows, List.of(lead)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("expected")
                .hasMessageContaining("was '");
    }

    @Test
    void shouldRefuseTwoLeadsOfOneChannel() throws IOException {
        Signal rows = atRate("y,x\n1,10\n2,20\n");

        assertThatThrownBy(() -> KnownAhead.of(rows, List.of("x=1", "2=4")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("expected one number of steps for each channel, was x=1,2=4");
    }

    @Test
    void shouldRefuseChannelsOfSeveralRates() throws IOException {
        Signal rates = TwoRates.in(folder);

        assertThatThrownBy(() -> KnownAhead.of(rates, List.of("temp=1")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("expected channels of one sampling rate");
    }

    private Signal atRate(String text) throws IOException {
        return read(text, new CsvOptions(Optional.empty(), OptionalDouble.of(10), Set.of()));
    }

    private Signal timed(String text) throws IOException {
        return read(text, CsvOptions.none());
    }

    private Signal read(String text, CsvOptions options) throws IOException {
        return Recordings.read(Files.writeString(folder.resolve("rows.csv"), text), options);
    }
}
