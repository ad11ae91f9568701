package io.wavecast.core.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.wavecast.core.model.ModelVersion;
import io.wavecast.core.series.Forecast;
import io.wavecast.core.series.ForecastStatus;
import io.wavecast.core.series.HorizonForecast;
import io.wavecast.core.series.LevelInterval;
import io.wavecast.core.wire.bytes.UnreadableException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class ForecastCodecTest {
    private final ForecastCodec codec = new ForecastCodec();

    @Test
    void shouldWriteOneChannelAsNumbers() {
        HorizonForecast step = new HorizonForecast(
                1, 1717171717127456L, new double[] {0.42}, new double[] {0.40}, new double[] {0.44});
        Forecast forecast =
                new Forecast(1717171717123456L, new ModelVersion("eeg/subject02", 3), ForecastStatus.OK, List.of(step));

        assertThat(new String(codec.write(forecast), StandardCharsets.UTF_8))
                .isEqualTo("{\"made\":1717171717.123456,\"model\":\"eeg/subject02@3\",\"status\":\"ok\",\"steps\":"
                        + "[{\"h\":1,\"at\":1717171717.127456,\"mean\":0.42,\"lower\":0.4,\"upper\":0.44}]}");
        assertThat(codec.read(codec.write(forecast))).isEqualTo(forecast);
    }

    @Test
    void shouldWriteNullForUnknownValues() {
        HorizonForecast step = new HorizonForecast(
                2,
                HorizonForecast.UNKNOWN_TIME,
                new double[] {1, Double.NaN},
                new double[] {0, Double.NEGATIVE_INFINITY},
                new double[] {2, Double.NaN});
        Forecast forecast = new Forecast(0, ModelVersion.NAIVE, ForecastStatus.WARMING, List.of(step));

        assertThat(new String(codec.write(forecast), StandardCharsets.UTF_8))
                .isEqualTo("{\"made\":0,\"model\":\"naive@0\",\"status\":\"warming\",\"steps\":"
                        + "[{\"h\":2,\"at\":null,\"mean\":[1.0,null],\"lower\":[0.0,null],\"upper\":[2.0,null]}]}");
        assertThat(codec.read(codec.write(forecast)).steps().get(0).atMicros()).isEqualTo(HorizonForecast.UNKNOWN_TIME);
    }

    @Test
    void shouldWriteLabelsWithoutAnInterval() {
        HorizonForecast step = new HorizonForecast(
                0, 5_000_000, new double[] {0.75}, new double[] {Double.NaN}, new double[] {Double.NaN});
        Forecast forecast = new Forecast(5_000_000, new ModelVersion("review", 2), ForecastStatus.OK, List.of(step));

        assertThat(new String(codec.write(forecast), StandardCharsets.UTF_8))
                .isEqualTo("{\"made\":5,\"model\":\"review@2\",\"status\":\"ok\",\"steps\":"
                        + "[{\"h\":0,\"at\":5,\"mean\":0.75,\"lower\":null,\"upper\":null}]}");
        assertThat(codec.read(codec.write(forecast))).isEqualTo(forecast);
        var protobuf = new ForecastCodec(WireFormat.PROTOBUF);
        assertThat(protobuf.read(protobuf.write(forecast))).isEqualTo(forecast);
    }

    @Test
    void shouldWriteTheIntervalsOfFurtherLevels() {
        List<LevelInterval> levels = List.of(
                new LevelInterval(0.5, new double[] {1, 3}, new double[] {2, 4}),
                new LevelInterval(0.99, new double[] {0.5, Double.NaN}, new double[] {2.5, Double.NaN}));
        double[] mean = {1.5, 3.5};
        HorizonForecast step = new HorizonForecast(1, 5_000_000, mean, mean, mean, levels);
        Forecast forecast = new Forecast(5_000_000, new ModelVersion("a", 2), ForecastStatus.OK, List.of(step));

        assertThat(new String(codec.write(forecast), StandardCharsets.UTF_8))
                .contains(",\"upper\":[1.5,3.5],\"levels\":[{\"level\":0.5,\"lower\":[1.0,3.0],\"upper\":[2.0,4.0]},"
                        + "{\"level\":0.99,\"lower\":[0.5,null],\"upper\":[2.5,null]}]}]}");
        assertThat(codec.read(codec.write(forecast))).isEqualTo(forecast);
        var protobuf = new ForecastCodec(WireFormat.PROTOBUF);
        assertThat(protobuf.read(protobuf.write(forecast))).isEqualTo(forecast);
    }

    @Test
    void shouldRefuseLevelsThatDoNotFit() {
        String json =
                "{\"made\":1,\"model\":\"a@1\",\"status\":\"ok\",\"steps\":[{\"h\":1,\"at\":2,\"mean\":1,\"lower\":0,"
                        + "\"upper\":2,\"levels\":[{\"level\":0.9,\"lower\":[0,1],\"upper\":2},{\"level\":0.5,\"lower\":0,\"upper\":2}]}]}";

        assertThatExceptionOfType(UnreadableException.class)
                .isThrownBy(() -> codec.read(json.getBytes(StandardCharsets.UTF_8)))
                .withMessageContainingAll(
                        "step 1, level 0.9: expected 1 values of lower and upper as of mean, was 2 and 1",
                        "step 1: expected ascending levels in (0, 1), was 0.5");
    }

    @Test
    void shouldReportAllProblems() {
        String json = "{\"made\":\"now\",\"model\":\"default\",\"status\":\"fine\",\"more\":[{}],"
                + "\"steps\":[{\"h\":-1,\"mean\":[1,2],\"lower\":3,\"upper\":true}]}";

        assertThatExceptionOfType(UnreadableException.class)
                .isThrownBy(() -> codec.read(json.getBytes(StandardCharsets.UTF_8)))
                .satisfies(e -> assertThat(e.reason()).isEqualTo("bad-forecast"))
                .withMessageContainingAll(
                        "made: expected a number of seconds, was the string \"now\"",
                        "expected name@number, was 'default'",
                        "status: expected warming, ok, filled or challenger, was the string \"fine\"",
                        "steps.0.h: expected an integer in 0..2147483647, was -1",
                        "steps.0.upper: expected a finite number or null, was true",
                        "at least one, was 2, 1 and 1");
    }

    @Test
    void shouldNameMissingFields() {
        assertThatExceptionOfType(UnreadableException.class)
                .isThrownBy(() -> codec.read("{}".getBytes(StandardCharsets.UTF_8)))
                .withMessageContainingAll("made", "model", "status", "steps");
    }
}
