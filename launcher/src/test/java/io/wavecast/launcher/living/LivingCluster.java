package io.wavecast.launcher.living;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.wavecast.core.model.Model;
import io.wavecast.core.model.VersionDecision;
import io.wavecast.core.series.Observation;
import io.wavecast.core.topics.TopicReader;
import io.wavecast.core.topics.TopicSetup;
import io.wavecast.core.topics.Topics;
import io.wavecast.core.topics.versions.Promotion;
import io.wavecast.core.topics.versions.VersionRule;
import io.wavecast.core.topics.versions.VersionStore;
import io.wavecast.core.wire.ObservationCodec;
import io.wavecast.kafka.LocalBroker;
import io.wavecast.launcher.Wavecast;
import io.wavecast.streams.runtime.ForecastService;
import io.wavecast.streams.runtime.Membership;
import io.wavecast.streams.runtime.ServeConfig;
import io.wavecast.trainer.publish.ModelPublisher;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Future;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import picocli.CommandLine;

/** Topics of one prefix, the instances of a service that share two partitions, and series of models: one of each on each partition. */
final class LivingCluster implements AutoCloseable {
    static final int PARTITIONS = 2;
    static final Duration PATIENCE = Duration.ofMinutes(2);

    private final LocalBroker broker;
    private final String prefix;
    private final Topics topics;
    private final List<ForecastService> services = new ArrayList<>();
    private final KafkaProducer<byte[], byte[]> producer;
    private final ObservationCodec codec = new ObservationCodec();

    LivingCluster(LocalBroker broker, String prefix) throws InterruptedException {
        this.broker = broker;
        this.prefix = prefix;
        this.topics = Topics.named(prefix);
        try (var admin = Admin.create(client())) {
            TopicSetup.create(admin, topics, PARTITIONS, (short) 1);
        }
        this.producer = new KafkaProducer<>(client(), new ByteArraySerializer(), new ByteArraySerializer());
    }

    Map<String, Object> client() {
        return Map.of("bootstrap.servers", broker.bootstrap());
    }

    Topics topics() {
        return topics;
    }

    /** The options by which commands find the topics. */
    List<String> options() {
        return List.of("--bootstrap", broker.bootstrap(), "--topic-prefix", prefix);
    }

    /** Starts an instance with each folder of states, and waits until they share the partitions. */
    void serve(Path... folders) throws Exception {
        for (Path folder : folders) {
            services.add(ForecastService.start(ServeConfig.builder(client(), topics, folder)
                    .membership(Membership.of(prefix + "service"))
                    .partitions(PARTITIONS)
                    .httpPort(0)
                    .build()));
        }
        await().atMost(PATIENCE).until(() -> services.stream()
                .allMatch(service -> service.partitions().size() == PARTITIONS / services.size()));
    }

    /** Whether the metrics of each instance have a sample of a version that is above 0. */
    boolean allShow(String metric, String model, long version) throws Exception {
        for (ForecastService service : services) {
            if (Scraped.from(service.httpPort()).sum(metric, "model=\"" + model + "\"", "version=\"" + version + "\"")
                    <= 0) {
                return false;
            }
        }
        return !services.isEmpty();
    }

    void publish(Model model, Promotion promotion) throws InterruptedException {
        new ModelPublisher(client(), topics, new VersionRule(promotion, 5), Clock.systemUTC()).publish(model);
    }

    /** The decisions about a name, newest first. */
    List<VersionDecision> decisions(String name) throws InterruptedException {
        return new VersionStore(client(), topics, Clock.systemUTC())
                .read()
                .of(name)
                .decisions()
                .newestFirst();
    }

    /** Sends one sample of the series of a model on a partition. */
    void send(String model, int partition, long recordMillis, Observation observation) {
        Future<?> unused = producer.send(new ProducerRecord<>(
                topics.sensorEvents(),
                partition,
                recordMillis,
                (model + "/" + partition).getBytes(StandardCharsets.UTF_8),
                codec.write(observation)));
    }

    void flush() {
        producer.flush();
    }

    /** Sends samples until a condition holds. */
    static void until(Runnable send, Callable<Boolean> condition) {
        await().atMost(PATIENCE).pollInterval(Duration.ofMillis(50)).until(() -> {
            send.run();
            return condition.call();
        });
    }

    /** Whether the newest forecast of each series of a model is of this version. */
    boolean allForecastWith(String model, String version) throws InterruptedException {
        Map<String, String> newest = new HashMap<>();
        for (ConsumerRecord<byte[], byte[]> record : records(topics.forecasts())) {
            newest.put(text(record.key()), text(record.value()));
        }
        newest.keySet().removeIf(series -> !series.startsWith(model + "/"));
        return newest.size() == PARTITIONS && newest.values().stream().allMatch(text -> text.contains(version));
    }

    /** The committed records of a topic, those of a partition in their order. */
    List<ConsumerRecord<byte[], byte[]>> records(String topic) throws InterruptedException {
        List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
        new TopicReader(client(), topic).forEach(records::add, (read, total) -> {});
        return records;
    }

    /** Whether a value of a topic has a text. */
    boolean has(String topic, String wanted) throws InterruptedException {
        return records(topic).stream().anyMatch(record -> text(record.value()).contains(wanted));
    }

    /** Runs {@code models} with these arguments, and returns what it printed. */
    String models(String... arguments) {
        var out = new StringWriter();
        List<String> all = new ArrayList<>(List.of("models"));
        all.addAll(List.of(arguments));
        all.addAll(options());
        int code = new CommandLine(new Wavecast())
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(out))
                .execute(all.toArray(String[]::new));
        assertThat(code).as(out.toString()).isZero();
        return out.toString();
    }

    static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        services.forEach(ForecastService::close);
        producer.close();
    }
}
