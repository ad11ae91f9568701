package io.wavecast.trainer.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.wavecast.core.wire.bytes.UnreadableException;
import java.nio.charset.StandardCharsets;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RetrainRequestCodecTest {
    private final RetrainRequestCodec codec = new RetrainRequestCodec();

    @Test
    void shouldReadBackWhatItWrote() {
        var request = new RetrainRequest(
                "eeg/subject02", "new \"cap\"", OptionalLong.of(1_717_171_717_123_456L), OptionalLong.empty());

        assertThat(codec.read(bytes(request.model()), codec.write(request))).isEqualTo(request);
    }

    @Test
    void shouldReadARequestWrittenByHand() {
        RetrainRequest request = codec.read(
                bytes("pump"),
                bytes("{\"by\": \"Ada\", \"since\": \"2024-06-01T00:00:00Z\", \"until\": 1717200000.5}"));

        assertThat(request)
                .isEqualTo(new RetrainRequest(
                        "pump", "", OptionalLong.of(1_717_200_000_000_000L), OptionalLong.of(1_717_200_000_500_000L)));
    }

    @Test
    void shouldRequestTheWholeHistoryWithoutAValue() {
        assertThat(codec.read(bytes("pump"), null))
                .isEqualTo(new RetrainRequest("pump", "", OptionalLong.empty(), OptionalLong.empty()));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            pump  | [1]                                     | expected an object, was
            pump  | {"why": 3}                              | expected a text for why, was 3
            pump  | {"since": true}                         | true
            pump  | {"since": 20, "until": 10}              | expected since not after until
            a@b   | {}                                      | without '@', was 'a@b'
            pump  | {"why": "x"                             | end
            """)
    void shouldReportWhatIsWrong(String key, String value, String message) {
        assertThatThrownBy(() -> codec.read(bytes(key), bytes(value)))
                .isInstanceOf(UnreadableException.class)
                .hasMessageContaining(message);
    }

    @Test
    void shouldRefuseARecordWithoutAKey() {
        assertThatThrownBy(() -> codec.read(null, bytes("{}")))
                .isInstanceOf(UnreadableException.class)
                .hasMessageContaining("expected the model's name as the key");
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
