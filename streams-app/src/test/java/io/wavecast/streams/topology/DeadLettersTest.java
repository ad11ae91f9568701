package io.wavecast.streams.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.wavecast.streams.testing.ForecastLab;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DeadLettersTest {
    private final ForecastLab lab = new ForecastLab();

    @AfterEach
    void closeLab() {
        lab.close();
    }

    @Test
    void shouldKeepRecordsUnchanged() {
        byte[] key = {(byte) 0xff, 1};
        byte[] value = "{\"v\": tru".getBytes(StandardCharsets.UTF_8);
        var headers = new RecordHeaders().add("trace", new byte[] {5});
        lab.send(key, value, 1_000, headers);

        var letter = lab.deadLetters().get(0);
        assertThat(letter.key()).isEqualTo(key);
        assertThat(letter.value()).isEqualTo(value);
        assertThat(letter.headers().lastHeader("trace").value()).containsExactly(5);
        assertThat(letter.headers().lastHeader("wavecast.reason").value())
                .asString()
                .isEqualTo("bad-key");
        assertThat(letter.headers().lastHeader("wavecast.topic").value())
                .asString()
                .isEqualTo("sensor-events");
        assertThat(letter.headers().lastHeader("wavecast.partition").value())
                .asString()
                .isEqualTo("0");
        assertThat(letter.headers().lastHeader("wavecast.offset").value())
                .asString()
                .isEqualTo("0");
        assertThat(letter.headers().lastHeader("wavecast.message").value())
                .asString()
                .contains("UTF-8");
    }

    @Test
    void shouldLeaveOutContentThatIsTooLargeForTheTopic() {
        byte[] value = new byte[ForecastLab.MAX_LETTER];
        lab.send("pump".getBytes(StandardCharsets.UTF_8), value, 1_000, new RecordHeaders());

        var letter = lab.deadLetters().get(0);
        assertThat(letter.value()).isNull();
        assertThat(letter.headers().lastHeader("wavecast.left-out").value())
                .asString()
                .isEqualTo(String.valueOf(value.length + 4));
        assertThat(letter.headers().lastHeader("wavecast.reason").value())
                .asString()
                .isEqualTo("not-utf8");
    }

    @Test
    void shouldCreateADeadLetterForAnotherNumberOfChannels() {
        lab.observe("pump", 1, 2);
        lab.observeAt("pump", 2, 3, 4);
        lab.observeAt("pump", 3, 5);

        assertThat(lab.forecastsOf("pump")).hasSize(3);
        assertThat(lab.deadLetters()).hasSize(1).allSatisfy(letter -> assertThat(
                        letter.headers().lastHeader("wavecast.reason").value())
                .asString()
                .isEqualTo("channel-count"));
    }
}
