package io.wavecast.signals.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.wavecast.signals.Played;
import io.wavecast.signals.RecordingException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CsvColumnsTest {
    @TempDir
    Path folder;

    @Test
    void shouldReadLabelsInUtf8() throws IOException {
        assertThat(read("t,Température,µV\n0,20,1\n").channels()).containsExactly("Température", "µV");
    }

    @Test
    void shouldNotSplitAtADelimiterInQuotes() throws IOException {
        var recording = read("t,\"flow, left; inner; top; far\",v\n0,1,\"2\"\n1,3,4\n");

        assertThat(recording.channels()).containsExactly("flow, left; inner; top; far", "v");
        assertThat(Played.of(recording).channel(1)).containsExactly(2, 4);
    }

    @Test
    void shouldNumberChannelsOfOneLabel() throws IOException {
        var recording = read("t_s,Other,v,Other,Other-1\n0,1,2,3,4\n1,5,6,7,8\n");

        assertThat(recording.channels()).containsExactly("Other-2", "v", "Other-3", "Other-1");
        assertThat(Played.of(recording).channel(2)).containsExactly(3, 7);
        assertThat(recording.warnings())
                .hasSize(2)
                .allMatch(warning -> warning.contains("several channels are called Other"));
    }

    @Test
    void shouldRejectAWordInAColumnOfNumbers() throws IOException {
        var recording = read("t,a,b\n0,1,5\n1,2,6\n2,off,7\n3,4,8\n");

        assertThat(recording.channels()).containsExactly("a", "b");
        assertThatThrownBy(() -> Played.of(recording))
                .isInstanceOf(RecordingException.class)
                .hasMessageContaining("line 4, column a: expected a number, was 'off'")
                .hasMessageContaining("--missing");
    }

    @Test
    void shouldMatchAMissingMarkerByItsValue() throws IOException {
        var options = new CsvOptions(Optional.empty(), OptionalDouble.empty(), Set.of("-200"));

        var played = Played.of(CsvRecording.read(write("t,v\n0,-200.0\n1,-200\n2,nan\n3,-20\n"), options));

        assertThat(played.channel(0)).containsExactly(Double.NaN, Double.NaN, Double.NaN, -20);
    }

    @Test
    void shouldReadTheRateFromACommentUnlessAnOptionGivesIt() throws IOException {
        Path file = write("% Board = X\n%Sample Rate = 250 Hz\n1\n2\n");
        var given = new CsvOptions(Optional.empty(), OptionalDouble.of(500), Set.of());

        assertThat(Played.of(CsvRecording.read(file, CsvOptions.none())).offsets())
                .containsExactly(0L, 4_000L);
        assertThat(Played.of(CsvRecording.read(file, given)).offsets()).containsExactly(0L, 2_000L);
    }

    @Test
    void shouldPlayTheSameSamplesWhenOpenedAgain() throws IOException {
        var recording = read("t,v\n0,1\n1,2\n");

        assertThat(Played.of(recording).channel(0))
                .isEqualTo(Played.of(recording).channel(0));
    }

    private CsvRecording read(String text) throws IOException {
        return CsvRecording.read(write(text), CsvOptions.none());
    }

    private Path write(String text) throws IOException {
        return Files.writeString(folder.resolve("test.csv"), text);
    }
}
