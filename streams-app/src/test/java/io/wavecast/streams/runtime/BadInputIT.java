package io.wavecast.streams.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.wavecast.core.series.Observation;
import io.wavecast.core.wire.ObservationCodec;
import io.wavecast.kafka.LocalBroker;
import io.wavecast.streams.testing.ServiceLab;
import io.wavecast.streams.testing.SharedBroker;
import io.wavecast.streams.testing.Signals;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(SharedBroker.class)
class BadInputIT {
    @Test
    void shouldMoveBadRecordsToTheDeadLettersUnchanged(LocalBroker broker, @TempDir Path stateDir) throws Exception {
        List<BadInput> bad = BadInput.all();
        assertThat(bad).hasSizeGreaterThanOrEqualTo(30);
        try (var lab = new ServiceLab(broker, "bad-input")) {
            lab.whileServing(stateDir, service -> {
                for (int i = 0; i < bad.size(); i++) {
                    lab.observe("good", i, i);
                    lab.send(new ProducerRecord<>(
                            lab.topics().sensorEvents(),
                            bad.get(i).key(),
                            bad.get(i).value()));
                }
                lab.observe("good", bad.size(), 1);

                assertThat(lab.read(lab.topics().forecasts(), bad.size() + 1)).hasSize(bad.size() + 1);
                List<ConsumerRecord<byte[], byte[]>> letters =
                        lab.read(lab.topics().deadLetters(), bad.size());
                assertThat(letters).hasSameSizeAs(bad);
                for (int i = 0; i < bad.size(); i++) {
                    compare(letters.get(i), bad.get(i), 2L * i + 1, lab.topics().sensorEvents());
                }
                assertThat(Http.get(service, "/health/ready").statusCode()).isEqualTo(200);
                assertThat(Http.get(service, "/metrics").body())
                        .contains("wavecast_observations_rejected_total{reason=\"bad-time\"} 7.0");
            });
        }
    }

    @Test
    void shouldIgnoreRecordsThatAreNotModels(LocalBroker broker, @TempDir Path stateDir) throws Exception {
        try (var lab = new ServiceLab(broker, "bad-models")) {
            lab.send(lab.topics().models(), "default", "no model".getBytes(StandardCharsets.UTF_8));
            lab.flush();
            lab.whileServing(stateDir, service -> {
                lab.send(lab.topics().models(), "default", new byte[0]);
                lab.send(lab.topics().models(), "default", new byte[100_000]);
                lab.flush();

                Http.await(
                        service,
                        "/metrics",
                        page -> page.contains("wavecast_models_rejected_total{reason=\"not-safetensors\"} 3.0"));
                lab.observe("pump", 0, 1);
                assertThat(lab.texts(lab.topics().forecasts(), 1))
                        .singleElement()
                        .asString()
                        .contains("naive@0");
            });
        }
    }

    @Test
    void shouldForecastASeriesOfTheMostChannels(LocalBroker broker, @TempDir Path stateDir) throws Exception {
        int channels = 4_096;
        var random = new Random(1);
        var events = new ObservationCodec();
        try (var lab = new ServiceLab(broker, "widest")) {
            for (int i = 0; i < 50; i++) {
                double[] values = random.doubles(channels).toArray();
                long time = Signals.EPOCH_MICROS + i * Signals.PERIOD_MICROS;
                lab.send(lab.topics().sensorEvents(), "eeg", events.write(new Observation(time, values)));
            }
            lab.whileServing(stateDir, service -> lab.read(lab.topics().forecasts(), 50));
            lab.whileServing(stateDir.resolve("empty"), service -> {
                lab.send(
                        lab.topics().sensorEvents(),
                        "eeg",
                        events.write(new Observation(Signals.EPOCH_MICROS, new double[channels])));
                lab.flush();
                Http.await(
                        service,
                        "/metrics",
                        page -> page.contains("wavecast_observations_rejected_total{reason=\"out-of-order\"} 1.0"));
            });
        }
    }

    private static void compare(ConsumerRecord<byte[], byte[]> letter, BadInput bad, long offset, String topic) {
        String reason = header(letter, "wavecast.reason");
        assertThat(reason).as(header(letter, "wavecast.message")).isEqualTo(bad.reason());
        assertThat(letter.key()).as(reason).isEqualTo(bad.key());
        assertThat(letter.value()).as(reason).isEqualTo(bad.value());
        assertThat(header(letter, "wavecast.topic")).isEqualTo(topic);
        assertThat(header(letter, "wavecast.partition")).isEqualTo("0");
        assertThat(header(letter, "wavecast.offset")).isEqualTo(String.valueOf(offset));
        assertThat(header(letter, "wavecast.message")).isNotBlank().hasSizeLessThan(1_000);
    }

    private static String header(ConsumerRecord<byte[], byte[]> record, String name) {
        return new String(record.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }
}
