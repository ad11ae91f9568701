package io.wavecast.streams.query;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class JsonTest {
    @Test
    void shouldWriteTimesOfOtherInstancesInPlainDigits() {
        String answer = "{\"last\":{\"t\":1795789926.300904,\"v\":1.5},\"anomaly\":{\"from\":1795789925.000001}}";
        JsonNode read = Json.read(answer.getBytes(StandardCharsets.UTF_8));

        assertThat(Json.text(Json.withPlainTimes(read))).isEqualTo(answer);
    }

    @Test
    void shouldLeaveRowsWithoutAnAnomalyAsTheyAre() {
        String answer = "{\"last\":{\"t\":12,\"v\":1.5},\"anomaly\":null}";
        JsonNode read = Json.read(answer.getBytes(StandardCharsets.UTF_8));

        assertThat(Json.text(Json.withPlainTimes(read))).isEqualTo(answer);
    }
}
