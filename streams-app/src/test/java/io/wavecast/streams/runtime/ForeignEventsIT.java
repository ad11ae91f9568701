package io.wavecast.streams.runtime;

import static io.wavecast.streams.testing.TestModel.aModel;
import static org.assertj.core.api.Assertions.assertThat;

import io.wavecast.core.series.Forecast;
import io.wavecast.kafka.LocalBroker;
import io.wavecast.streams.EventsCommand;
import io.wavecast.streams.testing.ServiceLab;
import io.wavecast.streams.testing.ServiceProcess;
import io.wavecast.streams.testing.SharedBroker;
import io.wavecast.streams.testing.StubRegistry;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

@ExtendWith(SharedBroker.class)
class ForeignEventsIT {
    private static final int RECORDS = 100;
    private static final int PARTITIONS = 2;

    @TempDir
    Path directory;

    /** The answers are Avro: the first process registers their schema, the second one is told its id. */
    @Test
    void shouldAnswerEachEventOnceIfTheProcessIsKilled(LocalBroker broker) throws Exception {
        try (var registry = new StubRegistry();
                var lab = new ServiceLab(broker, "events-killed", PARTITIONS)) {
            lab.publish(aModel().periodMicros(50_000).build());
            send(lab, ForeignSender.TELEGRAF, RECORDS);
            String[] first = {
                "--profile=throughput", "--events=telegraf", "--forecast-format=avro", "--registry=" + registry.url()
            };
            String[] second = {
                "--profile=throughput", "--events=telegraf", "--forecast-format=avro:" + StubRegistry.REGISTERED
            };
            int series = ForeignSender.TELEGRAF.series().size();
            try (var process = ServiceProcess.start(lab, broker, directory.resolve("first"), "", first)) {
                lab.texts(lab.topics().forecasts(), series);
                for (int i = RECORDS; i < 2 * RECORDS; i++) {
                    lab.send(ForeignSender.TELEGRAF.record(lab.topics().sensorEvents(), i));
                }
                lab.flush();
                process.kill();
            }
            try (var process = ServiceProcess.start(lab, broker, directory.resolve("second"), "", second)) {
                for (int i = 2 * RECORDS; i < 3 * RECORDS; i++) {
                    lab.send(ForeignSender.TELEGRAF.record(lab.topics().sensorEvents(), i));
                }
                List<ConsumerRecord<byte[], byte[]>> all = lab.read(lab.topics().forecasts(), 3 * RECORDS * series);
                assertThat(ForecastsBySeries.of(all).values()).allSatisfy(one -> assertThat(one)
                        .extracting(Forecast::madeMicros)
                        .hasSize(3 * RECORDS)
                        .isSorted()
                        .doesNotHaveDuplicates());
                assertThat(process.stop()).isZero();
                assertThat(all).allSatisfy(one -> assertThat(
                                ByteBuffer.wrap(one.value()).getInt(1))
                        .isEqualTo(StubRegistry.REGISTERED));
                assertThat(registry.posted())
                        .containsExactly(
                                "/subjects/" + lab.topics().forecasts() + "-value",
                                "/subjects/" + lab.topics().forecasts() + "-value/versions");
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
}
