package io.wavecast.streams.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.wavecast.core.series.Observation;
import io.wavecast.core.wire.ObservationCodec;
import io.wavecast.core.wire.WireFormat;
import io.wavecast.kafka.LocalBroker;
import io.wavecast.streams.forecast.ForecastSettings;
import io.wavecast.streams.testing.ServiceLab;
import io.wavecast.streams.testing.SharedBroker;
import io.wavecast.streams.testing.Signals;
import io.wavecast.streams.testing.TestModel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Compares the service's account of visible forecasts with the clock of a reader of committed records. The timestamps of the observations
 * are spread over four seconds, so that the targets of their forecasts are due at times around the moment at which the reader has them.
 */
@ExtendWith(SharedBroker.class)
class VisibleTimeIT {
    private static final int SAMPLES = 100;
    private static final long APART_MILLIS = 40;
    private static final int NEAR = 100; // 1 s ahead
    private static final int FAR = 400; // 4 s ahead
    private static final int SCORES = SAMPLES + FAR - NEAR + 1 + SAMPLES + 1;
    private static final ObjectMapper JSON = new ObjectMapper();

    /** A reader may be slower than the broker by as much, on a busy machine. Targets that are due within this time are not compared. */
    private static final long TOLERANCE_MILLIS = 700;

    private final ObservationCodec observations = new ObservationCodec();
    private final Map<Integer, Long> arrived = new HashMap<>(); // ms by the tick of the observation
    private final Map<Integer, Long> had = new HashMap<>(); // ms at which the reader had its forecast

    @ParameterizedTest
    @EnumSource(Guarantee.class)
    void shouldCountForecastsLateThatReadersHadLate(Guarantee guarantee, LocalBroker broker, @TempDir Path stateDir)
            throws Exception {
        try (var lab = new ServiceLab(broker, "visible-" + guarantee.word());
                var reader = reader(lab, broker)) {
            lab.publish(TestModel.persistence(1, NEAR, FAR));
            lab.flush();
            var config = lab.config(stateDir, Map.of("commit.interval.ms", "2000"))
                    .profile(Profile.THROUGHPUT) // commits every two seconds
                    .guarantee(guarantee)
                    .forecast(everyScore())
                    .build();
            lab.whileServing(config, service -> {
                send(lab, 0, System.currentTimeMillis());
                readUntil(reader, 1); // from here a commit is two seconds away
                long begun = System.currentTimeMillis();
                for (int tick = 1; tick <= SAMPLES; tick++) {
                    send(lab, tick, begun - (SAMPLES - tick) * APART_MILLIS);
                    collect(reader, Duration.ZERO);
                }
                readUntil(reader, SAMPLES + 1);
                for (int tick = SAMPLES + 1; tick <= SAMPLES + FAR; tick++) {
                    send(lab, tick, System.currentTimeMillis());
                    collect(reader, Duration.ZERO);
                }
                readUntil(reader, SAMPLES + FAR + 1);
                compareScores(lab, guarantee, begun);
                compareDelays(service);
            });
        }
    }

    private void send(ServiceLab lab, int tick, long millis) {
        arrived.put(tick, millis);
        lab.send(new ProducerRecord<>(
                lab.topics().sensorEvents(),
                0,
                millis,
                "pump".getBytes(StandardCharsets.UTF_8),
                observations.write(
                        new Observation(Signals.EPOCH_MICROS + tick * Signals.PERIOD_MICROS, new double[] {tick}))));
        lab.flush();
    }

    private void readUntil(KafkaConsumer<byte[], byte[]> reader, int count) throws Exception {
        long end = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (had.size() < count) {
            assertThat(System.nanoTime()).as("forecasts read: " + had.size()).isLessThan(end);
            collect(reader, Duration.ofMillis(100));
        }
    }

    private void collect(KafkaConsumer<byte[], byte[]> reader, Duration timeout) throws Exception {
        for (ConsumerRecord<byte[], byte[]> record : reader.poll(timeout)) {
            double made = JSON.readTree(record.value()).get("made").asDouble();
            had.putIfAbsent(tick(made), System.currentTimeMillis());
        }
    }

    private void compareScores(ServiceLab lab, Guarantee guarantee, long begun) throws Exception {
        int compared = 0;
        int lateOfFutureTargets = 0;
        int onTime = 0;
        for (String text : lab.texts(lab.topics().forecastScores(), SCORES)) {
            JsonNode score = JSON.readTree(text);
            int horizon = score.get("h").asInt();
            int tick = tick(score.get("at").asDouble()) - horizon;
            if (tick < 1 || tick > SAMPLES) {
                continue;
            }
            long due = arrived.get(tick) + horizon * Signals.PERIOD_MICROS / 1_000;
            boolean late = score.get("late").asBoolean();
            if (Math.abs(had.get(tick) - due) <= TOLERANCE_MILLIS) {
                continue;
            }
            assertThat(late)
                    .as(
                            "a forecast of tick %d, %d steps ahead, that the reader had %d ms after its target",
                            tick, horizon, had.get(tick) - due)
                    .isEqualTo(had.get(tick) > due);
            compared++;
            onTime += late ? 0 : 1;
            lateOfFutureTargets += late && due > begun + TOLERANCE_MILLIS / 2 ? 1 : 0;
        }
        assertThat(compared).isGreaterThan(SAMPLES);
        assertThat(onTime).isPositive();
        if (guarantee == Guarantee.EXACTLY_ONCE) {
            assertThat(lateOfFutureTargets)
                    .as("late although they were computed before their targets: the commit came after them")
                    .isPositive();
        }
    }

    /** One observation in 16 is measured. The service knows its forecast to be visible before a reader has it. */
    private void compareDelays(ForecastService service) {
        double readers = 0;
        int measured = 0;
        for (int tick = 0; tick <= SAMPLES + FAR; tick += 16) {
            readers += (had.get(tick) - arrived.get(tick)) / 1e3;
            measured++;
        }
        String count = "wavecast_visible_delay_seconds_count " + measured + "\n";
        Http.await(service, "/metrics", page -> page.contains(count));
        double own = Http.get(service, "/metrics")
                .body()
                .lines()
                .filter(line -> line.startsWith("wavecast_visible_delay_seconds_sum "))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.indexOf(' '))))
                .sum();

        assertThat(readers / measured - own / measured)
                .as("mean of the reader less mean of the service, in seconds")
                .isBetween(-0.1, TOLERANCE_MILLIS / 1e3);
    }

    private static int tick(double seconds) {
        return (int) Math.round((seconds * 1e6 - Signals.EPOCH_MICROS) / Signals.PERIOD_MICROS);
    }

    private static ForecastSettings everyScore() {
        ForecastSettings defaults = ForecastSettings.DEFAULTS;
        return new ForecastSettings(
                defaults.maxGap(), defaults.ring(), true, WireFormat.JSON, defaults.maxAhead(), defaults.forgetAfter());
    }

    private static KafkaConsumer<byte[], byte[]> reader(ServiceLab lab, LocalBroker broker) {
        var settings = new Properties();
        settings.put("bootstrap.servers", broker.bootstrap());
        settings.put("isolation.level", "read_committed");
        var reader = new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
        var partition = new TopicPartition(lab.topics().forecasts(), 0);
        reader.assign(List.of(partition));
        reader.seekToBeginning(List.of(partition));
        return reader;
    }
}
