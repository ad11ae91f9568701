package io.wavecast.core.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.wavecast.core.series.Observation;
import io.wavecast.core.wire.bytes.UnreadableException;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MappedEventsTest {
    private static final String VECTOR = """
            {"series": "{/device/id}", "time": {"at": "/at", "unit": "ms"}, "values": ["/x", "/y"],
             "missing": ["n/a", -999], "scale": {"/x": 0.5}, "offset": {"/x": 1}}""";

    @Test
    void shouldReadSeveralValuesAsOneVector() {
        var events = ReadEvents.mapping(VECTOR)
                .record(
                        "k",
                        "{\"x\": 3, \"device\": {\"id\": 17, \"site\": {}}, \"y\": \"-999\", \"at\": 1717171717123}")
                .events();

        assertThat(events)
                .containsExactly(java.util.Map.entry("17", new Observation(1_717_171_717_123_000L, 2.5, Double.NaN)));
    }

    @Test
    void shouldReadTextsThatAreNumbersAndWordsThatMeanMissing() {
        assertThat(ReadEvents.mapping(VECTOR)
                        .record("k", "{\"device\":{\"id\":\"a\"},\"at\":0,\"x\":\"n/a\",\"y\":\" 1.25e1 \"}")
                        .events())
                .containsEntry("a", new Observation(0, Double.NaN, 12.5));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        {"device":{"id":"a"},"at":0,"x":true,"y":1}       | bad-value   | /x: expected a finite number, null or a word that means missing, was true
        {"device":{"id":"a"},"at":0,"x":"high","y":1}     | bad-value   | "high"
        {"device":{"id":"a"},"at":0,"x":{"v":1},"y":1}    | bad-value   | /x: expected a number, was an object
        {"device":{"id":"a"},"at":0,"x":[1],"y":1}        | bad-value   | /x: expected a number, was an array
        {"device":{"id":"a"},"at":0,"x":1e999,"y":1}      | not-finite  | /x: expected
        {"device":{"id":"a"},"at":0,"x":null}             | all-missing | /x, /y: expected at least one number
        {"device":{},"at":0,"x":1,"y":1}                  | no-series   | {/device/id}: expected a part of the series' name
        {"device":{"id":"/"},"at":0,"x":1,"y":1}          | no-series   | expected a name of the series
        {"device":{"id":"a"},"x":1,"y":1}                 | bad-time    | time: expected one at /at, was none
        {"device":{"id":"a"},"at":"2026-01-01","x":1}     | bad-time    | expected an epoch time in ms
        {"device":{"id":"a"},"at":1717171717123000,"x":1} | bad-time    | (another unit?)
        {"device":{"id":"a"},"at":0,"x":1                 | not-json    | expected JSON
        {"device":{"id":"a"},"at":0,"x":1,"x":2}          | not-json    | expected the key x once, was twice
        {"device":{"id":"a","id":"b"},"at":0,"x":1}       | not-json    | expected the key id once, was twice
        {"at":0,"device":{"id":"a"},"at":1,"x":1}         | not-json    | expected the key at once, was twice
        """)
    void shouldNameTheProblemOfARecord(String record, String reason, String message) {
        assertThatThrownBy(() -> ReadEvents.mapping(VECTOR).record("k", record))
                .isInstanceOfSatisfying(
                        UnreadableException.class, e -> assertThat(e.reason()).isEqualTo(reason))
                .hasMessageContaining(message);
    }

    @Test
    void shouldRefuseKeysThatOccurTwiceBelowAWildcardOnly() {
        var mapping = ReadEvents.mapping("{\"series\": \"{key}/{field}\", \"values\": \"/data/**\"}");

        mapping.record("k", "{\"note\":1,\"note\":2,\"data\":{\"x\":{\"y\":1},\"y\":2}}");
        assertThat(mapping.events()).containsOnlyKeys("k/x/y", "k/y");

        for (String twice : List.of("\"y\":1,\"y\":2", "\"x\":{\"y\":1,\"y\":2}")) {
            assertThatThrownBy(() -> mapping.record("k", "{\"data\":{" + twice + "}}"))
                    .isInstanceOf(UnreadableException.class)
                    .hasMessageContaining("expected the key y once, was twice");
        }
    }

    @Test
    void shouldReadAnArrayAsOneVector() {
        var mapping = ReadEvents.mapping("{\"series\": \"{key}\", \"values\": \"/samples\", \"scale\": 2}");

        mapping.record("eeg/O1", "{\"samples\": [1, null, -0]}");

        assertThat(mapping.events())
                .containsEntry("eeg/O1", new Observation(ReadEvents.RECORD_TIME, 2, Double.NaN, -0.0));
    }

    @Test
    void shouldReadElementsOfArraysByTheirPosition() {
        var mapping = ReadEvents.mapping("{\"series\": \"{key}\", \"values\": [\"/1/value\", \"/0/value\"]}");

        mapping.record("k", "[{\"value\": 1, \"other\": []}, {\"value\": 2}, {\"value\": 3}]");

        assertThat(mapping.events()).containsEntry("k", new Observation(ReadEvents.RECORD_TIME, 2, 1));
    }

    @Test
    void shouldReadAllEventsOfARecordAndRefuseSingleOnes() {
        var mapping = ReadEvents.mapping("""
                {"each": "/gateway/readings", "series": "{$/site}/{/sensor}", "time": {"at": "/ts", "unit": "s"},
                 "values": "/value"}""");

        mapping.record("k", """
                {"gateway": {"readings": [
                   {"sensor": "a", "ts": 1, "value": 1.5},
                   {"sensor": "b", "ts": 1, "value": "broken"},
                   {"sensor": "c", "ts": 2, "value": [9]},
                   {"sensor": "d", "ts": 2, "value": 2.5}]},
                 "site": "hall"}""");

        assertThat(mapping.events())
                .containsEntry("hall/a", new Observation(1_000_000, 1.5))
                .containsEntry("hall/c", new Observation(2_000_000, 9))
                .containsEntry("hall/d", new Observation(2_000_000, 2.5))
                .hasSize(3);
        assertThat(mapping.refused()).singleElement().asString().contains("bad-value: /value", "broken");
    }

    @Test
    void shouldSkipWhatIsNoNumberBelowAWildcard() {
        var mapping = ReadEvents.mapping("""
                {"series": "{key}/{field}", "values": "/data/**", "missing": [-1], "scale": {"/data/a/b": 10}}""");

        mapping.record("k", """
                {"data": {"a": {"b": 1, "text": "x"}, "list": [5, {"c": 6}], "flag": true, "none": null, "gone": -1}}""");

        assertThat(mapping.events())
                .containsEntry("k/a/b", new Observation(ReadEvents.RECORD_TIME, 10))
                .containsEntry("k/list/0", new Observation(ReadEvents.RECORD_TIME, 5))
                .containsEntry("k/list/1/c", new Observation(ReadEvents.RECORD_TIME, 6))
                .hasSize(3);
    }

    @Test
    void shouldAddressNamesWithSlashesAndTildes() {
        var mapping = ReadEvents.mapping("{\"series\": \"{key}\", \"values\": \"/a~1b/m~0n\"}");

        mapping.record("k", "{\"a/b\": {\"m~n\": 4}}");

        assertThat(mapping.events()).containsEntry("k", new Observation(ReadEvents.RECORD_TIME, 4));
    }

    @Property(seed = "1", tries = 200)
    void shouldNotDependOnTheOrderOfFields(@ForAll long seed) {
        List<String> fields = new ArrayList<>(List.of(
                "\"device\": {\"site\": [1, [2]], \"id\": \"a\"}",
                "\"at\": 1717171717123",
                "\"x\": 3",
                "\"y\": 4",
                "\"other\": {\"x\": 9, \"device\": {\"id\": \"b\"}}"));
        java.util.Collections.shuffle(fields, new java.util.Random(seed));

        assertThat(ReadEvents.mapping(VECTOR)
                        .record("k", "{" + String.join(", ", fields) + "}")
                        .events())
                .containsExactly(java.util.Map.entry("a", new Observation(1_717_171_717_123_000L, 2.5, 4)));
    }
}
