package io.wavecast.core.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.wavecast.core.model.ModelVersion;
import io.wavecast.core.series.Forecast;
import io.wavecast.core.series.ForecastStatus;
import io.wavecast.core.series.HorizonForecast;
import io.wavecast.core.series.Observation;
import io.wavecast.core.series.Score;
import io.wavecast.core.series.ScoreSummary;
import io.wavecast.core.wire.bytes.UnreadableException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

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
    void shouldReadAnObjectWithoutAHeaderAsJson() {
        assertThat(new ObservationCodec(WireFormat.PROTOBUF).read(new RecordHeaders(), json, 0))
                .isEqualTo(OBSERVATION);
    }

    @Test
    void shouldReadOtherObservationsWithoutAHeaderInTheDefaultFormat() {
        // A tab is white space in JSON, and the tag of the time in protobuf.
        byte[] indented = bytes("\t" + new String(json, StandardCharsets.UTF_8));

        assertThat(new ObservationCodec(WireFormat.JSON).read(new RecordHeaders(), indented, 0))
                .isEqualTo(OBSERVATION);
        assertThat(new ObservationCodec(WireFormat.JSON).read(new RecordHeaders(), bytes("0.42"), 7))
                .isEqualTo(new Observation(7, 0.42));
        assertThat(WireFormat.of(new RecordHeaders(), null, WireFormat.PROTOBUF))
                .isEqualTo(WireFormat.PROTOBUF);
        assertThat(WireFormat.of(new RecordHeaders(), new byte[0], WireFormat.JSON))
                .isEqualTo(WireFormat.JSON);
    }

    @ParameterizedTest
    @EnumSource
    void shouldReadForecastsWithoutAHeader(WireFormat written) {
        var step = new HorizonForecast(1, 1_717_171_717_127_456L, new double[] {1}, new double[] {0}, new double[] {2});
        var forecast = new Forecast(1_717_171_717_123_456L, new ModelVersion("a", 1), ForecastStatus.OK, List.of(step));
        byte[] value = new ForecastCodec(written).write(forecast);

        for (WireFormat setting : WireFormat.values()) {
            assertThat(new ForecastCodec(setting).read(new RecordHeaders(), value))
                    .isEqualTo(forecast);
        }
    }

    @ParameterizedTest
    @EnumSource
    void shouldReadScoresWithoutAHeader(WireFormat written) {
        var score = new Score(new ModelVersion("a", 1), ForecastStatus.OK, 1, 1_717_171_717_123_456L, 1, 2, 1, 4, true);
        ScoreSummary summary = ScoreSummary.of(score);
        byte[] value = new ScoreCodec(written).write(summary);

        for (WireFormat setting : WireFormat.values()) {
            assertThat(new ScoreCodec(setting).readSummary(new RecordHeaders(), value))
                    .isEqualTo(summary);
            assertThat(WireFormat.ofAnswer(new RecordHeaders(), new ScoreCodec(written).write(score), setting))
                    .isEqualTo(written);
        }
    }

    @Test
    void shouldReadUnknownBytesOfForecastsInTheDefaultFormat() {
        for (WireFormat setting : WireFormat.values()) {
            assertThat(WireFormat.ofAnswer(new RecordHeaders(), bytes("x"), setting))
                    .isEqualTo(setting);
            assertThat(WireFormat.ofAnswer(new RecordHeaders(), null, setting)).isEqualTo(setting);
        }
        assertThat(WireFormat.ofAnswer(header("protobuf"), json, WireFormat.JSON))
                .isEqualTo(WireFormat.PROTOBUF);
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

        assertThat(WireFormat.of(twice, protobuf, WireFormat.PROTOBUF)).isEqualTo(WireFormat.JSON);
    }

    @Test
    void shouldMarkProtobufOnly() {
        assertThat(WireFormat.JSON.headers()).isEmpty();
        assertThat(WireFormat.PROTOBUF.headers()).isEqualTo(header("protobuf"));
    }

    @Test
    void shouldRefuseOtherFormats() {
        assertThatExceptionOfType(UnreadableException.class)
                .isThrownBy(() -> WireFormat.of(header("avro"), json, WireFormat.JSON))
                .withMessage("header wavecast.format: expected json or protobuf, was 'avro'")
                .satisfies(e -> assertThat(e.reason()).isEqualTo("unknown-format"));
        assertThatExceptionOfType(UnreadableException.class)
                .isThrownBy(
                        () -> WireFormat.of(new RecordHeaders().add(WireFormat.HEADER, null), json, WireFormat.JSON))
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
