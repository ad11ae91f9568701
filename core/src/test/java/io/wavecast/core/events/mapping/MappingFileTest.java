package io.wavecast.core.events.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MappingFileTest {
    @Test
    void shouldReportAllProblemsWithTheirLines() {
        assertThat(problems("""
                # comments are allowed
                {
                  "series": "{/name}/{/tags/host",
                  "time": {"at": "timestamp", "unit": "h", "zone": "Mars/Base", "format": "x"},
                  "values": ["/a/*/b", 7],
                  "missing": "none",
                  "scale": {"/a": 0, "/b": "2"},
                  "topic": {"name": ["x"]}, // unknown
                  "offset": 1,
                }
                """))
                .containsExactly(
                        "line 3: series: expected } after { in '{/name}/{/tags/host', was none",
                        "line 4: time.at: expected a path such as /fields/temperature, /fields/* or $/name, was 'timestamp'",
                        "line 4: time.unit: expected one of s, ms, us, ns, iso, auto, was 'h'",
                        "line 4: time.zone: expected a time zone such as Europe/Berlin or +01:00, was 'Mars/Base'",
                        "line 4: time: expected at, unit or zone, was 'format'",
                        "line 5: values: expected a wildcard only at the end of a path, was '/a/*/b'",
                        "line 5: values: expected a text, was 7",
                        "line 6: missing: expected an array of texts and numbers, was the string \"none\"",
                        "line 7: scale./a: expected a finite number other than 0, was 0",
                        "line 7: scale./b: expected a number, was the string \"2\"",
                        "line 8: expected each, series, time, values, missing, scale or offset, was 'topic'");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        []                                                      | line 1: expected a JSON object
        {"series": "{key}"}                                     | line 1: values: expected a path or several, was none
        {"values": "/v"}                                        | line 1: series: expected a template such as "{key}", was none
        {"series": "{key}", "values": []}                       | line 1: values: expected at least one path, was none
        {"series": "{key}", "values": "/fields/*"}              | line 1: series: expected {field} in it
        {"series": "{key}/{field}", "values": "/v"}             | line 1: series: expected no {field}
        {"series": "{field}", "values": ["/a/*", "/b"]}         | line 1: values: expected one path with a wildcard
        {"series": "{key}", "values": "$/v"}                    | line 1: values: expected a path in the event
        {"series": "{name}", "values": "/v"}                    | line 1: series: expected {key}, {key:/path}, {field}
        {"series": "{key}", "values": "/v~2"}                   | line 1: values: expected ~0 or ~1 after each ~
        {"each": "/a/*", "series": "{key}", "values": "/v"}     | line 1: each: expected the path of an array
        {"series": "{key}", "time": {}, "values": "/v"}         | line 1: time.at: expected a path or header:NAME
        {"series": "{key}", "time": "header:", "values": "/v"}  | line 1: time: expected the name of a header after header:
        {"series": "{header:}", "values": "/v"}                 | line 1: series: expected {key}, {key:/path}, {field}
        {"series": "{key}", "values": "/v", "scale": {"/w": 2}} | line 1: scale./w: expected the path of one of the values [/v], was '/w'
        {"series": "{key}", "values": ["/v", "/w"], "offset": {"/v/0": 2}} | line 1: offset./v/0: expected the path of one
        {"series": "{field}", "values": "/a/*", "scale": {"/a/b/c": 2}}    | line 1: scale./a/b/c: expected the path of one
        {"series": "{field}", "values": "/a/**", "scale": {"/b": 2}}       | line 1: scale./b: expected the path of one
        {"series": "{field}", "values": "/a/*", "scale": {"/a/*": 2}}      | line 1: scale./a/*: expected the path of one value, or a number
        {"series": "{key}", "values": "/v", "values": "/w"}     | Duplicate
        {"series": "{key}", "values": "/v"} x                   | line 1: expected
        {"series": "{key}", "values"                            | line 1: expected JSON
        """)
    void shouldNameWhatIsExpected(String mapping, String problem) {
        assertThat(problems(mapping)).singleElement().asString().contains(problem);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        {"series": "{key}", "values": ["/v", "/w~1x"], "scale": {"/w~1x": 2}}
        {"series": "{field}", "values": "/a/*", "scale": {"/a/b": 2}}
        {"series": "{field}", "values": "/a/**", "scale": {"/a/b/c": 2}}
        """)
    void shouldTakeTheScaleOfEachValue(String mapping) {
        assertThat(MappingFile.parse(mapping).calibration().scale()).hasSize(1);
    }

    private static java.util.List<String> problems(String mapping) {
        return catchThrowableOfType(MappingProblemsException.class, () -> MappingFile.parse(mapping))
                .problems();
    }
}
