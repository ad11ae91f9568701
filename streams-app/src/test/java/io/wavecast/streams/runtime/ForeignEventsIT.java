package io.wavecast.streams.runtime;

import static io.wavecast.streams.testing.TestModel.aModel;
import static org.assertj.core.api.Assertions.assertThat;

import io.wavecast.core.events.EventForm;
import io.wavecast.core.series.Forecast;
import io.wavecast.core.series.ForecastStatus;
import io.wavecast.core.topics.Topics;
import io.wavecast.core.wire.ForecastCodec;
import io.wavecast.kafka.LocalBroker;
import io.wavecast.streams.EventsCommand;
import io.wavecast.streams.reading.ReadingSettings;
import io.wavecast.streams.testing.ServiceLab;
import io.wavecast.streams.testing.ServiceProcess;
import io.wavecast.streams.testing.SharedBroker;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import picocli.CommandLine;

@ExtendWith(SharedBroker.class)
class ForeignEventsIT {
    private static final int RECORDS =
            100; // five seconds, so that each series has two summaries of scores, even if its model comes late
    private static final int PARTITIONS = 2;

    @TempDir
    Path directory;

    @ParameterizedTest
    @EnumSource
    void shouldForecastAndScoreTheSeriesOfOtherSenders(ForeignSender sender, LocalBroker broker) throws Exception {
        String name = "events-" + sender.name().toLowerCase(Locale.ROOT);
        try (var lab = new ServiceLab(broker, name, PARTITIONS)) {
            lab.putInForce(aModel().periodMicros(50_000).warmup(4).build());
            lab.send(sender.malformed(lab.topics().sensorEvents()));
            send(lab, sender, RECORDS);
            var config = lab.config(directory)
                    .reading(new ReadingSettings(EventForm.of(sender.form()), false))
                    .build();
            lab.whileServing(config, service -> {
                int series = sender.series().size();
                Map<String, List<Forecast>> forecasts =
                        forecasts(lab.read(lab.topics().forecasts(), RECORDS * series));
                assertThat(forecasts).containsOnlyKeys(sender.series().toArray(String[]::new));
                assertThat(forecasts.values()).allSatisfy(one -> assertThat(one)
                        .hasSize(RECORDS)
                        .last()
                        .extracting(Forecast::status)
                        .isEqualTo(ForecastStatus.OK));

                // Of each series: the last value's during the warm-up, and the model's in the first and in the second
                // second.
                assertThat(lab.read(lab.topics().forecastScores(), 3 * series))
                        .extracting(score -> text(score.key()))
                        .containsAll(sender.series());
                ConsumerRecord<byte[], byte[]> letter =
                        lab.read(lab.topics().deadLetters(), 1).get(0);
                assertThat(letter.value())
                        .isEqualTo(sender.malformed(lab.topics().sensorEvents()).value());
                assertThat(text(letter.headers().lastHeader("wavecast.topic").value()))
                        .isEqualTo(lab.topics().sensorEvents());
                assertThat(service.partitions()).hasSize(2 * PARTITIONS);
                assertThat(Http.get(service, "/health/ready").statusCode()).isEqualTo(200);
            });
            assertThat(partitions(broker, Topics.seriesEvents(name))).isEqualTo(PARTITIONS);
        }
    }

    @Test
    void shouldAnswerEachEventOnceIfTheProcessIsKilled(LocalBroker broker) throws Exception {
        try (var lab = new ServiceLab(broker, "events-killed", PARTITIONS)) {
            lab.publish(aModel().periodMicros(50_000).build());
            send(lab, ForeignSender.TELEGRAF, RECORDS);
            String[] options = {"--profile=throughput", "--events=telegraf"};
            int series = ForeignSender.TELEGRAF.series().size();
            try (var process = ServiceProcess.start(lab, broker, directory.resolve("first"), "", options)) {
                lab.texts(lab.topics().forecasts(), series);
                for (int i = RECORDS; i < 2 * RECORDS; i++) {
                    lab.send(ForeignSender.TELEGRAF.record(lab.topics().sensorEvents(), i));
                }
                lab.flush();
                process.kill();
            }
            try (var process = ServiceProcess.start(lab, broker, directory.resolve("second"), "", options)) {
                for (int i = 2 * RECORDS; i < 3 * RECORDS; i++) {
                    lab.send(ForeignSender.TELEGRAF.record(lab.topics().sensorEvents(), i));
                }
                List<ConsumerRecord<byte[], byte[]>> all = lab.read(lab.topics().forecasts(), 3 * RECORDS * series);
                assertThat(forecasts(all).values()).allSatisfy(one -> assertThat(one)
                        .extracting(Forecast::madeMicros)
                        .hasSize(3 * RECORDS)
                        .isSorted()
                        .doesNotHaveDuplicates());
                assertThat(process.stop()).isZero();
            }
        }
    }

    @Test
    void shouldShowWhatTheLastRecordsBecome(LocalBroker broker) throws Exception {
        try (var lab = new ServiceLab(broker, "events-try", PARTITIONS)) {
            send(lab, ForeignSender.TTN, 20);
            lab.send(ForeignSender.TELEGRAF.record(lab.topics().sensorEvents(), 21));
            lab.flush();
            var out = new StringWriter();
            int exit = new CommandLine(new EventsCommand())
                    .setOut(new PrintWriter(out))
                    .execute(
                            "try",
                            "--bootstrap=" + broker.bootstrap(),
                            "--mapping=" + ForeignSender.TTN.form(),
                            "--topic=" + lab.topics().sensorEvents());

            assertThat(out.toString())
                    .contains("offset 19, key any")
                    .contains("  sensor-1/humidity  2024-05-31T16:08:37.950Z  4.0")
                    .contains("  refused, bad-time: time: expected one at")
                    .contains("10 records: 18 observations, 1 refused");
            assertThat(exit).isEqualTo(1);
        }
    }

    private static void send(ServiceLab lab, ForeignSender sender, int records) {
        for (int i = 0; i < records; i++) {
            lab.send(sender.record(lab.topics().sensorEvents(), i));
        }
        lab.flush();
    }

    private static Map<String, List<Forecast>> forecasts(List<ConsumerRecord<byte[], byte[]>> records) {
        var codec = new ForecastCodec();
        Map<String, List<Forecast>> forecasts = new TreeMap<>();
        for (ConsumerRecord<byte[], byte[]> record : records) {
            forecasts
                    .computeIfAbsent(text(record.key()), key -> new ArrayList<>())
                    .add(codec.read(record.headers(), record.value()));
        }
        return forecasts;
    }

    private static int partitions(LocalBroker broker, String topic) throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrap()))) {
            return admin.describeTopics(List.of(topic))
                    .allTopicNames()
                    .get()
                    .get(topic)
                    .partitions()
                    .size();
        }
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
