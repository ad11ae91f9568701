package io.wavecast.trainer.backup;

import static org.assertj.core.api.Assertions.assertThat;

import io.wavecast.core.model.Model;
import io.wavecast.core.model.ModelVersion;
import io.wavecast.core.model.VersionDecision;
import io.wavecast.core.topics.TopicReader;
import io.wavecast.core.topics.TopicSetup;
import io.wavecast.core.topics.Topics;
import io.wavecast.core.topics.versions.VersionStore;
import io.wavecast.core.wire.model.ModelCodec;
import io.wavecast.core.wire.model.Safetensors;
import io.wavecast.core.wire.model.Tensor;
import io.wavecast.kafka.LocalBroker;
import io.wavecast.trainer.publish.ModelPublisher;
import io.wavecast.trainer.publish.PublishedModel;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class ModelsCommandIT {
    private static LocalBroker broker;

    @TempDir
    Path folder;

    private final StringWriter out = new StringWriter();

    @BeforeAll
    static void start() {
        broker = LocalBroker.start(0);
    }

    @AfterAll
    static void stop() {
        broker.close();
    }

    @Test
    void shouldRestoreEveryRecord() throws Exception {
        create("a.");
        send("a.", "eeg/subject02", model(3, 0.25f), "from", "lab");
        send("a.", "pump", model(1, 0.5f));
        send("a.", "pump", null);
        send("a.", "ärger*?/%", model(7, -0f));
        send("a.", "broken", new byte[] {1, 10, 13, 0, 2});

        assertThat(run("a.", "export")).as(out.toString()).isZero();
        assertThat(out.toString()).contains("4 models and 1 tombstone written to");
        assertThat(run("b.", "import")).as(out.toString()).isZero();

        List<ConsumerRecord<byte[], byte[]>> before = records("a.");
        List<ConsumerRecord<byte[], byte[]>> after = records("b.");
        assertThat(after).hasSameSizeAs(before);
        for (int i = 0; i < before.size(); i++) {
            assertThat(after.get(i).key()).isEqualTo(before.get(i).key());
            assertThat(after.get(i).value()).isEqualTo(before.get(i).value());
            assertThat(after.get(i).headers()).isEqualTo(before.get(i).headers());
            assertThat(after.get(i).timestamp()).isEqualTo(before.get(i).timestamp());
        }
        assertThat(folder.resolve("backup/0000-eeg%2Fsubject02@3.safetensors")).exists();
        assertThat(folder.resolve("backup/0001-pump@1.safetensors")).exists();
    }

    /** A record that names no version has its offset + 1, which differs in another topic. */
    @Test
    void shouldKeepAVersionThatFollowsFromTheOffset() throws Exception {
        create("c.");
        send("c.", "other", model(1, 1));
        send("c.", "other", null);
        send("c.", "plant", unnumbered());
        assertThat(run("c.", "export")).as(out.toString()).isZero();
        create("d.");
        for (int i = 0; i < 5; i++) {
            send("d.", "earlier", model(i + 1, 1));
        }

        assertThat(run("d.", "import")).as(out.toString()).isZero();

        ConsumerRecord<byte[], byte[]> restored = records("d.").get(7);
        assertThat(new ModelCodec()
                        .read(restored.value(), new ModelVersion("plant", restored.offset() + 1))
                        .version())
                .hasToString("plant@3");
    }

    /** Rewritten as float32, it would be larger than the topic accepts. */
    @Test
    void shouldKeepTheBytesOfFloat16Weights() throws Exception {
        create("m.");
        byte[] file = float16(3_000);
        send("m.", "plant", file);
        assertThat(run("m.", "export")).as(out.toString()).isZero();

        assertThat(run("n.", "import")).as(out.toString()).isZero();

        byte[] restored = records("n.").get(0).value();
        assertThat(restored).hasSizeBetween(file.length, file.length + 64);
        int data = 2 * 3_000 * 3_000;
        assertThat(Arrays.equals(
                        restored, restored.length - data, restored.length, file, file.length - data, file.length))
                .isTrue();
        assertThat(new ModelCodec().read(restored, new ModelVersion("plant", 9)).version())
                .hasToString("plant@1");
    }

    @Test
    void shouldWriteOnlyWhatIsMissing() throws Exception {
        create("e.");
        send("e.", "plant", model(1, 1));
        send("e.", "plant", model(2, 2));
        assertThat(run("e.", "export")).as(out.toString()).isZero();
        create("f.");
        send("f.", "plant", model(1, 1));

        assertThat(run("f.", "import")).as(out.toString()).isZero();
        assertThat(out.toString()).contains("1 of 2 records written");
        assertThat(run("f.", "import")).as(out.toString()).isZero();
        assertThat(out.toString()).contains("0 of 2 records written");
        assertThat(records("f.")).hasSize(2);
        create("h.");
        send("h.", "plant", model(2, 2)); // compaction has removed version 1
        assertThat(run("h.", "import")).as(out.toString()).isZero();
        assertThat(records("h.")).hasSize(1);
    }

    @Test
    void shouldRefuseToWriteBehindANewerModel() throws Exception {
        create("i.");
        send("i.", "plant", model(1, 1));
        assertThat(run("i.", "export")).as(out.toString()).isZero();
        send("i.", "plant", model(2, 2));

        assertThat(run("i.", "import")).isEqualTo(1);

        assertThat(out.toString()).contains("plant@2 (backup: plant@1)");
        assertThat(records("i.")).hasSize(2);
        send("i.", "plant", null);
        assertThat(run("i.", "import")).as(out.toString()).isZero();
        assertThat(records("i.")).hasSize(4);
    }

    @Test
    void shouldDecideBetweenVersionsAndRestoreTheDecisions() throws Exception {
        create("o.");
        assertThat(act("o.", "rollback", "pump")).isEqualTo(1);
        assertThat(out.toString()).contains("expected versions of 'pump', was none of any model");
        var publisher = new ModelPublisher(client(), Topics.named("o."));
        publisher.publish(PublishedModel.of("pump", 1));
        publisher.publish(PublishedModel.of("pump", 1));

        assertThat(act("o.", "promote", "pump@1", "--why=too wide")).isZero();
        assertThat(out.toString()).contains("pump@1 is in force, replaces pump@2");
        assertThat(act("o.", "rollback", "pump", "--swap-over=2s")).isZero();
        assertThat(out.toString())
                .contains("pump@2 is in force, replaces pump@1 for records from ")
                .contains("on, by all series within 2.0 s");
        assertThat(newest("o.", "pump").overMillis()).isEqualTo(2_000);
        assertThat(act("o.", "promote", "pump@1", "--swap-over=2d")).isEqualTo(2);
        assertThat(out.toString()).contains("--swap-over must be at most 1d, was 48h");
        assertThat(act("o.", "promote", "pump@7")).isEqualTo(1);
        assertThat(out.toString()).contains("expected one of the versions 1, 2 of pump, was pump@7");
        assertThat(act("o.", "promote", "pump")).isEqualTo(2);
        assertThat(act("o.", "retire", "pump@2")).isEqualTo(1);
        assertThat(out.toString()).contains("expected a challenger, pump@2 is in force: models rollback pump puts");
        assertThat(act("o.", "history", "pum")).isEqualTo(1);
        assertThat(out.toString()).contains("one of [pump], was 'pum'");
        assertThat(act("o.", "history", "pump")).isZero();
        assertThat(out.toString())
                .containsPattern("pump +2  \\S+ +\\S+Z \\+2.0 s +\\S+ +rollback")
                .containsPattern("pump +1  \\S+ +all records +immediate +published")
                .contains("too wide");
        assertThat(act("o.", "compare", "pump@1")).isEqualTo(2);
        assertThat(out.toString()).contains("expected two versions to compare, was 'pump@1' alone");

        assertThat(run("o.", "export")).as(out.toString()).isZero();
        assertThat(run("p.", "import")).as(out.toString()).isZero();
        assertThat(new ModelPublisher(client(), Topics.named("p."))
                        .versions("pump")
                        .champion()
                        .map(Model::version))
                .contains(new ModelVersion("pump", 2));
        assertThat(act("p.", "retire", "pump")).isZero();
        assertThat(act("p.", "list")).isZero();
        assertThat(out.toString()).containsPattern("pump +retired .*1, 2");
        assertThat(act("p.", "promote", "pump@1", "--at-once")).isZero();
        assertThat(newest("p.", "pump").fromMillis()).isZero();
    }

    @Test
    void shouldSpreadASwapByTheNumberOfSeries() throws Exception {
        create("u.");
        var publisher = new ModelPublisher(client(), Topics.named("u."));
        publisher.publish(PublishedModel.of("pump", 1));
        publisher.publish(PublishedModel.of("pump", 1));
        try (var producer = new KafkaProducer<>(client(), new ByteArraySerializer(), new ByteArraySerializer())) {
            String topic = Topics.named("u.").forecastScores();
            for (int i = 0; i < 60_000; i++) {
                String key = (i % 2 == 0 ? "pump/" : "pumps/") + i;
                var unused = producer.send(new ProducerRecord<>(topic, key.getBytes(StandardCharsets.UTF_8), null));
            }
        }

        assertThat(act("u.", "rollback", "pump")).isZero();
        assertThat(out.toString()).contains("on, by all series within 30.0 s");
        assertThat(newest("u.", "pump").overMillis())
                .as("30,000 rebuilds of 0.1 ms in a tenth of a core")
                .isEqualTo(30_000);
        assertThat(act("u.", "rollback", "pump", "--swap-over=auto")).isZero();
        assertThat(newest("u.", "pump").overMillis()).isEqualTo(30_000);
    }

    private static VersionDecision newest(String prefix, String name) throws InterruptedException {
        return new VersionStore(client(), Topics.named(prefix), Clock.systemUTC())
                .read()
                .of(name)
                .decisions()
                .newestFirst()
                .get(0);
    }

    @Test
    void shouldShowAVersionAndKeepDecisionsThatAreNewerThanTheBackup() throws Exception {
        create("s.");
        var publisher = new ModelPublisher(client(), Topics.named("s."));
        publisher.publish(PublishedModel.of("pump", 1));
        publisher.publish(PublishedModel.of("pump", 1));
        assertThat(act("s.", "show", "pump")).as(out.toString()).isZero();
        assertThat(out.toString()).containsPattern("version +pump@2\\s+in force +yes");
        assertThat(act("s.", "show", "pump@1")).as(out.toString()).isZero();
        assertThat(out.toString()).containsPattern("version +pump@1\\s+in force +no");
        assertThat(act("s.", "show", "pump@9")).isEqualTo(1);
        assertThat(out.toString()).contains("expected one of the versions 1, 2 of pump, was pump@9");

        assertThat(run("s.", "backup")).as(out.toString()).isZero();
        assertThat(run("t.", "restore")).as(out.toString()).isZero();
        assertThat(out.toString()).contains("pump: pump@2 is in force, as in the backup");
        List<ConsumerRecord<byte[], byte[]>> before = records("s.");
        List<ConsumerRecord<byte[], byte[]>> after = records("t.");
        assertThat(after).hasSameSizeAs(before);
        for (int i = 0; i < before.size(); i++) {
            assertThat(after.get(i).value()).isEqualTo(before.get(i).value());
        }

        assertThat(act("t.", "promote", "pump@1")).isZero();
        assertThat(run("t.", "restore")).as(out.toString()).isZero();
        assertThat(out.toString())
                .contains("pump: pump@1 stays in force, since it was decided after the backup's pump@2");
        assertThat(champion("t.")).contains(new ModelVersion("pump", 1));
    }

    private static Optional<ModelVersion> champion(String prefix) throws InterruptedException {
        return new ModelPublisher(client(), Topics.named(prefix))
                .versions("pump")
                .champion()
                .map(Model::version);
    }

    private int act(String prefix, String... arguments) {
        return new CommandLine(new ModelsCommand())
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(out, true))
                .execute(Stream.concat(
                                Stream.of(arguments),
                                Stream.of("--bootstrap=" + broker.bootstrap(), "--topic-prefix=" + prefix))
                        .toArray(String[]::new));
    }

    @Test
    void shouldRefuseADamagedFolder() throws Exception {
        create("k.");
        send("k.", "plant", model(1, 1));
        assertThat(run("k.", "import")).isEqualTo(1);
        assertThat(out.toString()).contains("expected a folder that models backup wrote completely");
        assertThat(run("k.", "export")).as(out.toString()).isZero();
        assertThat(run("k.", "export")).isEqualTo(2);
        assertThat(out.toString()).contains("expected a new or an empty folder");
        Path file = folder.resolve("backup").resolve("0000-plant@1.safetensors");
        byte[] bytes = Files.readAllBytes(file);
        bytes[bytes.length - 1] ^= 1;
        Files.write(file, bytes);

        assertThat(run("l.", "import")).isEqualTo(1);

        assertThat(out.toString()).contains("expected 0000-plant@1.safetensors as models backup wrote it");
        try (var admin = Admin.create(client())) {
            assertThat(admin.listTopics().names().get()).doesNotContain("l.models");
        }
        assertThat(run("k.", "delete")).isEqualTo(2);
        assertThat(out.toString())
                .contains(
                        "expected list, show, history, promote, rollback, retire, compare, decide, backup, restore, export, import, was 'delete'");
    }

    private int run(String prefix, String action) {
        return new CommandLine(new ModelsCommand())
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(out, true))
                .execute(
                        action,
                        folder.resolve("backup").toString(),
                        "--bootstrap=" + broker.bootstrap(),
                        "--topic-prefix=" + prefix);
    }

    private static byte[] model(long version, float bias) throws IOException {
        return file("\"version\":" + version + ",", bias);
    }

    private static byte[] unnumbered() throws IOException {
        return file("", 0.75f);
    }

    private static byte[] file(String version, float bias) {
        String document = "{" + version + "\"network\":{\"cell\":\"none\"},\"period\":0.1,\"preprocessing\":"
                + "{\"scaling\":{\"kind\":\"z-score\",\"center\":[0],\"scale\":[1]}}}";
        return new Safetensors(
                        Map.of("wavecast", document),
                        Map.of("head.bias", Tensor.vector(bias), "linear.weight", Tensor.matrix(1, 2, new float[] {
                            0.5f, 0.25f
                        })))
                .write();
    }

    /** An Elman network of float16 weights that states no version. */
    private static byte[] float16(int hidden) {
        long recurrent = 2L * hidden + 2L * hidden * hidden;
        String document = "{\"network\":{\"cell\":\"elman\"},\"period\":0.1,\"preprocessing\":"
                + "{\"scaling\":{\"kind\":\"z-score\",\"center\":[0],\"scale\":[1]}}}";
        String header = "{\"__metadata__\":{\"wavecast\":\"" + document.replace("\"", "\\\"") + "\"},"
                + entry("rnn.weight_ih_l0", hidden + ",1", 0, 2L * hidden) + ","
                + entry("rnn.weight_hh_l0", hidden + "," + hidden, 2L * hidden, recurrent) + ","
                + entry("head.weight", "1," + hidden, recurrent, recurrent + 2L * hidden) + ","
                + entry("head.bias", "1", recurrent + 2L * hidden, recurrent + 2L * hidden + 2) + "}";
        byte[] text = header.getBytes(StandardCharsets.UTF_8);
        ByteBuffer bytes = ByteBuffer.allocate((int) (Long.BYTES + text.length + recurrent + 2L * hidden + 2))
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(text.length)
                .put(text);
        while (bytes.hasRemaining()) {
            bytes.putShort((short) (bytes.position() & 0x3bff)); // finite: one bit of the exponent is zero
        }
        return bytes.array();
    }

    private static String entry(String name, String shape, long begin, long end) {
        return "\"" + name + "\":{\"dtype\":\"F16\",\"shape\":[" + shape + "],\"data_offsets\":[" + begin + "," + end
                + "]}";
    }

    private static void create(String prefix) throws InterruptedException {
        try (var admin = Admin.create(client())) {
            TopicSetup.create(admin, Topics.named(prefix), 1, (short) 1);
        }
    }

    private static void send(String prefix, String key, byte @Nullable [] value, String... header) throws Exception {
        Map<String, Object> properties = new HashMap<>(client());
        properties.put("max.request.size", TopicSetup.MODEL_BYTES);
        try (var producer = new KafkaProducer<>(properties, new ByteArraySerializer(), new ByteArraySerializer())) {
            var record =
                    new ProducerRecord<>(Topics.named(prefix).models(), key.getBytes(StandardCharsets.UTF_8), value);
            if (header.length > 0) {
                record.headers().add(new RecordHeader(header[0], header[1].getBytes(StandardCharsets.UTF_8)));
                record.headers().add(new RecordHeader("empty", null));
            }
            producer.send(record).get();
        }
    }

    private static List<ConsumerRecord<byte[], byte[]>> records(String prefix) throws InterruptedException {
        List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
        new TopicReader(client(), Topics.named(prefix).models()).forEach(records::add, (read, total) -> {});
        return records;
    }

    private static Map<String, Object> client() {
        return Map.of("bootstrap.servers", broker.bootstrap());
    }
}
