package io.wavecast.signals.mqtt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.wavecast.core.series.Observation;
import io.wavecast.core.wire.bytes.UnreadableException;
import io.wavecast.signals.live.SeriesObservation;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MqttMappingTest {
    private static final long NOW = 1_780_243_717_250_000L;

    @Test
    void shouldNameTheSeriesByLevelsOfTheTopic() {
        assertThat(key("plant/{2}/{3}")).isEqualTo("plant/line3/pump7");
        assertThat(key("{2..}")).isEqualTo("line3/pump7/temp");
        assertThat(key("a-{topic}")).isEqualTo("a-site/line3/pump7/temp");
        assertThat(key("{4}")).isEqualTo("temp");
    }

    @Test
    void shouldReadAPlainNumber() {
        assertThat(read("{topic}", "", "", "a", " -2.5e1\n"))
                .containsExactly(new SeriesObservation("a", new Observation(NOW, -25)));
    }

    @Test
    void shouldMakeASeriesOfEachFieldWithANumber() {
        String payload = "{\"temp\":21.5,\"on\":true,\"unit\":\"C\",\"power\":{\"l1\":3,\"l2\":null},\"v\":[1,-0]}";

        assertThat(read("{topic}", "", "", "a", payload))
                .containsExactly(
                        new SeriesObservation("a/temp", new Observation(NOW, 21.5)),
                        new SeriesObservation("a/power/l1", new Observation(NOW, 3)),
                        new SeriesObservation("a/v/0", new Observation(NOW, 1)),
                        new SeriesObservation("a/v/1", new Observation(NOW, -0.0)));
        assertThat(read("{field}@{1}", "", "", "a", "{\"temp\":1}"))
                .extracting(SeriesObservation::series)
                .containsExactly("temp@a");
    }

    @Test
    void shouldReadOneFieldAlsoIfItsNumberIsAString() {
        assertThat(read("{topic}", "/d/0/x", "", "a", "{\"d\":[{\"x\":\"4.25\",\"y\":1}]}"))
                .containsExactly(new SeriesObservation("a", new Observation(NOW, 4.25)));
    }

    @ParameterizedTest
    @CsvSource({
        "s, 1780243717.250001, 1780243717250001",
        "ms, 1780243717250, 1780243717250000",
        "us, 1780243717250001, 1780243717250001",
        "ns, 1780243717250001499, 1780243717250001",
        "iso, '\"2026-05-31T18:08:37.250001+02:00\"', 1780243717250001",
        "ms, '\"1780243717250\"', 1780243717250000",
    })
    void shouldReadTheEventTimeInItsUnit(String unit, String time, long micros) {
        assertThat(read("{topic}", "", "/ts:" + unit, "a", "{\"x\":1,\"ts\":" + time + "}"))
                .containsExactly(new SeriesObservation("a/x", new Observation(micros, 1)));
    }

    @Test
    void shouldReadAnArrayAsTheChannelsOfOneSeries() {
        assertThat(read("{topic}", "/v", "/t:ms", "a", "{\"t\":1780243717250,\"v\":[1,null,-0]}"))
                .containsExactly(new SeriesObservation("a", new Observation(NOW, 1, Double.NaN, -0.0)));
    }

    @Test
    void shouldRefuseMessagesWithTheReason() {
        assertThat(refusal("{topic}", "", "", "ON")).isEqualTo("bad-value: expected a number or a JSON object, was ON");
        assertThat(refusal("{topic}", "", "", " ")).isEqualTo("empty: expected a number or a JSON object, was blank");
        assertThat(refusal("{topic}", "", "", "NaN")).startsWith("bad-value: ");
        assertThat(refusal("{topic}", "", "", "1e999"))
                .isEqualTo("not-finite: the payload: expected a finite number, was 1e999");
        assertThat(refusal("{topic}", "", "", "9".repeat(2_000_000))).startsWith("bad-value: ");
        assertThat(refusal("{topic}", "", "", "{\"a\":1")).startsWith("not-json: ");
        assertThat(refusal("{topic}", "", "", "{\"a\":1,\"a\":2}"))
                .isEqualTo("not-json: expected the key a once, was twice");
        assertThat(refusal("{topic}", "", "", "{\"a\":\"x\"}"))
                .isEqualTo("no-value: /**: expected at least one number, was none");
        assertThat(refusal("{topic}", "/b", "", "{\"a\":1}"))
                .isEqualTo("all-missing: /b: expected at least one number, was none");
        assertThat(refusal("{topic}", "/a", "", "{\"a\":true}"))
                .isEqualTo("bad-value: /a: expected a finite number, null or a word that means missing, was true");
        assertThat(refusal("{topic}", "/a", "", "7")).isEqualTo("not-an-observation: expected a JSON object, was 7");
        assertThat(refusal("{topic}", "", "/t:s", "{\"a\":1}"))
                .isEqualTo("bad-time: time: expected one at /t, was none");
        assertThat(refusal("{topic}", "", "/t:s", "{\"a\":1,\"t\":1780243717250}"))
                .isEqualTo("bad-time: time: expected an epoch time in s, in the years 1900..2200, was '1780243717250'"
                        + " (another unit?)");
        assertThat(refusal("{topic}", "", "/t:iso", "{\"a\":1,\"t\":\"2026-05-31\"}"))
                .startsWith("bad-time: time: expected ISO-8601 with Z or an offset");
        assertThat(refusal("{9}", "", "", "1")).startsWith("no-level: expected a topic of at least 9 levels");
        assertThat(refusal("{1}".repeat(600), "", "", "1"))
                .isEqualTo("bad-key: expected a key of 1 to 1024 bytes, was 2400 bytes");
    }

    @Test
    void shouldRefuseOptionsOfAnotherForm() {
        assertThatThrownBy(() -> SeriesTemplate.parse("a/{level}")).hasMessageContaining("such as {1}");
        assertThatThrownBy(() -> SeriesTemplate.parse("a/{1")).hasMessageContaining("was 'a/{1'");
        assertThatThrownBy(() -> SeriesTemplate.parse(" ")).hasMessage("expected a key, was blank");
        assertThatThrownBy(() -> TimeField.parse("/t")).hasMessageContaining("such as /time:ms, was '/t'");
        assertThatThrownBy(() -> TimeField.parse("/t:h")).hasMessageContaining("s, ms, us, ns or iso, was 'h'");
        assertThatThrownBy(() -> TimeField.parse("/t:auto")).hasMessageContaining("was 'auto'");
        assertThatThrownBy(() -> Pointers.parse("t")).hasMessageContaining("JSON Pointer");
        assertThatThrownBy(() -> Pointers.parse("/t/*")).hasMessageContaining("JSON Pointer");
    }

    private static String key(String template) {
        return read(template, "", "", "site/line3/pump7/temp", "1").get(0).series();
    }

    private static String refusal(String template, String value, String time, String payload) {
        try {
            return "accepted as " + read(template, value, time, "site", payload);
        } catch (UnreadableException e) {
            return e.reason() + ": " + e.getMessage();
        }
    }

    private static List<SeriesObservation> read(
            String template, String value, String time, String topic, String payload) {
        var reader = new PayloadReader(
                Optional.of(value).filter(text -> !text.isEmpty()).map(Pointers::parse),
                Optional.of(time).filter(text -> !text.isEmpty()).map(TimeField::parse));
        return new MqttMapping(SeriesTemplate.parse(template), reader)
                .read(topic, payload.getBytes(StandardCharsets.UTF_8), NOW);
    }
}
