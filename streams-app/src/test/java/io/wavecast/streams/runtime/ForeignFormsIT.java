package io.wavecast.streams.runtime;

import static io.wavecast.streams.testing.TestModel.aModel;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.wavecast.core.events.EventForm;
import io.wavecast.core.events.registry.FramedContent;
import io.wavecast.core.events.registry.RegistryClient;
import io.wavecast.core.events.registry.Schemas;
import io.wavecast.core.series.ForecastStatus;
import io.wavecast.core.topics.Topics;
import io.wavecast.core.wire.ForecastCodec;
import io.wavecast.core.wire.avro.ForecastSchema;
import io.wavecast.kafka.LocalBroker;
import io.wavecast.streams.forecast.ForecastSettings;
import io.wavecast.streams.reading.ReadingSettings;
import io.wavecast.streams.testing.ServiceLab;
import io.wavecast.streams.testing.SharedBroker;
import io.wavecast.streams.testing.StubRegistry;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Each form of records, as foreign software writes it, through a broker and a service. The services run at the same time: most of a start is waiting. */
@ExtendWith(SharedBroker.class)
class ForeignFormsIT {
    private static final int RECORDS = 100; // five seconds, so that each series has summaries of scores
    private static final int PARTITIONS = 2;
    private static final Map<ForeignSender, Running> RUNNING = new ConcurrentHashMap<>();
    private static final ExecutorService THREADS = Executors.newFixedThreadPool(ForeignSender.values().length);

    @TempDir
    static Path directory;

    private static StubRegistry registry;
    private static int avroSchema; // the id of that of forecasts

    private record Running(ServiceLab lab, ForecastService service) {
        void close() {
            service.close();
            lab.close();
        }
    }

    @BeforeAll
    static void start(LocalBroker broker) throws Exception {
        registry = new StubRegistry();
        avroSchema = new RegistryClient(registry.url(), Optional.empty(), Optional.empty())
                .register("forecasts-value", ForecastSchema.text(), Duration.ofSeconds(10));
        THREADS.invokeAll(Stream.of(ForeignSender.values())
                        .map(sender -> (Callable<Boolean>) () -> {
                            RUNNING.put(sender, start(broker, sender));
                            return true;
                        })
                        .toList())
                .forEach(ForeignFormsIT::requireSuccess);
    }

    @AfterAll
    static void stop() throws Exception {
        THREADS.invokeAll(RUNNING.values().stream()
                        .map(one -> Executors.callable(one::close))
                        .toList())
                .forEach(ForeignFormsIT::requireSuccess);
        THREADS.shutdown();
        registry.close();
    }

    private static void requireSuccess(Future<?> done) {
        assertThat(done).succeedsWithin(Duration.ofMinutes(1));
    }

    private static Running start(LocalBroker broker, ForeignSender sender) throws Exception {
        var lab = new ServiceLab(broker, name(sender), PARTITIONS);
        lab.putInForce(aModel().periodMicros(50_000).warmup(4).build());
        lab.send(sender.malformed(lab.topics().sensorEvents()));
        for (int i = 0; i < RECORDS; i++) {
            lab.send(sender.record(lab.topics().sensorEvents(), i));
        }
        lab.flush();
        var config = lab.config(Objects.requireNonNull(directory).resolve(name(sender)))
                .reading(new ReadingSettings(form(sender), false))
                .forecast(
                        sender == ForeignSender.AVRO
                                ? ForecastSettings.DEFAULTS.withAvro(avroSchema)
                                : ForecastSettings.DEFAULTS)
                .build();
        return new Running(lab, ForecastService.start(config));
    }

    @ParameterizedTest
    @EnumSource
    void shouldForecastAndScoreTheSeriesOfOtherSenders(ForeignSender sender, LocalBroker broker) throws Exception {
        Running running = Objects.requireNonNull(RUNNING.get(sender));
        ServiceLab lab = running.lab();
        Topics topics = lab.topics();
        int series = sender.series().size();
        var forecasts = ForecastsBySeries.of(lab.read(topics.forecasts(), RECORDS * series));
        assertThat(forecasts).containsOnlyKeys(sender.series().toArray(String[]::new));
        assertThat(forecasts.values())
                .allSatisfy(one -> assertThat(one).hasSize(RECORDS).last().satisfies(last -> assertThat(last.status())
                        .isEqualTo(ForecastStatus.OK)));

        // How many summaries a series has depends on when its model comes. Those of one partition may be there first.
        assertThat(lab.readKeys(topics.forecastScores(), sender.series()))
                .extracting(score -> text(score.key()))
                .containsOnly(sender.series().toArray(String[]::new));
        ConsumerRecord<byte[], byte[]> letter =
                lab.read(topics.deadLetters(), 1).get(0);
        assertThat(letter.value())
                .isEqualTo(sender.malformed(topics.sensorEvents()).value());
        assertThat(text(letter.headers().lastHeader("wavecast.topic").value())).isEqualTo(topics.sensorEvents());
        assertThat(running.service().partitions()).hasSize(2 * PARTITIONS);
        assertThat(Http.get(running.service(), "/health/ready").statusCode()).isEqualTo(200);
        assertThat(partitions(broker, Topics.seriesEvents(name(sender)))).isEqualTo(PARTITIONS);
    }

    @Test
    void shouldAskTheRegistryOnceForEachSchema() {
        for (ForeignSender sender : ForeignSender.values()) {
            ServiceLab lab = Objects.requireNonNull(RUNNING.get(sender)).lab();
            lab.read(lab.topics().forecasts(), RECORDS * sender.series().size());
        }
        assertThat(registry.questions()).isEqualTo(3);
    }

    /** The service that reads Avro writes Avro. */
    @Test
    void shouldWriteForecastsThatFastavroReads() throws Exception {
        assumeThat(FastavroReader.isInstalled())
                .as(FastavroReader.python() + " has no fastavro: set WAVECAST_PYTHON to an interpreter that has it")
                .isTrue();
        ServiceLab lab = Objects.requireNonNull(RUNNING.get(ForeignSender.AVRO)).lab();
        var forecasts = lab.read(lab.topics().forecasts(), RECORDS);
        var codec = new ForecastCodec();
        List<String> lines = forecasts.stream()
                .map(one -> FastavroReader.line(codec.read(one.headers(), one.value())))
                .toList();
        assertThat(FastavroReader.read(
                        registry.url(),
                        forecasts.stream().map(ConsumerRecord::value).toList(),
                        Objects.requireNonNull(directory)))
                .hasSize(RECORDS)
                .containsExactlyElementsOf(lines);
    }

    private static EventForm form(ForeignSender sender) {
        var client = new RegistryClient(registry.url(), Optional.empty(), Optional.empty());
        EventForm form = EventForm.of(sender.form());
        return sender.form().equals(ForeignSender.BY_SCHEMA)
                ? form.in(new FramedContent(new Schemas(client, Schemas.Patience.DEFAULT)))
                : form;
    }

    private static String name(ForeignSender sender) {
        return "form-" + sender.name().toLowerCase(Locale.ROOT);
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
