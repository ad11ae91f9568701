package io.wavecast.core.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.wavecast.core.model.ModelVersion;
import io.wavecast.core.series.Anomaly;
import io.wavecast.core.series.AnomalyKind;
import io.wavecast.core.series.Direction;
import io.wavecast.core.wire.bytes.UnreadableException;
import io.wavecast.proto.WavecastProto;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.OptionalLong;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class AnomalyCodecTest {
    private static final long TIME = 1_717_171_717_123_456L;
    private static final ModelVersion MODEL = new ModelVersion("plant/é", 3);

    private final AnomalyCodec codec = new AnomalyCodec();

    @ParameterizedTest
    @EnumSource
    void shouldReadWhatItWrites(WireFormat format) {
        var writer = new AnomalyCodec(format);
        for (AnomalyKind kind : AnomalyKind.values()) {
            for (Direction direction : Direction.values()) {
                for (OptionalLong until : List.of(OptionalLong.empty(), OptionalLong.of(TIME + 1))) {
                    var written = new Anomaly(
                            300, kind, TIME, until, 5.25, -0.5, 1e9 + 0.25, Double.MIN_VALUE, 44, direction, MODEL);

                    assertThat(read(writer.write("plant/é", written))).isEqualTo(written);
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void shouldReadNumbersThatDoNotExist(WireFormat format) {
        var written = new Anomaly(
                0,
                AnomalyKind.SILENCE,
                -TIME,
                OptionalLong.empty(),
                1.04,
                Double.NaN,
                Double.NaN,
                Double.NaN,
                Double.NaN,
                Direction.NONE,
                ModelVersion.NAIVE);

        assertThat(read(new AnomalyCodec(format).write("s", written))).isEqualTo(written);
    }

    @Test
    void shouldTakeTheFormatOfTheHeaderBeforeItsOwn() {
        var written = new Anomaly(
                0, AnomalyKind.SPIKE, TIME, OptionalLong.empty(), 5, 1, 0, -1, 1, Direction.UP, ModelVersion.NAIVE);
        byte[] bytes = new AnomalyCodec(WireFormat.PROTOBUF).write("s", written);

        assertThat(codec.read(WireFormat.PROTOBUF.headers(), bytes)).isEqualTo(written);
        assertThatThrownBy(() -> codec.read(
                        new RecordHeaders().add(WireFormat.HEADER, "json".getBytes(StandardCharsets.UTF_8)), bytes))
                .isInstanceOf(UnreadableException.class);
        assertThatThrownBy(() -> codec.read(
                        new RecordHeaders().add(WireFormat.HEADER, "avro".getBytes(StandardCharsets.UTF_8)), bytes))
                .isInstanceOf(UnreadableException.class)
                .hasMessageContaining("avro");
    }

    @Test
    void shouldReadARecordOfTheLeastFields() {
        assertThat(json("{\"kind\":\"stuck\",\"from\":10,\"until\":12.25,\"score\":null,\"new\":[{}]}"))
                .isEqualTo(new Anomaly(
                        0,
                        AnomalyKind.STUCK,
                        10_000_000,
                        OptionalLong.of(12_250_000),
                        Double.NaN,
                        Double.NaN,
                        Double.NaN,
                        Double.NaN,
                        Double.NaN,
                        Direction.NONE,
                        ModelVersion.NAIVE));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"kind\":\"spike\"}|from is missing",
                "{\"from\":1}|kind is missing",
                "{\"kind\":7,\"from\":1}|kind: expected spike, shift, variance, stuck or silence, was 7",
                "{\"kind\":\"spike\",\"from\":\"noon\"}|from: expected a number of seconds",
                "{\"kind\":\"spike\",\"from\":1,\"until\":true}|until: expected a number of seconds",
                "{\"kind\":\"spike\",\"from\":1,\"channel\":-1}|channel: expected an integer in 0..",
                "{\"kind\":\"spike\",\"from\":1,\"score\":\"high\"}|score: expected a finite number or null",
                "{\"kind\":\"spike\",\"from\":1,\"direction\":\"left\"}|direction: expected up, down or none, was",
                "{\"kind\":\"spike\",\"from\":1,\"model\":\"plant\"}|model: ",
                "{\"kind\":\"spike\",\"from\":1,\"from\":2}|from: expected once, was twice",
                "{\"kind\":\"spike\",|",
                "[1]|an object"
            })
    void shouldNameWhatIsWrongInJson(String inputAndMessage) {
        int bar = inputAndMessage.indexOf('|');

        assertThatThrownBy(() -> json(inputAndMessage.substring(0, bar)))
                .isInstanceOf(UnreadableException.class)
                .hasMessageContaining(inputAndMessage.substring(bar + 1));
    }

    @Test
    void shouldNameAllProblemsOfAMessage() {
        byte[] message = WavecastProto.Anomaly.newBuilder()
                .setUntilMicros(1)
                .setChannel(-1)
                .setKindValue(9)
                .setDirectionValue(7)
                .setModel("plant")
                .setVersion(-2)
                .build()
                .toByteArray();

        assertThatThrownBy(() -> read(message))
                .isInstanceOfSatisfying(
                        UnreadableException.class, e -> assertThat(e.reason()).isEqualTo("bad-anomaly"))
                .hasMessageContainingAll("from_micros is missing", "channel: expected 0 or more, was -1")
                .hasMessageContainingAll(
                        "kind: expected 1 to 5, was 9", "direction: expected 0 to 3, was 7", "model: ");
    }

    @Test
    void shouldRefuseBytesThatEndTooEarlyOrAreNone() {
        assertThatThrownBy(() -> read(new byte[] {9, 1}))
                .isInstanceOf(UnreadableException.class)
                .hasMessageContaining("Anomaly");
        assertThatThrownBy(() -> read(new byte[0])).isInstanceOf(UnreadableException.class);
    }

    private Anomaly json(String text) {
        return read(text.getBytes(StandardCharsets.UTF_8));
    }

    private Anomaly read(byte[] value) {
        return codec.read(new RecordHeaders(), value);
    }
}
