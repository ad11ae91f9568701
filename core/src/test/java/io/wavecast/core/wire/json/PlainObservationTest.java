package io.wavecast.core.wire.json;

import static org.assertj.core.api.Assertions.assertThat;

import io.wavecast.core.series.Observation;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.statistics.Statistics;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Compares the reader of common forms with the parser, to the bit. */
class PlainObservationTest {
    private static final long RECORD_TIME = 5;

    private final PlainObservation plain = new PlainObservation();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"t\":1717171717.123456,\"v\":0.42}",
                "{\"v\":[0.42,null,-1.5e-7],\"t\":1717171717}",
                "{\"t\": 1717171717.1234567, \"v\": [ 1, 2 ]}\n",
                " {\"v\" :\t12.345678901234567 }",
                "{\"v\":-0}",
                "{\"v\":-0.0}",
                "{\"v\":123456789012345678}",
                "{\"t\":-1.9999999,\"v\":1}",
                "{\"v\":0.000000000000000001}"
            })
    void shouldReadTheCommonForms(String json) {
        assertThat(plain.read(bytes(json))).isTrue();
        assertThat(plain.observation(RECORD_TIME)).isEqualTo(new ObservationJson().parsed(bytes(json), RECORD_TIME));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "0.42",
                "{",
                "{}",
                "{\"v\"",
                "{\"v\":",
                "{\"v\":1",
                "{\"v\":1,}",
                "{\"v\":1}}",
                "{\"v\":1}\0",
                "{\"v\":[]}",
                "{\"v\":[null]}",
                "{\"v\":[nul",
                "{\"v\":[nule,1]}",
                "{\"v\":null}",
                "{\"v\":1,\"v\":1}",
                "{\"v\":1,\"u\":1}",
                "{\"v\":\"1\"}",
                "{\"v\":01}",
                "{\"v\":1.}",
                "{\"v\":.5}",
                "{\"v\":+1}",
                "{\"v\":1e}",
                "{\"v\":1e999}",
                "{\"v\":NaN}",
                "{\"t\":null,\"v\":1}",
                "{\"t\":\"2024-05-31T16:08:37Z\",\"v\":1}",
                "{\"t\":1e9,\"v\":1}",
                "{\"t\":1717171717123,\"v\":1}",
                "{\"t\":99999999999999999999,\"v\":1}",
                "{\"t\":1}",
                "{\"v\":0.1111111111111111111111111111111111111111111}"
            })
    void shouldLeaveOtherFormsToTheParser(String json) {
        assertThat(plain.read(bytes(json))).isFalse();
    }

    @Property(seed = "1", tries = 20_000)
    void shouldAgreeWithTheParserOrLeaveTheInputToIt(@ForAll("documents") String json) {
        boolean read = plain.read(bytes(json));
        if (read) {
            assertThat(plain.observation(RECORD_TIME))
                    .isEqualTo(new ObservationJson().parsed(bytes(json), RECORD_TIME));
        }
        Statistics.label("read without the parser").collect(read).coverage(both -> both.check(true)
                .percentage(share -> share > 10));
    }

    /** Reads any double, as written by Java and by other programs. */
    @Property(seed = "1", tries = 5_000)
    void shouldReadEveryDoubleExactly(@ForAll long bits) {
        double value = Double.longBitsToDouble(bits);
        value = Double.isFinite(value) ? value : 0.1;

        for (String text : new String[] {Double.toString(value), String.format(Locale.ROOT, "%.16e", value)}) {
            assertThat(plain.read(bytes("{\"v\":" + text + "}"))).as(text).isTrue();
            assertThat(plain.observation(0).values()).as(text).containsExactly(Double.parseDouble(text));
        }
    }

    @Test
    void shouldReadManyChannelsAndLeaveTooManyToTheParser() {
        assertThat(plain.read(bytes("{\"v\":[0" + ",0".repeat(4_095) + "]}"))).isTrue();
        assertThat(plain.observation(0).channels()).isEqualTo(4_096);
        assertThat(plain.read(bytes("{\"v\":[0" + ",0".repeat(4_096) + "]}"))).isFalse();
        assertThat(plain.read(null)).isFalse();
        assertThat(plain.read(bytes("{\"v\":1" + " ".repeat(1 << 20) + "}"))).isFalse();
    }

    /** A reader is reused: no value of the previous record may remain. */
    @Test
    void shouldKeepNoStateOfEarlierRecords() {
        assertThat(plain.read(bytes("{\"t\":7,\"v\":[1,2]}"))).isTrue();
        assertThat(plain.read(bytes("{\"v\":3}"))).isTrue();
        assertThat(plain.observation(RECORD_TIME)).isEqualTo(new Observation(RECORD_TIME, 3));
    }

    /** The common form with unusual numbers, and in one of three a wrong character. */
    @Provide
    Arbitrary<String> documents() {
        Arbitrary<String> space = Arbitraries.of("", "", "", " ", "\n\t", "\r");
        Arbitrary<String> value =
                Arbitraries.frequencyOf(Tuple.of(9, numbers(20)), Tuple.of(1, Arbitraries.just("null")));
        Arbitrary<String> array = Combinators.combine(value.list().ofMaxSize(9), space)
                .as((values, blank) -> "[" + String.join("," + blank, values) + "]");
        Arbitrary<String> observation = Combinators.combine(
                        numbers(10).injectNull(0.3),
                        Arbitraries.oneOf(value, array),
                        space,
                        Arbitraries.of(true, false))
                .as((time, values, blank, timeFirst) -> {
                    String t = time == null ? "" : "\"t\"" + blank + ":" + blank + time;
                    String v = "\"v\":" + blank + values;
                    String comma = time == null ? "" : blank + ",";
                    return "{" + (timeFirst ? t + comma + v : v + comma + t) + blank + "}";
                });
        return Combinators.combine(
                        observation,
                        Arbitraries.integers().between(0, 300),
                        Arbitraries.of(
                                "", "{", "}", "[", "]", "\"", ":", ",", "-", "+", ".", "e", "0", "1", "t", "v", "n",
                                " "))
                .as((json, place, character) -> place >= json.length()
                        ? json
                        : json.substring(0, place) + character + json.substring(place + 1));
    }

    private static Arbitrary<String> numbers(int digits) {
        Arbitrary<String> whole = Arbitraries.strings().numeric().ofMinLength(1).ofMaxLength(digits);
        Arbitrary<String> fraction =
                Arbitraries.strings().numeric().ofMinLength(1).ofMaxLength(20);
        return Combinators.combine(
                        Arbitraries.of("", "-"),
                        Arbitraries.oneOf(whole.map(PlainObservationTest::withoutLeadingZeros), Arbitraries.of("0")),
                        fraction.map(decimals -> "." + decimals).injectNull(0.3),
                        Arbitraries.of("", "", "", "", "e0", "E-5", "e+300", "e-330", "e999"))
                .as((sign, before, after, exponent) -> sign + before + (after == null ? "" : after) + exponent);
    }

    private static String withoutLeadingZeros(String digits) {
        String rest = digits.replaceFirst("^0+", "");
        return rest.isEmpty() ? "0" : rest;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
