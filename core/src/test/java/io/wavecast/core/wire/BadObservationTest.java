package io.wavecast.core.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.wavecast.core.wire.bytes.UnreadableException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each kind of invalid observation has a stable reason and a message that helps to correct it. */
class BadObservationTest {
    private final ObservationCodec codec = new ObservationCodec();

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            empty              | `   `
            empty              | `\t\t`
            not-json           | `{`
            not-json           | `{"v":1`
            not-json           | `{"v":1,}`
            not-json           | `{"v":[1,2}`
            not-json           | `{"v":[1,2,]}`
            not-json           | `{"v":[1 2]}`
            not-json           | `{"v":1} {"v":2}`
            not-json           | `{"v":1}]`
            not-json           | `1 2`
            not-json           | `0.42abc`
            not-json           | `{"v":1,"v":2}`
            not-json           | `{"t":1,"v":1,"t":1}`
            not-json           | `{"t":null,"v":1,"t":1}`
            not-json           | `{v:1}`
            not-json           | `{'v':1}`
            not-json           | `{"v":007}`
            not-json           | `{"v":.5}`
            not-json           | `{"v":5.}`
            not-json           | `{"v":+5}`
            not-json           | `{"v":0x10}`
            not-json           | `{"v":1} // one`
            not-json           | `{"v":nul}`
            not-json           | `abc`
            not-json           | `a,b`
            not-json           | `<v>1</v>`
            not-json           | `{"x":"a\tb","v":1}`
            not-json           | `{"x":{"y":[},"v":1}`
            not-an-observation | `"0.42"`
            not-an-observation | `true`
            not-an-observation | `null`
            not-an-observation | `[1,2]`
            not-an-observation | `[]`
            no-value           | `{}`
            no-value           | `{"t":1}`
            no-value           | `{"V":1}`
            no-value           | `{"value":1}`
            no-value           | `{"v":null}`
            bad-value          | `{"v":"1"}`
            bad-value          | `{"v":""}`
            bad-value          | `{"v":true}`
            bad-value          | `{"v":{"x":1}}`
            bad-value          | `{"v":[1,"2"]}`
            bad-chunk          | `{"v":[[1]]}`
            bad-value          | `{"v":[1,{}]}`
            bad-value          | `{"v":[false]}`
            bad-value          | `{"v":"NaN"}`
            not-finite         | `{"v":NaN}`
            not-finite         | `{"v":[1,Infinity]}`
            not-finite         | `{"v":-Infinity}`
            not-finite         | `{"v":1e999}`
            not-finite         | `{"v":[1,-1e999]}`
            not-finite         | `1e309`
            not-finite         | `NaN`
            not-finite         | `{"v":1,"x":NaN}`
            no-channels        | `{"v":[]}`
            all-missing        | `{"v":[null]}`
            all-missing        | `{"v":[null,null]}`
            bad-time           | `{"t":"now","v":1}`
            bad-time           | `{"t":"","v":1}`
            bad-time           | `{"t":"1717171717","v":1}`
            bad-time           | `{"t":"2024-05-31T16:08:37","v":1}`
            bad-time           | `{"t":"2024-05-31 16:08:37Z","v":1}`
            bad-time           | `{"t":"2024-02-30T16:08:37Z","v":1}`
            bad-time           | `{"t":"2024-05-31","v":1}`
            bad-time           | `{"t":"1899-12-31T23:59:59Z","v":1}`
            bad-time           | `{"t":"2201-01-01T00:00:00Z","v":1}`
            bad-time           | `{"t":"+999999999-01-01T00:00:00Z","v":1}`
            bad-time           | `{"t":1717171717123,"v":1}`
            bad-time           | `{"t":1e999,"v":1}`
            bad-time           | `{"t":1e999999999999,"v":1}`
            bad-time           | `{"t":-2208988800.000001,"v":1}`
            bad-time           | `{"t":7289654400,"v":1}`
            bad-time           | `{"t":NaN,"v":1}`
            bad-time           | `{"t":true,"v":1}`
            bad-time           | `{"t":[1],"v":1}`
            bad-time           | `{"t":{},"v":1}`
            """)
    void shouldReportTheReason(String reason, String json) {
        UnreadableException refused = refused(json.getBytes(StandardCharsets.UTF_8));

        assertThat(refused.reason()).isEqualTo(reason);
        assertThat(refused.getMessage()).isNotBlank().hasSizeLessThan(400);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            `{"v":[1,"2"]}`               | v[1]: expected a finite number, or an array of them with null for a missing channel, was the string "2"
            `{"v":1e999}`                 | for a missing channel, was 1e999
            `{"t":1717171717123,"v":1}`   | was 1717171717123 (milliseconds?)
            `{"t":"now","v":1}`           | t: expected epoch seconds such as 1717171717.123456, or ISO-8601 with Z or an offset, in the years 1900..2200, was the string "now"
            `{"v":[null,null]}`           | v: expected at least one number, was null in all 2 channels
            `{"v":{"x":1}}`               | was an object
            `{"v":1,"v":2}`               | expected the key v once, was twice
            `[1,2]`                       | expected an object such as {"t": 1717171717.123456, "v": 0.42}, or a number, was an array
            `oops`                        | expected JSON, was oops
            """)
    void shouldNameTheExpectedAndTheActualValue(String json, String expected) {
        assertThat(refused(json.getBytes(StandardCharsets.UTF_8))).hasMessageContaining(expected);
    }

    @Test
    void shouldShortenLongValues() {
        String json = "{\"v\":\"" + "x".repeat(5_000) + "\"}";

        assertThat(refused(json.getBytes(StandardCharsets.UTF_8)).getMessage())
                .contains("x".repeat(79) + "…")
                .hasSizeLessThan(200);
    }

    @Test
    void shouldRefuseMissingBytes() {
        assertThat(refused(null).reason()).isEqualTo("empty");
        assertThat(refused(new byte[0]).reason()).isEqualTo("empty");
    }

    @Test
    void shouldRefuseOtherEncodings() {
        assertThat(refused(new byte[] {'{', '"', 'v', '"', ':', '1', ',', '"', (byte) 0xe9, '"', ':', '1', '}'})
                        .reason())
                .isEqualTo("not-utf8");
        assertThat(refused("{\"v\":1}".getBytes(StandardCharsets.UTF_16LE)).reason())
                .isEqualTo("not-utf8");
        assertThat(refused("{\"v\":1}".getBytes(StandardCharsets.UTF_16)).reason())
                .isEqualTo("not-utf8");
        assertThat(refused(new byte[] {0, 0, 0, 5}).reason()).isEqualTo("not-utf8");
    }

    @Test
    void shouldNameTheWireFormatOfASchemaRegistry() {
        byte[] framed = "-----{\"t\":1,\"v\":1}".getBytes(StandardCharsets.UTF_8);
        System.arraycopy(new byte[] {0, 0, 0, 0, 42}, 0, framed, 0, 5);

        assertThat(refused(framed)).hasMessageContaining("Confluent's wire format");
        assertThat(refused(framed).reason()).isEqualTo("not-utf8");
        assertThat(refused("{\"v\":1}".getBytes(StandardCharsets.UTF_16BE)).getMessage())
                .doesNotContain("Confluent");
        assertThat(refused("{\"v\":1}".getBytes(Charset.forName("UTF-32BE"))).getMessage())
                .doesNotContain("Confluent");
    }

    /** The id 256 before a protobuf value, an id of a cloud's registry, and one of eight bytes. */
    @ParameterizedTest
    @ValueSource(strings = {"000000010000 0909", "0001c9c380 7b7d", "000000000000000005 7b7d"})
    void shouldNameTheWireFormatWithAnyId(String hex) {
        assertThat(refused(HexFormat.of().parseHex(hex.replace(" ", ""))))
                .hasMessageContaining("Confluent's wire format");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\t{}", "\n\t1", " []   ", "  {}", "7.25"})
    void shouldNotTakeWideTextForTheWireFormat(String text) {
        for (String wide : List.of("UTF-16BE", "UTF-32BE")) {
            assertThat(refused(text.getBytes(Charset.forName(wide))).getMessage())
                    .doesNotContain("Confluent");
        }
    }

    @Test
    void shouldRefuseMoreThanTheLimits() {
        byte[] spaces = new byte[(1 << 20) + 1];
        Arrays.fill(spaces, (byte) ' ');
        String channels = "{\"v\":[0" + ",0".repeat(4_096) + "]}";

        assertThat(refused(spaces).reason()).isEqualTo("too-large");
        assertThat(refused(channels.getBytes(StandardCharsets.UTF_8)).reason()).isEqualTo("too-many-channels");
    }

    @Test
    void shouldReadUpToTheLimits() {
        String channels = "{\"v\":[0" + ",0".repeat(4_095) + "]}";
        String digits = "{\"v\":0." + "1".repeat(1_000_000) + ",\"t\":1." + "0".repeat(40_000) + "}";

        assertThat(codec.read(channels.getBytes(StandardCharsets.UTF_8), 0).channels())
                .isEqualTo(4_096);
        assertThat(codec.read(digits.getBytes(StandardCharsets.UTF_8), 0).values())
                .containsExactly(1 / 9.0);
    }

    @Test
    void shouldRefuseDeepNesting() {
        String json = "{\"x\":" + "[".repeat(500_000) + "]".repeat(500_000) + ",\"v\":1}";

        assertThat(refused(json.getBytes(StandardCharsets.UTF_8)).reason()).isEqualTo("not-json");
    }

    /** The codec returns an observation or throws an exception with a reason, whatever the bytes. */
    @Test
    void shouldSurviveDamagedBytes() {
        byte[] good = "{\"t\":\"2024-05-31T16:08:37.123456Z\",\"v\":[0.42,null,1e-3],\"é\":{\"a\":[true]}}"
                .getBytes(StandardCharsets.UTF_8);
        Random random = new Random(1);
        int refusals = 0;
        for (int i = 0; i < 20_000; i++) {
            byte[] damaged = Arrays.copyOf(good, 1 + random.nextInt(good.length));
            for (int hits = random.nextInt(3); hits >= 0; hits--) {
                damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
            }
            try {
                codec.read(damaged, 0);
            } catch (UnreadableException e) {
                refusals++;
            }
        }
        assertThat(refusals).isGreaterThan(15_000);
    }

    private UnreadableException refused(byte[] json) {
        return catchThrowableOfType(UnreadableException.class, () -> codec.read(json, 0));
    }
}
