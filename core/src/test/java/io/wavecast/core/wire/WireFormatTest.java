package io.wavecast.core.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.wavecast.core.series.Observation;
import io.wavecast.core.wire.bytes.UnreadableException;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;

class WireFormatTest {
    private static final Observation OBSERVATION = new Observation(1_717_171_717_123_456L, 0.42);

    private final byte[] json = new ObservationCodec(WireFormat.JSON).write(OBSERVATION);
    private final byte[] protobuf = new ObservationCodec(WireFormat.PROTOBUF).write(OBSERVATION);

    @Test
    void shouldReadTheFormatOfTheHeader() {
        assertThat(new ObservationCodec(WireFormat.JSON).read(header("protobuf"), protobuf, 0))
                .isEqualTo(OBSERVATION);
        assertThat(new ObservationCodec(WireFormat.PROTOBUF).read(header("json"), json, 0))
                .isEqualTo(OBSERVATION);
    }

    @Test
    void shouldReadTheDefaultFormatWithoutAHeader() {
        Headers others = new RecordHeaders().add("trace", new byte[0]);

        assertThat(new ObservationCodec(WireFormat.JSON).read(others, json, 0)).isEqualTo(OBSERVATION);
        assertThat(new ObservationCodec(WireFormat.PROTOBUF).read(others, protobuf, 0))
                .isEqualTo(OBSERVATION);
    }

    @Test
    void shouldUseTheLastHeader() {
        Headers twice = header("protobuf").add(WireFormat.HEADER, bytes("json"));

        assertThat(WireFormat.of(twice, WireFormat.PROTOBUF)).isEqualTo(WireFormat.JSON);
    }

    @Test
    void shouldMarkProtobufOnly() {
        assertThat(WireFormat.JSON.headers()).isEmpty();
        assertThat(WireFormat.PROTOBUF.headers()).isEqualTo(header("protobuf"));
    }

    @Test
    void shouldRefuseOtherFormats() {
        assertThatExceptionOfType(UnreadableException.class)
                .isThrownBy(() -> WireFormat.of(header("avro"), WireFormat.JSON))
                .withMessage("header wavecast.format: expected json or protobuf, was 'avro'")
                .satisfies(e -> assertThat(e.reason()).isEqualTo("unknown-format"));
        assertThatExceptionOfType(UnreadableException.class)
                .isThrownBy(() -> WireFormat.of(new RecordHeaders().add(WireFormat.HEADER, null), WireFormat.JSON))
                .withMessageContaining("was null");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> WireFormat.of("xml"))
                .withMessage("must be json or protobuf, was 'xml'");
    }

    private static Headers header(String format) {
        return new RecordHeaders().add(WireFormat.HEADER, bytes(format));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
