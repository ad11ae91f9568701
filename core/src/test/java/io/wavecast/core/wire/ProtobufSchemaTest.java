package io.wavecast.core.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.wavecast.core.model.ModelVersion;
import io.wavecast.core.series.Forecast;
import io.wavecast.core.series.ForecastStatus;
import io.wavecast.core.series.HorizonForecast;
import io.wavecast.core.series.Observation;
import io.wavecast.core.series.Score;
import io.wavecast.core.series.ScoreSummary;
import io.wavecast.proto.WavecastProto;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Classes that protoc generates from {@code wavecast.proto} write the same bytes, and each side reads the other's records. */
@SuppressWarnings("LiteEnumValueOf") // the names in the schema are under test
class ProtobufSchemaTest {
    private static final long TIME = 1_717_171_717_123_456L;
    private static final ModelVersion MODEL = new ModelVersion("eeg/subject02/é", 3);

    private final ObservationCodec events = new ObservationCodec(WireFormat.PROTOBUF);
    private final ForecastCodec forecasts = new ForecastCodec(WireFormat.PROTOBUF);
    private final ScoreCodec scores = new ScoreCodec(WireFormat.PROTOBUF);

    @Test
    void shouldAgreeOnObservations() throws Exception {
        Observation ours = new Observation(-TIME, 0.42, Double.NaN, -0.0, Double.MIN_VALUE, Double.MAX_VALUE);
        WavecastProto.Observation theirs = WavecastProto.Observation.newBuilder()
                .setTimeMicros(-TIME)
                .addAllValues(List.of(0.42, Double.NaN, -0.0, Double.MIN_VALUE, Double.MAX_VALUE))
                .build();

        assertThat(events.write(ours)).isEqualTo(theirs.toByteArray());
        assertThat(events.read(theirs.toByteArray(), 0)).isEqualTo(ours);
        assertThat(WavecastProto.Observation.parseFrom(events.write(ours))).isEqualTo(theirs);
    }

    @Test
    void shouldUseTheTimeOfTheRecordWithoutAnother() {
        byte[] theirs =
                WavecastProto.Observation.newBuilder().addValues(0.42).build().toByteArray();

        assertThat(events.read(theirs, TIME)).isEqualTo(new Observation(TIME, 0.42));
    }

    @Test
    void shouldReadTheTimeZeroAsATime() {
        byte[] theirs = WavecastProto.Observation.newBuilder()
                .setTimeMicros(0)
                .addValues(0.42)
                .build()
                .toByteArray();

        assertThat(events.read(theirs, TIME)).isEqualTo(new Observation(0, 0.42));
    }

    @ParameterizedTest
    @EnumSource
    void shouldAgreeOnForecasts(ForecastStatus status) throws Exception {
        HorizonForecast near = new HorizonForecast(
                1, TIME + 4_000, new double[] {0.42, 1}, new double[] {0.4, -0.0}, new double[] {0.44, 2});
        HorizonForecast far = new HorizonForecast(
                300,
                HorizonForecast.UNKNOWN_TIME,
                new double[] {1, Double.NaN},
                new double[] {0, Double.NEGATIVE_INFINITY},
                new double[] {2, Double.NaN});
        Forecast ours = new Forecast(TIME, MODEL, status, List.of(near, far));
        WavecastProto.Forecast theirs = WavecastProto.Forecast.newBuilder()
                .setMadeMicros(TIME)
                .setModel("eeg/subject02/é")
                .setVersion(3)
                .setStatus(WavecastProto.Status.valueOf("STATUS_" + status))
                .addSteps(WavecastProto.Step.newBuilder()
                        .setHorizon(1)
                        .setAtMicros(TIME + 4_000)
                        .addAllMean(List.of(0.42, 1.0))
                        .addAllLower(List.of(0.4, -0.0))
                        .addAllUpper(List.of(0.44, 2.0)))
                .addSteps(WavecastProto.Step.newBuilder()
                        .setHorizon(300)
                        .addAllMean(List.of(1.0, Double.NaN))
                        .addAllLower(List.of(0.0, Double.NaN))
                        .addAllUpper(List.of(2.0, Double.NaN)))
                .build();

        assertThat(forecasts.write(ours)).isEqualTo(theirs.toByteArray());
        assertThat(WavecastProto.Forecast.parseFrom(forecasts.write(ours))).isEqualTo(theirs);
        HorizonForecast readFar = new HorizonForecast(
                300, HorizonForecast.UNKNOWN_TIME, far.mean(), new double[] {0, Double.NaN}, far.upper());
        assertThat(forecasts.read(theirs.toByteArray()))
                .isEqualTo(new Forecast(TIME, MODEL, status, List.of(near, readFar)));
    }

