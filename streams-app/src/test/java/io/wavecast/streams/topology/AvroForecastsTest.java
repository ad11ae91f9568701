package io.wavecast.streams.topology;

import static io.wavecast.streams.testing.TestModel.aModel;
import static org.assertj.core.api.Assertions.assertThat;

import io.wavecast.core.series.ForecastStatus;
import io.wavecast.core.wire.WireFormat;
import io.wavecast.streams.forecast.ForecastSettings;
import io.wavecast.streams.testing.ForecastLab;
import org.junit.jupiter.api.Test;

class AvroForecastsTest {
    @Test
    void shouldWriteTheSameForecastsAsAvroAndNothingElse() {
        var settings = new ForecastSettings(10, 128, true, WireFormat.JSON);
        try (var json = new ForecastLab(settings);
                var avro = new ForecastLab(settings.withAvro(17))) {
            json.publish(aModel().warmup(2));
            avro.publish(aModel().warmup(2));
            for (int i = 0; i < 30; i++) {
                json.observe("a", Math.sin(i));
                avro.observe("a", Math.sin(i));
            }

            assertThat(avro.lastForecastValue()).startsWith(0, 0, 0, 0, 17);
            assertThat(json.lastForecastValue()).startsWith('{');
            assertThat(avro.lastForecastOf("a").status()).isEqualTo(ForecastStatus.OK);
            assertThat(avro.forecastsOf("a")).hasSize(30).isEqualTo(json.forecastsOf("a"));
            assertThat(avro.storedState("a")).isEqualTo(json.storedState("a"));
            assertThat(avro.scoreTexts()).isNotEmpty().isEqualTo(json.scoreTexts());
        }
    }
}
