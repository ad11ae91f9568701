package io.wavecast.core.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.wavecast.core.model.ModelVersion;
import io.wavecast.core.series.ForecastStatus;
import io.wavecast.core.series.Score;
import io.wavecast.core.series.ScoreSummary;
import io.wavecast.core.wire.bytes.UnreadableException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ScoreCodecTest {
    private static final ModelVersion MODEL = new ModelVersion("default", 3);

    private final ScoreCodec codec = new ScoreCodec();

    @Test
    void shouldWriteScores() {
        Score score = new Score(MODEL, ForecastStatus.OK, 1, 1_717_171_717_123_456L, 0.25, Double.NaN, 1, 1.5, false);

        assertThat(new String(codec.write(score), StandardCharsets.UTF_8))
                .isEqualTo("{\"at\":1717171717.123456,\"model\":\"default@3\",\"status\":\"ok\",\"h\":1,"
                        + "\"error\":0.25,\"naiveError\":null,\"coverage\":1.0,\"intervalScore\":1.5,\"late\":false}");
    }

    @ParameterizedTest
    @EnumSource
    void shouldReadAScoreAsASummaryOfOne(WireFormat format) {
        var other = new ScoreCodec(format);
        var score = new Score(MODEL, ForecastStatus.CHALLENGER, 2, 1_717_171_717_123_456L, 0.5, 0.25, 0.75, 1.5, true);

        assertThat(other.readSummary(other.write(score))).isEqualTo(ScoreSummary.of(score));
    }

    @Test
    void shouldWriteSummariesWithFiguresAndSums() {
        ScoreSummary summary =
                new ScoreSummary(1_717_171_717_000_000L, MODEL, ForecastStatus.FILLED, 2, 4, 1, 4, 1.5, 3, 10, 1);

        assertThat(new String(codec.write(summary), StandardCharsets.UTF_8))
                .isEqualTo("{\"from\":1717171717,\"model\":\"default@3\",\"status\":\"filled\",\"h\":2,\"count\":4,"
                        + "\"rmse\":0.5,\"naiveRmse\":1.0,\"mae\":0.375,\"skill\":0.5,\"coverage\":0.75,"
                        + "\"intervalScore\":2.5,\"late\":1,"
                        + "\"squaredError\":1.0,\"naiveSquaredError\":4.0,\"absoluteError\":1.5,\"covered\":3.0,"
                        + "\"intervalScores\":10.0}");
        assertThat(codec.readSummary(codec.write(summary))).isEqualTo(summary);
    }

    @Test
    void shouldWriteNoSkillIfTheNaiveForecastHasNoError() {
        ScoreSummary summary = new ScoreSummary(0, MODEL, ForecastStatus.OK, 1, 1, 1, 0, 1, 1, 1, 0);

        assertThat(new String(codec.write(summary), StandardCharsets.UTF_8)).contains("\"skill\":null");
    }

    @Test
    void shouldReadSummariesOfEarlierVersions() {
        byte[] json = ("{\"from\":1,\"model\":\"default@3\",\"status\":\"ok\",\"h\":1,\"count\":2,\"late\":0,"
                        + "\"squaredError\":1,\"naiveSquaredError\":1,\"absoluteError\":1,\"covered\":2}")
                .getBytes(StandardCharsets.UTF_8);

        assertThat(codec.readSummary(json).covered()).isEqualTo(2);
        assertThat(codec.readSummary(json).intervalScores()).isNaN();
    }

    @Test
    void shouldReportAllProblems() {
        byte[] json = "{\"h\":1,\"count\":0,\"squaredError\":\"x\"}".getBytes(StandardCharsets.UTF_8);

        assertThatExceptionOfType(UnreadableException.class)
                .isThrownBy(() -> codec.readSummary(json))
                .withMessageContainingAll(
                        "count: expected an integer in 1..9223372036854775807, was 0",
                        "squaredError: expected a finite number or null, was the string \"x\"",
                        "from is missing",
                        "model",
                        "status")
                .satisfies(e -> assertThat(e.reason()).isEqualTo("bad-score"));
    }
}