    @Test
    void shouldAgreeOnTheNaiveForecast() {
        double[] value = {0.42};
        Forecast ours = new Forecast(
                0,
                ModelVersion.NAIVE,
                ForecastStatus.WARMING,
                List.of(new HorizonForecast(1, HorizonForecast.UNKNOWN_TIME, value, value, value)));
        byte[] theirs = WavecastProto.Forecast.newBuilder()
                .setMadeMicros(0)
                .setModel("naive")
                .setStatus(WavecastProto.Status.STATUS_WARMING)
                .addSteps(WavecastProto.Step.newBuilder()
                        .setHorizon(1)
                        .addMean(0.42)
                        .addLower(0.42)
                        .addUpper(0.42))
                .build()
                .toByteArray();

        assertThat(forecasts.write(ours)).isEqualTo(theirs);
        assertThat(forecasts.read(theirs)).isEqualTo(ours);
    }

    @Test
    void shouldAgreeOnSummaries() throws Exception {
        ScoreSummary ours =
                new ScoreSummary(TIME, MODEL, ForecastStatus.FILLED, 2, 1L << 40, 1.5, 0, Double.NaN, -0.0, 1);
        WavecastProto.ScoreRecord theirs = WavecastProto.ScoreRecord.newBuilder()
                .setSummary(WavecastProto.ScoreSummary.newBuilder()
                        .setFromMicros(TIME)
                        .setModel("eeg/subject02/é")
                        .setVersion(3)
                        .setStatus(WavecastProto.Status.STATUS_FILLED)
                        .setHorizon(2)
                        .setCount(1L << 40)
                        .setLate(1)
                        .setSquaredError(1.5)
                        .setAbsoluteError(Double.NaN)
                        .setCovered(-0.0))
                .build();

        assertThat(scores.write(ours)).isEqualTo(theirs.toByteArray());
        assertThat(WavecastProto.ScoreRecord.parseFrom(scores.write(ours))).isEqualTo(theirs);
        assertThat(scores.readSummary(theirs.toByteArray())).isEqualTo(ours);
    }

    @Test
    void shouldAgreeOnScores() throws Exception {
        Score ours = new Score(MODEL, ForecastStatus.OK, 1, TIME, 0.25, Double.NaN, 1, true);
        WavecastProto.ScoreRecord theirs = WavecastProto.ScoreRecord.newBuilder()
                .setScore(WavecastProto.Score.newBuilder()
                        .setAtMicros(TIME)
                        .setModel("eeg/subject02/é")
                        .setVersion(3)
                        .setStatus(WavecastProto.Status.STATUS_OK)
                        .setHorizon(1)
                        .setLate(true)
                        .setError(0.25)
                        .setNaiveError(Double.NaN)
                        .setCoverage(1))
                .build();

        assertThat(scores.write(ours)).isEqualTo(theirs.toByteArray());
        assertThat(WavecastProto.ScoreRecord.parseFrom(scores.write(ours))).isEqualTo(theirs);
    }

    /** As a later version of the schema may have them. */
    @Test
    void shouldSkipUnknownFields() {
        byte[] event = ProtobufBytes.of(out -> {
            out.writeString(15, "new");
            out.writeDouble(2, 1.5); // not packed
            out.writeInt64(1, 7); // the number of a known field with another type
            out.writeTag(16, 3); // a group
            out.writeDouble(2, 9);
            out.writeTag(16, 4);
            out.writeFixed32(17, 1);
            out.writeByteArray(2, new byte[16]); // packed, and a second piece
        });

        assertThat(events.read(event, TIME)).isEqualTo(new Observation(TIME, 1.5, 0, 0));
    }
}
