package io.wavecast.core.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.wavecast.core.events.mapping.MappingProblemsException;
import io.wavecast.core.series.Observation;
import io.wavecast.core.wire.bytes.UnreadableException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PresetsTest {
    @Test
    void shouldReadOwnRecordsUnderTheirKey() {
        assertThat(ReadEvents.preset("wavecast")
                        .record("hall/pump-7", "{\"t\":1,\"v\":[1,null]}")
                        .events())
                .containsExactly(java.util.Map.entry("hall/pump-7", new Observation(1_000_000, 1, Double.NaN)));
    }

    @Test
    void shouldReadMetricsOfTelegraf() {
        // From the documentation of Telegraf's JSON serializer, with a text among the fields.
        String metric = """
                {"fields":{"field_1":30,"field_2":4,"field_N":59,"n_images":660,"state":"running"},
                 "name":"docker","tags":{"host":"raynor","dc":"us"},"timestamp":1458229140}""";

        assertThat(ReadEvents.preset("telegraf").record("any", metric).events())
                .containsOnlyKeys(
                        "docker/us/raynor/field_1",
                        "docker/us/raynor/field_2",
                        "docker/us/raynor/field_N",
                        "docker/us/raynor/n_images")
                .containsEntry("docker/us/raynor/field_2", new Observation(1_458_229_140_000_000L, 4));
    }

    @Test
    void shouldReadBatchesOfTelegrafAfterSingleMetrics() {
        var telegraf = ReadEvents.preset("telegraf");

        telegraf.record("k", "{\"fields\":{\"a\":1},\"name\":\"m\",\"tags\":{},\"timestamp\":1458229140000}");
        telegraf.record("k", """
                {"metrics":[
                  {"fields":{"a":2},"name":"m","tags":{"host":"x"},"timestamp":1458229140},
                  {"fields":{"a":3},"name":"m","tags":{"host":"y"},"timestamp":"soon"},
                  {"fields":{"a":4},"name":"m","tags":{"host":"z"},"timestamp":1458229140}]}""");

        assertThat(telegraf.events()).containsOnlyKeys("m/a", "m/x/a", "m/z/a");
        assertThat(telegraf.refused())
                .singleElement()
                .asString()
                .startsWith("bad-time: time: expected")
                .contains("soon");
    }

    @Test
    void shouldReadObservationsAndRowsOfKafkaConnect() {
        var connect = ReadEvents.preset("connect");
        String key = "{\"schema\":{\"type\":\"string\",\"optional\":false},\"payload\":\"pump-7\"}";

        connect.record(key, "{\"schema\":null,\"payload\":{\"t\":1717171717.5,\"v\":[1,2]}}");
        connect.record(key, """
                {"schema":{"type":"struct","fields":[{"type":"double","optional":false,"field":"pressure"}]},
                 "payload":{"pressure":1.5,"unit":"bar"}}""");
        connect.record("plain", "{\"schema\":null,\"payload\":{\"pressure\":2}}");

        assertThat(connect.events())
                .containsEntry("pump-7", new Observation(1_717_171_717_500_000L, 1, 2))
                .containsEntry("pump-7/pressure", new Observation(ReadEvents.RECORD_TIME, 1.5))
                .containsEntry("plain/pressure", new Observation(ReadEvents.RECORD_TIME, 2));
    }

    @Test
    void shouldReadCloudEventsOfAllModes() {
        var structured = ReadEvents.preset("cloudevents");
        structured.record("k", """
                {"specversion":"1.0","type":"com.example.sample","source":"/plant/pump-7","id":"1",
                 "time":"2026-05-31T16:08:37.25Z","datacontenttype":"application/json",
                 "data":{"pressure":1.5,"bearing":{"temperature":40}}}""");
        structured.record("k", """
                {"specversion":"1.0","type":"t","source":"/plant/level","id":"2","time":"2026-05-31T16:08:38Z","data":7}""");
        var binary = ReadEvents.preset("cloudevents")
                .header("ce_source", "/plant/pump-8")
                .header("ce_time", "2026-05-31T16:08:37Z")
                .record("k", "{\"pressure\":3}");

        assertThat(structured.events())
                .containsEntry("plant/pump-7/pressure", new Observation(1_780_243_717_250_000L, 1.5))
                .containsEntry("plant/pump-7/bearing/temperature", new Observation(1_780_243_717_250_000L, 40))
                .containsEntry("plant/level", new Observation(1_780_243_718_000_000L, 7));
        assertThat(binary.events()).containsEntry("plant/pump-8/pressure", new Observation(1_780_243_717_000_000L, 3));
    }

    @Test
    void shouldReportTheProblemOfTheFirstFormIfNoneFits() {
        assertThatThrownBy(() -> ReadEvents.preset("telegraf").record("k", "{\"name\":\"m\"}"))
                .isInstanceOf(UnreadableException.class)
                .hasMessage("time: expected one at /timestamp, was none");
    }

    @Test
    void shouldNameTheFormsIfTheFileIsMissing() {
        assertThatThrownBy(() -> ReadEvents.preset("influx"))
                .isInstanceOf(MappingProblemsException.class)
                .hasMessageContaining("expected one of cloudevents, connect, telegraf, wavecast, or a readable file")
                .hasMessageContaining("'influx'");
    }

    @Test
    void shouldReadAMappingFileWithAByteOrderMarkAndNoOtherBytesThanUtf8(@TempDir Path folder) throws IOException {
        String mapping = "{\"series\": \"{key}\", \"values\": \"/é\"}";
        Path marked = Files.writeString(folder.resolve("marked.json"), "\uFEFF" + mapping);
        Path latin = Files.write(folder.resolve("latin.json"), mapping.getBytes(StandardCharsets.ISO_8859_1));

        assertThat(EventForm.of(marked.toString()).renamesSeries()).isFalse();
        assertThatThrownBy(() -> EventForm.of(latin.toString()))
                .hasMessageContaining("expected a mapping in UTF-8, was other bytes in '" + latin + "'");
    }
}
