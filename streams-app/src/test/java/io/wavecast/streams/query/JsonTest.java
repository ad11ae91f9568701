package io.wavecast.streams.query;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class JsonTest {
    @Test
    void shouldWriteTimesOfOtherInstancesInPlainDigits() {
        byte[] answer = "{\"t\":1795789926.300904,\"v\":1.5,\"from\":null}".getBytes(StandardCharsets.UTF_8);
        JsonNode read = Json.read(answer);
        Json.plainTime(read, "t");
        Json.plainTime(read, "from");
        Json.plainTime(read, "until");

        assertThat(Json.bytes(read)).isEqualTo(answer);
    }
}
