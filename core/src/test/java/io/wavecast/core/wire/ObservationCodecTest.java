package io.wavecast.core.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.wavecast.core.series.Observation;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ObservationCodecTest {
    private static final long RECORD_TIME = 5;

    private final ObservationCodec codec = new ObservationCodec();

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        1717171717.123456                     | 1717171717123456
        1717171717                            | 1717171717000000
        1717171717.1                          | 1717171717100000
        1717171717.1234565                    | 1717171717123457
        1717171717.12345649999999999999999999 | 1717171717123456
        1717171717.9999999                    | 1717171718000000
        1.717171717123456e9                   | 1717171717123456
        1717171717123456E-6                   | 1717171717123456
        17171717171234565e-7                  | 1717171717123457
        0                                     | 0
        0.0                                   | 0
        0e999999999999999999                  | 0
        1e-999999999999999999                 | 0
        5e-7                                  | 1
        4e-7                                  | 0
        5e-8                                  | 0
        -0.5                                  | -500000
        -1717171717.123456                    | -1717171717123456
        -5e-7                                 | -1
        "2024-05-31T16:08:37.123456Z"         | 1717171717123456
        "2024-05-31T18:08:37.123456+02:00"    | 1717171717123456
        "2024-05-31T16:08:37Z"                | 1717171717000000
        "2024-05-31T16:08Z"                   | 1717171680000000
        "2024-05-31T16:08:37.123456500Z"      | 1717171717123457
        "1969-12-31T23:59:59.999999500Z"      | -1
        "1900-01-01T00:00:00Z"                | -2208988800000000
        "2200-12-31T23:59:59.999999Z"         | 7289654399999999
        null                                  | 5
        """)
    void shouldKeepTimeToTheMicrosecond(String t, long micros) {
        assertThat(read("{\"t\": " + t + ", \"v\": 1}").timeMicros()).isEqualTo(micros);
    }

    @Test
    void shouldUseTheTimeOfTheRecordIfTheValueHasNone() {
        assertThat(read("{\"v\": [0.42, null, 0.1]}")).isEqualTo(new Observation(RECORD_TIME, 0.42, Double.NaN, 0.1));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "timestamp",
                "time",
                "T",
                "ts",
                "date",
                "Date",
                "dateTime",
                "@timestamp",
                "eventTime",
                "event_time",
                "timestamp_ms",
                "measurementTime",
                "event_ts",
                "tsNs",
                "createdAt",
                "observed_at",
                "epochMillis",
                "unix_ms",
                "tstamp",
                "created_at",
                "measuredAt",
                "ts_us",
                "tst"
            })
    void shouldNameAFieldThatIsMostLikelyTheEventTime(String field) {
        Observation observation = read("{\"sensorId\":\"a\",\"" + field + "\":1720474028903,\"v\":1}");

        assertThat(observation.timeMicros()).isEqualTo(RECORD_TIME);
        assertThat(codec.ignoredTimeField()).isEqualTo(field);
        read("{\"v\":1}");
        assertThat(codec.ignoredTimeField()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"t\":1717171717,\"timestamp\":5,\"v\":1}",
                "{\"timestamp\":5,\"v\":1,\"t\":\"2024-05-31T16:08Z\"}",
                "{\"uptime\":5,\"unit\":\"mV\",\"v\":1}",
                "{\"lat\":5,\"at\":\"a\",\"format\":\"b\",\"counts\":[1],\"place\":{\"lat\":5},\"v\":1}",
                "{\"meta\":{\"ts\":5},\"v\":1,\"t\":1717171717}",
                "{\"status\":5,\"format\":\"x\",\"lat\":1,\"heat\":2,\"v\":1}",
                "0.42"
            })
    void shouldNameNoOtherField(String json) {
        read(json);

        assertThat(codec.ignoredTimeField()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{\"timestamp\":5}", "{\"gateway\":{\"timestamp\":\"a\"}}", "[{\"x\":1},{\"timestamp\":5}]"})
    void shouldNameATimeBelowAnotherField(String meta) {
        read("{\"meta\":" + meta + ",\"v\":1}");
        assertThat(codec.ignoredTimeField()).isEqualTo("meta.timestamp");

        read("{\"ts\":5,\"v\":1,\"meta\":" + meta + "}");
        assertThat(codec.ignoredTimeField()).isEqualTo("ts");
    }

    @Test
    void shouldReadABareNumberAsOneChannel() {
        assertThat(read(" -4.2e1\n")).isEqualTo(new Observation(RECORD_TIME, -42));
    }

    /** The second form has a field that the reader without a parser leaves to the parser. */
    @ParameterizedTest
    @ValueSource(strings = {"{\"t\":2,\"v\":-0}", "{\"t\":2,\"unit\":\"V\",\"v\":[-0]}", "{\"t\":2,\"v\":-0.0}"})
    void shouldKeepTheSignOfZero(String json) {
        assertThat(Double.doubleToRawLongBits(read(json).values()[0])).isEqualTo(Double.doubleToRawLongBits(-0.0));
    }

    @Test
    void shouldReadFieldsInAnyOrder() {
        assertThat(read("{\"v\":[1],\"t\":2}")).isEqualTo(new Observation(2_000_000, 1));
    }

    @Test
    void shouldIgnoreUnknownFields() {
        assertThat(read("{\"unit\":{\"v\":[1,{\"t\":\"x\"}]},\"tt\":[[]],\"v\":3,\"t\":2,\"é\":null}"))
                .isEqualTo(new Observation(2_000_000, 3));
    }

    @ParameterizedTest
    @CsvSource({
        "1717171717123456, 1717171717.123456",
        "1717171717000000, 1717171717",
        "1717171717100000, 1717171717.1",
        "1717171717000001, 1717171717.000001",
        "0, 0",
        "-1, -0.000001",
        "-1500000, -1.5",
        "-1000000, -1"
    })
    void shouldWriteTimeExactly(long micros, String t) {
        assertThat(written(new Observation(micros, 0.42))).isEqualTo("{\"t\":" + t + ",\"v\":0.42}");
    }

    /** The algorithm of Raffaello Giulietti, the same on every JDK. JDK 17's {@code Double.toString} gives longer texts for the last three. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "0.42",
                "1.0",
                "-0.0",
                "1.0E7",
                "0.001",
                "1.7976931348623157E308",
                "4.9E-324",
                "2.2250738585072014E-308",
                "9.5E-322",
                "0.002",
                "1.0E23",
                "2.0E23",
                "8.41E21"
            })
    void shouldWriteNumbersAsShortestText(String number) {
        assertThat(written(new Observation(0, Double.parseDouble(number)))).isEqualTo("{\"t\":0,\"v\":" + number + "}");
    }

    @Test
    void shouldWriteMissingChannelsAsNull() {
        assertThat(written(new Observation(0, 1, Double.NaN))).isEqualTo("{\"t\":0,\"v\":[1.0,null]}");
    }

    private Observation read(String json) {
        return codec.read(json.getBytes(StandardCharsets.UTF_8), RECORD_TIME);
    }

    private String written(Observation observation) {
        return new String(codec.write(observation), StandardCharsets.UTF_8);
    }
}
