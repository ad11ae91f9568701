package io.wavecast.signals.produce;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.wavecast.core.series.Observation;
import io.wavecast.core.topics.TopicReader;
import io.wavecast.core.topics.TopicSetup;
import io.wavecast.core.topics.Topics;
import io.wavecast.core.wire.ObservationCodec;
import io.wavecast.core.wire.RecordMarks;
import io.wavecast.core.wire.WireFormat;
import io.wavecast.kafka.LocalBroker;
import io.wavecast.signals.SharedData;
import io.wavecast.signals.csv.CsvOptions;
import io.wavecast.signals.csv.CsvRecording;
import io.wavecast.signals.edf.TwoRates;
import io.wavecast.signals.replay.ReplayOptions;
import io.wavecast.signals.replay.SignalProducer;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class ProduceIT {
    private static LocalBroker broker;

    @TempDir
    Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @BeforeAll
    static void start() {
        broker = LocalBroker.start();
    }

    @AfterAll
    static void stop() {
        broker.close();
    }

    @Test
    void shouldSendEverySampleOfEveryChannelInOrder() throws Exception {
        Path file =
                Files.writeString(folder.resolve("Pump 7.csv"), "t,flow,heat\n10,1.5,20\n10.25,,21\n10.5,-3e-3,22\n");

        int code = produce("a.", "--input", file.toString(), "--speed", "0", "--start", "recorded");

        assertThat(code).as(err.toString()).isZero();
        Map<String, List<Observation>> events = events("a.");
        assertThat(events).containsOnlyKeys("pump 7/flow", "pump 7/heat");
        assertThat(events.get("pump 7/flow"))
                .containsExactly(new Observation(10_000_000, 1.5), new Observation(10_500_000, -0.003));
        assertThat(events.get("pump 7/heat")).extracting(o -> o.values()[0]).containsExactly(20.0, 21.0, 22.0);
        assertThat(out.toString()).contains("5 observations in Kafka").contains("1 values were missing");
    }

    @Test
    void shouldSendAllChannelsAsAVector() throws Exception {
        Path file = Files.writeString(folder.resolve("arm.csv"), "t,x,y\n0,1,2\n1,,3\n2,,\n");

        int code = produce(
                "b.",
                "--input",
                file.toString(),
                "--vector",
                "--series",
                "lab/arm",
                "--speed",
                "0",
                "--start",
                "1970-01-01T00:01:00Z");

        assertThat(code).as(err.toString()).isZero();
        assertThat(events("b.").get("lab/arm"))
                .containsExactly(new Observation(60_000_000, 1, 2), new Observation(61_000_000, Double.NaN, 3));
    }

    @Test
    void shouldSendProtobufWithAHeader() throws Exception {
        Path file = Files.writeString(folder.resolve("arm.csv"), "t,x,y\n0,1,2\n1,,3\n");

        int code = produce(
                "p.",
                "--input",
                file.toString(),
                "--vector",
                "--speed",
                "0",
                "--start",
                "1970-01-01T00:01:00Z",
                "--format",
                "protobuf");

        assertThat(code).as(err.toString()).isZero();
        assertThat(events("p.").get("arm"))
                .containsExactly(new Observation(60_000_000, 1, 2), new Observation(61_000_000, Double.NaN, 3));
        var bytes = new ObservationCodec(WireFormat.PROTOBUF).write(new Observation(60_000_000, 1, 2));
        new TopicReader(Map.of("bootstrap.servers", broker.bootstrap()), "p.sensor-events")
                .forEach(
                        event -> {
                            assertThat(event.headers())
                                    .containsAll(WireFormat.PROTOBUF.headers())
                                    .anyMatch(header -> header.key().equals(RecordMarks.REPLAY));
                            assertThat(event.value()).hasSameSizeAs(bytes);
                        },
                        (read, total) -> {});
    }

    @Test
    void shouldReplayPartOfARecording() throws Exception {
        Path file = SharedData.file("eegmat_500hz_edf/Subject02_1.edf");

        int code = produce(
                "c.",
                "--input",
                file.toString(),
                "--channels",
                "O1,O2",
                "--from",
                "10",
                "--to",
                "12.5",
                "--speed",
                "0");

        assertThat(code).as(err.toString()).isZero();
        Map<String, List<Observation>> events = events("c.");
        assertThat(events).containsOnlyKeys("subject02_1/O1", "subject02_1/O2");
        List<Observation> o1 = events.get("subject02_1/O1");
        assertThat(o1).hasSize(1_250);
        assertThat(o1.get(1_249).timeMicros() - o1.get(0).timeMicros()).isEqualTo(1_249 * 2_000L);
    }

    @Test
    void shouldContinueEventTimeWhenItLoops() throws Exception {
        Path file = Files.writeString(folder.resolve("beat.csv"), "t,v\n0,1\n1,2\n2,3\n");
        var client = Map.<String, Object>of("bootstrap.servers", broker.bootstrap());
        createTopics("d.");
        var holder = new SignalProducer[1];
        holder[0] = new SignalProducer(
                client,
                "d.sensor-events",
                CsvRecording.read(file, CsvOptions.none()),
                ReplayOptions.of("beat").withSpeed(0).withLoop(true),
                (sent, micros) -> {
                    if (sent == 7) {
                        holder[0].stop();
                    }
                });

        var summary = holder[0].run();

        assertThat(summary.total()).isEqualTo(7);
        List<Observation> events = events("d.").get("beat/v");
        assertThat(events).extracting(o -> o.values()[0]).containsExactly(1.0, 2.0, 3.0, 1.0, 2.0, 3.0, 1.0);
        for (int i = 1; i < events.size(); i++) {
            assertThat(events.get(i).timeMicros() - events.get(i - 1).timeMicros())
                    .isEqualTo(1_000_000);
        }
    }

    @Test
    void shouldReportAllInvalidOptionsAtOnce() {
        int code = produce("e.", "--signal", "eggs", "--speed", "-1", "--partitions", "0");

        assertThat(code).isEqualTo(2);
        assertThat(err.toString())
                .contains("'--signal': expected one of neural-mass, eeg, sine, ecg, random-walk, was 'eggs'")
                .contains("--speed: expected 0 (as fast as possible) or more, was -1.0")
                .contains("--partitions: expected at least 1, was 0");
    }

    @Test
    void shouldNameTheFileThatDoesNotExist() {
        assertThat(produce("e.", "--input", folder.resolve("none.edf").toString()))
                .isEqualTo(2);
        assertThat(err.toString()).contains("none.edf: no such file");
    }

    @Test
    void shouldKeepRecordedTimesOfAPart() throws Exception {
        Path file = Files.writeString(folder.resolve("tide.csv"), "t,v\n100,1\n101,2\n102,3\n103,4\n");

        int code = produce(
                "f.", "--input", file.toString(), "--speed", "0", "--start", "recorded", "--from", "2", "--to", "3");

        assertThat(code).as(err.toString()).isZero();
        assertThat(events("f.").get("tide/v")).containsExactly(new Observation(102_000_000, 3));
    }

    @Test
    void shouldNotSendSamplesWhoseTimeDoesNotAdvance() throws Exception {
        Path file = Files.writeString(folder.resolve("late.csv"), "t,v\n100,1\n99,2\n100,3\n105,4\n");

        int code = produce("g.", "--input", file.toString(), "--speed", "0", "--start", "recorded");

        assertThat(code).as(err.toString()).isZero();
        assertThat(events("g.").get("late/v"))
                .containsExactly(new Observation(100_000_000, 1), new Observation(105_000_000, 4));
        assertThat(err.toString()).contains("1 of 4 rows repeat the time before them", "1 of 4 rows are earlier");
    }

    @Test
    void shouldSendChannelsOfDifferentRatesAsSeries() throws Exception {
        TwoRates.in(folder);

        int code = produce(
                "h.",
                "--input",
                folder.resolve("two-rates.edf").toString(),
                "--channels",
                "O1,temp",
                "--speed",
                "0",
                "--start",
                "1970-01-01T00:00:00Z");

        assertThat(code).as(err.toString()).isZero();
        Map<String, List<Observation>> events = events("h.");
        assertThat(events.get("two-rates/temp"))
                .containsExactly(new Observation(0, 36), new Observation(1_000_000, 37));
        assertThat(events.get("two-rates/O1"))
                .extracting(Observation::timeMicros)
                .containsExactly(0L, 250_000L, 500_000L, 750_000L, 1_000_000L, 1_250_000L, 1_500_000L, 1_750_000L);
        assertThat(out.toString()).contains("10 observations in Kafka").doesNotContain("missing");
    }

    @Test
    void shouldSendTheValuesOfARealRecording() throws Exception {
        Path file = SharedData.file("eegmat_500hz_edf/Subject02_1.edf");

        int code = produce("i.", "--input", file.toString(), "--channels", "O1,ECG", "--speed", "0");

        assertThat(code).as(err.toString()).isZero();
        Map<String, List<Observation>> events = events("i.");
        assertThat(events.get("subject02_1/O1")).hasSize(91_000);
        // Computed with Python's struct from the same bytes.
        assertThat(events.get("subject02_1/O1").get(12_345).values()[0]).isEqualTo(-5.035451622796977, within(1e-9));
        assertThat(events.get("subject02_1/O1").get(90_999).values()[0]).isEqualTo(0.00278442206455054, within(1e-9));
        assertThat(events.get("subject02_1/ECG").get(45_000).values()[0]).isEqualTo(-0.00667439063096055, within(1e-9));
        assertThat(events.get("subject02_1/ECG"))
                .extracting(Observation::timeMicros)
                .isSorted();
    }

    @Test
    void shouldRefuseADamagedFileWithTimesBeforeItSends() throws Exception {
        Path file = Files.writeString(folder.resolve("torn.csv"), "t,v\n0,1\n1,2\n2,3\n3\n");

        int code = produce("k.", "--input", file.toString(), "--speed", "0", "--start", "recorded");

        assertThat(code).isEqualTo(2);
        assertThat(err.toString()).contains("torn.csv, line 5: expected 2 columns, was 1");
    }

    @Test
    void shouldSendSamplesBeforeADamageAndFail() throws Exception {
        Path file = Files.writeString(folder.resolve("torn.csv"), "v,w\n1,1\n-200,-200\n3,3\n3\n");

        int code = produce(
                "j.",
                "--input",
                file.toString(),
                "--rate",
                "1",
                "--speed",
                "0",
                "--missing",
                "-200",
                "--start",
                "1970-01-01T00:00:00Z");

        assertThat(code).isEqualTo(1);
        assertThat(err.toString()).contains("torn.csv, line 5: expected 2 columns, was 1");
        assertThat(events("j.").get("torn/v")).containsExactly(new Observation(0, 1), new Observation(2_000_000, 3));
    }

    @Test
    void shouldFailIfKafkaRejectsAnObservation() throws Exception {
        Path file = Files.writeString(folder.resolve("big.csv"), "t,v\n0,1\n");
        Path client = Files.writeString(folder.resolve("client.properties"), "max.request.size=10\n");

        int code = produce("k.", "--input", file.toString(), "--client-config", client.toString());

        assertThat(code).isEqualTo(1);
        assertThat(err.toString())
                .contains("could not be written to k.sensor-events")
                .contains("max.request.size");
    }

    private int produce(String prefix, String... options) {
        List<String> all = new ArrayList<>(List.of(options));
        all.addAll(List.of("--bootstrap", broker.bootstrap(), "--topic-prefix", prefix));
        return new CommandLine(new ProduceCommand())
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(all.toArray(String[]::new));
    }

    private static void createTopics(String prefix) {
        try (var admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrap()))) {
            TopicSetup.create(admin, Topics.named(prefix), 1, (short) 1);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Map<String, List<Observation>> events(String prefix) throws InterruptedException {
        Map<String, List<Observation>> events = new TreeMap<>();
        var codec = new ObservationCodec();
        new TopicReader(Map.of("bootstrap.servers", broker.bootstrap()), prefix + "sensor-events")
                .forEach(
                        event -> events.computeIfAbsent(
                                        new String(event.key(), StandardCharsets.UTF_8), key -> new ArrayList<>())
                                .add(codec.read(event.headers(), event.value(), 0)),
                        (read, total) -> {});
        return events;
    }
}
