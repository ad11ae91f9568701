package io.wavecast.core.wire.json;

import static org.assertj.core.api.Assertions.assertThat;

import io.wavecast.core.model.ModelVersion;
import io.wavecast.core.series.Anomaly;
import io.wavecast.core.series.AnomalyKind;
import io.wavecast.core.series.Direction;
import java.nio.charset.StandardCharsets;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class AnomalyJsonTest {
    private final AnomalyJson json = new AnomalyJson();

    @Test
    void shouldWriteABeginning() {
        var begun = new Anomaly(
                1,
                AnomalyKind.SPIKE,
                1_500_000,
                OptionalLong.empty(),
                5.25,
                97.5,
                41,
                38,
                44,
                Direction.UP,
                new ModelVersion("plant", 3));

        assertThat(write("plant/\"pump\"", begun))
                .isEqualTo(
                        "{\"series\":\"plant/\\\"pump\\\"\",\"channel\":1,\"kind\":\"spike\",\"from\":1.5,\"until\":null,"
                                + "\"score\":5.25,\"value\":97.5,\"expected\":41.0,\"lower\":38.0,\"upper\":44.0,\"direction\":\"up\","
                                + "\"model\":\"plant@3\"}");
    }

    @Test
    void shouldWriteAnEndWithNullForWhatDoesNotExist() {
        var ended = new Anomaly(
                0,
                AnomalyKind.SILENCE,
                1_000_000,
                OptionalLong.of(61_000_000),
                1.5,
                Double.NaN,
                Double.NaN,
                Double.NaN,
                Double.NaN,
                Direction.NONE,
                ModelVersion.NAIVE);

        assertThat(write("s", ended))
                .contains("\"kind\":\"silence\"")
                .contains("\"until\":61,")
                .contains("\"value\":null,\"expected\":null,\"lower\":null,\"upper\":null,\"direction\":\"none\"");
    }

    private String write(String series, Anomaly anomaly) {
        return new String(json.write(series, anomaly), StandardCharsets.UTF_8);
    }
}
