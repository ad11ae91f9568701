package io.wavecast.streams.topology;

import static io.wavecast.streams.testing.TestModel.aModel;
import static org.assertj.core.api.Assertions.assertThat;

import io.wavecast.core.events.EventForm;
import io.wavecast.core.series.Forecast;
import io.wavecast.core.series.ForecastStatus;
import io.wavecast.core.topics.Topics;
import io.wavecast.core.wire.RecordMarks;
import io.wavecast.streams.delivery.Delivery;
import io.wavecast.streams.forecast.ForecastSettings;
import io.wavecast.streams.reading.ReadingSettings;
import io.wavecast.streams.registry.ModelRegistry;
import io.wavecast.streams.registry.PlainPublications;
import io.wavecast.streams.store.InstanceStores;
import io.wavecast.streams.store.StateBudget;
import io.wavecast.streams.testing.CountingMetrics;
import io.wavecast.streams.testing.ForecastLab;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SeriesEventsTest {
    private static final ReadingSettings TELEGRAF = new ReadingSettings(EventForm.of("telegraf"), false);

    private final ForecastLab lab = new ForecastLab(ForecastSettings.DEFAULTS, TELEGRAF);

    @AfterEach
    void closeLab() {
        lab.close();
    }

    @Test
    void shouldMatchItsDescription() throws Exception {
        var topology = ForecastTopology.build(
                Topics.defaults(),
                ForecastSettings.DEFAULTS,
                TELEGRAF,
                new TopicFacts(ForecastLab.MAX_LETTER, 1),
                InstanceStores.inTransactions(new StateBudget(1 << 20)),
                new ModelRegistry(),
                PlainPublications.AT_ONCE,
                new CountingMetrics(),
                Clock.systemUTC(),
                Delivery.untracked());

        // A renamed repartition topic loses the observations in it, so a rename must show in a change of this file.
        assertThat(topology.describe().toString().strip())
                .isEqualTo(Files.readString(Path.of("src/test/resources/topology-events.txt"))
                        .strip());
    }

    @Test
    void shouldAnswerEachFieldAsASeriesOfItsOwn() {
        lab.publish(aModel().warmup(1));
        for (int i = 0; i < 10; i++) {
            send("metrics", metric(1_700_000_000L + i, i), new RecordHeaders());
        }
        for (int field = 0; field < 12; field++) {
            assertThat(lab.forecastsOf("plant/hall-1/f" + field))
                    .hasSize(10)
                    .last()
                    .extracting(Forecast::status)
                    .isEqualTo(ForecastStatus.OK);
        }
        assertThat(lab.deadLetters()).isEmpty();
    }

    @Test
    void shouldSendRecordsThatCannotBeReadToTheDeadLettersUnchanged() {
        send("k", "{\"name\":\"m\",\"fields\":{}}", new RecordHeaders());

        TestRecord<byte[], byte[]> letter = lab.deadLetters().get(0);
        assertThat(letter.value()).asString().isEqualTo("{\"name\":\"m\",\"fields\":{}}");
        assertThat(header(letter, "wavecast.reason")).isEqualTo("bad-time");
        assertThat(header(letter, "wavecast.topic")).isEqualTo("sensor-events");
        assertThat(lab.metrics().count("rejected bad-time")).isEqualTo(1);
    }

    @Test
    void shouldNameTheFirstRecordOfAnObservationThatIsRefused() {
        send("k", metric(1_700_000_000L, 1), new RecordHeaders());
        String late = "{\"name\":\"m\",\"tags\":{},\"fields\":{\"a\":1},\"timestamp\":1800000000}";
        lab.send(bytes("k"), bytes(late), 1_700_000_000_000L, new RecordHeaders());

        TestRecord<byte[], byte[]> letter = lab.deadLetters().get(0);
        assertThat(letter.key()).asString().isEqualTo("m/a");
        assertThat(header(letter, "wavecast.reason")).isEqualTo("time-ahead");
        assertThat(header(letter, "wavecast.topic")).isEqualTo("sensor-events");
        assertThat(header(letter, "wavecast.offset")).isEqualTo("1");
        assertThat(header(letter, "wavecast.format")).isEqualTo("protobuf");
        assertThat(letter.headers().lastHeader("wavecast.origin")).isNull();
    }

    @Test
    void shouldKeepTheMarksOfRecords() {
        String ahead = "{\"name\":\"m\",\"tags\":{},\"fields\":{\"a\":1},\"timestamp\":1800000000}";
        lab.send(
                bytes("k"), bytes(ahead), 1_700_000_000_000L, new RecordHeaders().add(RecordMarks.REPLAY, new byte[0]));
        assertThat(lab.forecastsOf("m/a")).hasSize(1);

        send("m/a", "", new RecordHeaders().add(RecordMarks.RESET, new byte[0]));
        assertThat(lab.storedState("m/a")).isNull();
    }

    /** A metric of Telegraf with twelve fields. */
    private static String metric(long seconds, int value) {
        var fields = new StringBuilder();
        for (int field = 0; field < 12; field++) {
            fields.append(field == 0 ? "" : ",").append("\"f" + field + "\":" + (value + field));
        }
        return "{\"fields\":{" + fields + "},\"name\":\"plant\",\"tags\":{\"host\":\"hall-1\"},\"timestamp\":" + seconds
                + "}";
    }

    private void send(String key, String value, Headers headers) {
        lab.send(bytes(key), bytes(value), 1_700_000_000_000L, headers);
    }

    private static String header(TestRecord<byte[], byte[]> letter, String name) {
        return new String(letter.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
