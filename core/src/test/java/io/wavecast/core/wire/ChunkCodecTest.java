package io.wavecast.core.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.wavecast.core.series.Chunk;
import io.wavecast.core.series.Observation;
import io.wavecast.core.wire.bytes.UnreadableException;
import io.wavecast.proto.WavecastProto;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ChunkCodecTest {
    private static final long RECORD_TIME = 1_700_000_000_000_000L;
    private static final Chunk CHUNK = new Chunk(
            1_717_171_717_123_456L,
            1.0 / 600,
            List.of(new double[] {0.42, Double.NaN}, new double[] {Double.NaN, Double.NaN}, new double[] {-0.0, 1e300
            }));

    @ParameterizedTest
    @EnumSource
    void shouldReadWhatItWrote(WireFormat format) {
        assertThat(read(format, new ObservationCodec(format).write(CHUNK)))
                .containsExactly(
                        new Observation(1_717_171_717_123_456L, 0.42, Double.NaN),
                        new Observation(1_717_171_717_126_789L, -0.0, 1e300));
    }

    @ParameterizedTest
    @EnumSource
    void shouldReadSingleObservationsAfterAChunk(WireFormat format) {
        var codec = new ObservationCodec(format);
        codec.read(codec.write(CHUNK), RECORD_TIME);

        codec.read(codec.write(new Observation(7, 1.5)), RECORD_TIME);

        assertThat(codec.rest()).isEmpty();
    }

    @Test
    void shouldReadChunksOfOneChannel() {
        assertThat(json("{\"v\": [[1], [2]], \"period\": 0.5, \"t\": 10}"))
                .containsExactly(new Observation(10_000_000, 1), new Observation(10_500_000, 2));
    }

    @Test
    void shouldEndAtTheTimestampOfARecordWithoutATime() {
        assertThat(json("{\"v\": [[1], [2], [3]], \"period\": 0.5}"))
                .extracting(Observation::timeMicros)
                .containsExactly(RECORD_TIME - 1_000_000, RECORD_TIME - 500_000, RECORD_TIME);
    }

    @Test
    void shouldKeepIgnoringThePeriodOfASingleObservation() {
        assertThat(json("{\"t\": 1, \"v\": [1, 2], \"period\": 0.5}"))
                .containsExactly(new Observation(1_000_000, 1, 2));
        assertThat(json("{\"t\": 1, \"v\": 1, \"period\": \"1s\"}")).containsExactly(new Observation(1_000_000, 1));
    }

    @Test
    void shouldReadAndWriteTheMessageOfTheSchema() throws Exception {
        WavecastProto.Observation message = WavecastProto.Observation.newBuilder()
                .setTimeMicros(CHUNK.firstMicros())
                .setPeriod(CHUNK.period())
                .addSamples(WavecastProto.Sample.newBuilder().addValues(0.42).addValues(Double.NaN))
                .addSamples(
                        WavecastProto.Sample.newBuilder().addValues(Double.NaN).addValues(Double.NaN))
                .addSamples(WavecastProto.Sample.newBuilder().addValues(-0.0).addValues(1e300))
                .build();

        assertThat(new ObservationCodec(WireFormat.PROTOBUF).write(CHUNK)).isEqualTo(message.toByteArray());
        assertThat(read(WireFormat.PROTOBUF, message.toByteArray())).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"t": 1, "v": [[1], [2]]}                                | bad-chunk   | period: expected the seconds between
            {"t": 1, "period": 0, "v": [[1], [2]]}                   | bad-chunk   | was 0.0
            {"t": 1, "period": -1, "v": [[1], [2]]}                  | bad-chunk   | was -1.0
            {"t": 1, "period": "1s", "v": [[1], [2]]}                | bad-chunk   | was the string "1s"
            {"t": 1, "v": [[1], [2]], "period": null}                | bad-chunk   | was null
            {"t": 1, "period": 9e-7, "v": [[1], [2]]}                | bad-chunk   | 0.000001 or more, was 9.0E-7
            {"t": 1, "period": 1, "v": [[1], [2, 3]]}                | bad-chunk   | sample 1 of the chunk: expected 1 channels
            {"t": 1, "period": 1, "v": [[1], 2]}                     | bad-chunk   | v[1]: expected an array
            {"t": 1, "period": 1, "v": [[1], ["2"]]}                 | bad-value   | v[1][0]: expected a finite number
            {"t": 1, "period": 1, "v": [[1], []]}                    | no-channels | v[1]: expected at least one channel
            {"t": 1, "period": 1, "v": [[null], [null]]}             | all-missing | in all 2 samples
            {"t": 7289654399, "period": 1, "v": [[1], [2]]}          | bad-time    | expected the years 1900..2200
            """)
    void shouldRefuseBadChunks(String json, String reason, String message) {
        assertThatThrownBy(() -> json(json))
                .isInstanceOfSatisfying(
                        UnreadableException.class, e -> assertThat(e.reason()).isEqualTo(reason))
                .hasMessageContaining(message);
    }

    @Test
    void shouldRefuseMoreSamplesThanTheLimit() {
        String samples = "[1],".repeat(4_096);
        assertThat(json("{\"t\":1,\"period\":1e-3,\"v\":[" + samples.substring(0, samples.length() - 1) + "]}"))
                .hasSize(4_096);
        assertThatThrownBy(() -> json("{\"t\":1,\"period\":1e-3,\"v\":[" + samples + "[1]]}"))
                .hasMessageContaining("expected at most 4096 samples");
    }

    @Test
    void shouldRefuseValuesBesideSamples() {
        byte[] both = WavecastProto.Observation.newBuilder()
                .setTimeMicros(1)
                .addValues(1)
                .setPeriod(1)
                .addSamples(WavecastProto.Sample.newBuilder().addValues(1))
                .build()
                .toByteArray();

        assertThatThrownBy(() -> read(WireFormat.PROTOBUF, both)).hasMessageContaining("expected values or samples");
    }

    private static List<Observation> json(String json) {
        return read(WireFormat.JSON, json.getBytes(StandardCharsets.UTF_8));
    }

    private static List<Observation> read(WireFormat format, byte[] bytes) {
        var codec = new ObservationCodec(format);
        List<Observation> all = new ArrayList<>();
        all.add(codec.read(bytes, RECORD_TIME));
        all.addAll(codec.rest());
        return all;
    }
}
