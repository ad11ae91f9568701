package io.wavecast.streams.runtime;

import static io.wavecast.streams.testing.TestModel.aModel;
import static org.assertj.core.api.Assertions.assertThat;

import io.wavecast.core.series.Forecast;
import io.wavecast.core.series.Observation;
import io.wavecast.core.series.ScoreSummary;
import io.wavecast.core.wire.ForecastCodec;
import io.wavecast.core.wire.ObservationCodec;
import io.wavecast.core.wire.ScoreCodec;
import io.wavecast.core.wire.WireFormat;
import io.wavecast.kafka.LocalBroker;
import io.wavecast.streams.forecast.ForecastSettings;
import io.wavecast.streams.testing.ServiceLab;
import io.wavecast.streams.testing.SharedBroker;
import io.wavecast.streams.testing.Signals;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@ExtendWith(SharedBroker.class)
class RecordFormatIT {
    private static final int COUNT = 120; // more than a second, so that there is a summary

    /** Sends a series in the default format, the same series with every second record in the other format, and records in neither. */
    @ParameterizedTest
    @EnumSource
    void shouldReadBothFormatsAndWriteItsOwn(WireFormat format, LocalBroker broker, @TempDir Path stateDir)
            throws Exception {
        WireFormat other = format == WireFormat.JSON ? WireFormat.PROTOBUF : WireFormat.JSON;
        try (var lab = new ServiceLab(broker, "formats-" + format.word())) {
            lab.publish(aModel().build());
            lab.flush();
            for (int i = 0; i < COUNT; i++) {
                send(lab, "usual", format, i, new RecordHeaders());
                if (i % 2 == 0) {
                    send(lab, "mixed", format, i, new RecordHeaders());
                } else {
                    send(lab, "mixed", other, i, header(other.word()));
                }
            }
            send(lab, "mixed", format, COUNT, header(other.word()));
            send(lab, "mixed", format, COUNT, header("avro"));
            ForecastSettings settings = ForecastSettings.DEFAULTS;
            var config = lab.config(stateDir)
                    .forecast(new ForecastSettings(settings.maxGap(), settings.ring(), false, format))
                    .build();
            try (var service = lab.serve(config)) {
                Map<String, List<Forecast>> forecasts =
                        forecasts(other, lab.read(lab.topics().forecasts(), 2 * COUNT));
                assertThat(forecasts).containsOnlyKeys("mixed", "usual");
                assertThat(forecasts.get("mixed"))
                        .hasSize(COUNT)
                        .isEqualTo(forecasts.get("usual"))
                        .last()
                        .satisfies(last -> assertThat(last.model().name()).isEqualTo("default"));

                List<ConsumerRecord<byte[], byte[]>> summaries =
                        lab.read(lab.topics().forecastScores(), 2);
                for (ConsumerRecord<byte[], byte[]> record : summaries) {
                    assertThat(record.headers()).isEmpty();
                    ScoreSummary summary = new ScoreCodec(other).readSummary(record.headers(), record.value());
                    assertThat(summary.count()).isPositive();
                }

                List<ConsumerRecord<byte[], byte[]>> letters =
                        lab.read(lab.topics().deadLetters(), 2);
                assertThat(letters)
                        .extracting(letter -> header(letter, "wavecast.reason"))
                        .containsExactly(other == WireFormat.JSON ? "not-utf8" : "not-protobuf", "unknown-format");
                assertThat(letters.get(0).value()).isEqualTo(new ObservationCodec(format).write(observation(COUNT)));
                assertThat(letters.get(1).value()).isEqualTo(new ObservationCodec(format).write(observation(COUNT)));
                assertThat(header(letters.get(1), "wavecast.format")).isEqualTo("avro");
                assertThat(header(letters.get(1), "wavecast.message"))
                        .contains("expected json or protobuf, was 'avro'");
                assertThat(Http.get(service, "/health/ready").statusCode()).isEqualTo(200);
            }
        }
    }

    /** @param setting a reader's setting, which forecasts need not agree with */
    private static Map<String, List<Forecast>> forecasts(
            WireFormat setting, List<ConsumerRecord<byte[], byte[]>> records) {
        var codec = new ForecastCodec(setting);
        Map<String, List<Forecast>> forecasts = new TreeMap<>();
        for (ConsumerRecord<byte[], byte[]> record : records) {
            assertThat(record.headers()).isEmpty();
            forecasts
                    .computeIfAbsent(new String(record.key(), StandardCharsets.UTF_8), key -> new ArrayList<>())
                    .add(codec.read(record.headers(), record.value()));
        }
        return forecasts;
    }

    private static void send(ServiceLab lab, String series, WireFormat format, int tick, Headers headers) {
        byte[] event = new ObservationCodec(format).write(observation(tick));
        byte[] key = series.getBytes(StandardCharsets.UTF_8);
        lab.send(new ProducerRecord<>(lab.topics().sensorEvents(), null, key, event, headers));
    }

    private static Observation observation(int tick) {
        return new Observation(Signals.EPOCH_MICROS + tick * Signals.PERIOD_MICROS, Math.sin(tick / 7.0));
    }

    private static Headers header(String format) {
        return new RecordHeaders().add(WireFormat.HEADER, format.getBytes(StandardCharsets.UTF_8));
    }

    private static String header(ConsumerRecord<byte[], byte[]> record, String name) {
        return new String(record.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }
}
