package io.wavecast.trainer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.wavecast.core.model.Model;
import io.wavecast.core.model.ModelRunner;
import io.wavecast.core.rnn.CellKind;
import io.wavecast.core.series.Observation;
import io.wavecast.core.topics.TopicReader;
import io.wavecast.core.topics.TopicSetup;
import io.wavecast.core.topics.Topics;
import io.wavecast.core.wire.ObservationCodec;
import io.wavecast.core.wire.WireFormat;
import io.wavecast.core.wire.model.ModelCodec;
import io.wavecast.kafka.LocalBroker;
import io.wavecast.trainer.cells.LearningSettings;
import io.wavecast.trainer.history.History;
import io.wavecast.trainer.history.HistoryReader;
import io.wavecast.trainer.judge.Verdict;
import io.wavecast.trainer.progress.TrainingListener;
import io.wavecast.trainer.training.TrainResult;
import io.wavecast.trainer.training.TrainSettings;
import io.wavecast.trainer.training.Trainer;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class TrainIT {
    private static final Topics TOPICS = Topics.defaults();
    private static final long PERIOD = 4_000;
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-23T10:00:00Z"), ZoneOffset.UTC);
    private static final LearningSettings SHORT = LearningSettings.defaults().atMost(2, Duration.ofMinutes(2));

    private static LocalBroker broker;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @BeforeAll
    static void start() throws Exception {
        broker = LocalBroker.start();
        try (var admin = Admin.create(client())) {
            TopicSetup.create(admin, TOPICS, 2, (short) 1);
        }
        try (var producer = new KafkaProducer<>(client(), new ByteArraySerializer(), new ByteArraySerializer())) {
            // A clock gone wrong, as the stream refuses it too: nothing after it would be newer.
            send(
                    producer,
                    "lab/s0",
                    new Observation(Instant.parse("2106-02-07T06:28:15Z").getEpochSecond() * 1_000_000, 0));
            for (int s = 0; s < 3; s++) {
                produce(producer, "lab/s" + s, Signals.resonance(s, 1_500));
                produce(producer, "walk/s" + s, Signals.randomWalk(s, 1_500));
            }
            produce(producer, "resonance", Signals.resonance(7, 1_500));
            produce(producer, "drunk", Signals.randomWalk(0, 1_500));
            produce(producer, "carried", Signals.chaos(0, 1_500));
            producer.send(new ProducerRecord<>(TOPICS.sensorEvents(), bytes("lab/s0"), bytes("{\"v\": \"high\"}")));
            producer.send(new ProducerRecord<>(TOPICS.sensorEvents(), bytes("{\"v\": 1}")));
        }
    }

    @AfterAll
    static void stop() {
        broker.close();
    }

    @Test
    void shouldPublishWhatBeatsTheLastValueAndNumberTheVersions() throws Exception {
        var settings = TrainSettings.of("lab").with(SHORT).withHidden(8);
        var trainer = new Trainer(client(), TOPICS, WireFormat.JSON, CLOCK);

        TrainResult first = trainer.train(settings, TrainingListener.SILENT);
        TrainResult second = trainer.train(settings, TrainingListener.SILENT);

        assertThat(first.published()).isTrue();
        assertThat(first.verdict().sentence()).startsWith("worth publishing");
        assertThat(second.model().version()).hasToString("lab@2");
        List<Model> models = publishedAs("lab");
        assertThat(models).extracting(model -> model.version().number()).containsExactly(1L, 2L);
        Model model = models.get(0);
        assertThat(model.spec().periodMicros()).isEqualTo(PERIOD);
        assertThat(model.lineage().history().series()).isEqualTo(3);
        assertThat(model.lineage().history().samples()).isEqualTo(4_500);
        assertThat(model.lineage().evaluation().error())
                .isEqualTo(first.verdict().errors().get(0));
        assertThat(model.lineage().evaluation().verdict())
                .isEqualTo(first.verdict().account());
        assertThat(rmse(model, Signals.resonance(9, 2_000))).isLessThan(0.11);
    }

    @Test
    void shouldNotPublishWhatIsNotWorthItUnlessForced() throws Exception {
        // A random walk: the best there is is the last value, and no model is better on all of what is held back.
        var trainer = new Trainer(client(), TOPICS, WireFormat.JSON, CLOCK);
        var settings = TrainSettings.of("walk").with(SHORT).withHidden(8);

        TrainResult judged = trainer.train(settings, TrainingListener.SILENT);
        assertThat(judged.published()).isEqualTo(judged.verdict().worthPublishing());
        assertThat(judged.published()).as(judged.verdict().sentence()).isFalse();
        assertThat(publishedAs("walk")).isEmpty();

        TrainResult forced = trainer.train(settings.withForce(true), TrainingListener.SILENT);
        assertThat(forced.published()).isTrue();
        assertThat(publishedAs("walk")).hasSize(1);
    }

    @Test
    void shouldPublishTheRegressionWhereTheNetworkDoesWorse() throws Exception {
        // A signal that asks for two lags, and one random unit that sees none.
        var blind = TrainSettings.of("lab/s1")
                .withHidden(1)
                .withLags(0)
                .with(LearningSettings.defaults().atMost(0, Duration.ofMinutes(1)));
        var trainer = new Trainer(client(), TOPICS, WireFormat.JSON, CLOCK);

        TrainResult result = trainer.train(blind, TrainingListener.SILENT);

        assertThat(result.replaced()).as(result.sentence()).isPresent();
        assertThat(result.replaced().orElseThrow().lostTo()).contains(Verdict.Rival.AR);
        assertThat(result.published()).as(result.sentence()).isTrue();
        assertThat(result.sentence()).contains("is published, AR(32) in place of the network, which is not worth");
        Model model = result.model();
        assertThat(model.spec().network().cell()).isEqualTo(CellKind.NONE);
        assertThat(model.lineage().training().engine()).isEqualTo("least squares");
        assertThat(model.lineage().evaluation().error())
                .isCloseTo(result.verdict().arErrors().get(0), within(1e-5));
        assertThat(publishedAs("lab/s1")).extracting(Model::version).containsExactly(model.version());
        assertThat(rmse(model, Signals.resonance(9, 2_000))).isLessThan(0.11);
    }

    @Test
    void shouldReadObservationsInEitherFormat() throws Exception {
        try (var producer = new KafkaProducer<>(client(), new ByteArraySerializer(), new ByteArraySerializer())) {
            for (int t = 0; t < 20; t++) {
                WireFormat format = WireFormat.values()[t % 2];
                byte[] event =
                        new ObservationCodec(format).write(new Observation(1_700_000_000_000_000L + t * PERIOD, t));
                producer.send(
                        new ProducerRecord<>(TOPICS.sensorEvents(), null, bytes("both"), event, format.headers()));
            }
        }

        History history = new HistoryReader(client(), TOPICS.sensorEvents(), WireFormat.JSON)
                .read("both", TrainSettings.of("both").history(), TrainingListener.SILENT);

        assertThat(history.samples()).isEqualTo(20);
        assertThat(history.series()).hasSize(1);
    }

    @Test
    void shouldSayWhatIsMissingWhenNoSeriesIsServed() {
        var trainer = new Trainer(client(), TOPICS, WireFormat.JSON, CLOCK);

        assertThatThrownBy(() -> trainer.train(TrainSettings.of("la"), TrainingListener.SILENT))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("no samples")
                .hasMessageContaining("'la'");
    }

    @Test
    void shouldEndAsInterruptedWhereverItIs() {
        var trainer = new Trainer(client(), TOPICS, WireFormat.JSON, CLOCK);
        var settings = TrainSettings.of("lab").with(SHORT).withHidden(8);
        var onceAllIsRead = new TrainingListener() {
            @Override
            public void historyRead(long read, long total) {
                if (read == total) {
                    Thread.currentThread().interrupt();
                }
            }
        };
        var whileTraining = new TrainingListener() {
            @Override
            public void updatesDone(int update, int updates, double loss, double validationLoss, Duration timeLeft) {
                Thread.currentThread().interrupt();
            }
        };

        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> trainer.train(settings, TrainingListener.SILENT))
                .isInstanceOf(InterruptedException.class);
        assertThatThrownBy(() -> trainer.train(settings, onceAllIsRead)).isInstanceOf(InterruptedException.class);
        assertThatThrownBy(() -> trainer.train(settings, whileTraining)).isInstanceOf(InterruptedException.class);
        assertThat(Thread.interrupted()).as("said twice").isFalse();
    }

    @Test
    void shouldTellByItsExitCodeWhatCameOfIt() {
        String[] quick = {"--hidden", "4", "--updates", "1"};

        assertThat(command("resonance", quick)).as(err.toString()).isZero();
        assertThat(out.toString())
                .contains("history: 1500 samples in 1 series, one every 4.0 ms")
                .contains("update 1 of 1")
                .contains("resonance@1 is published: worth publishing");
        assertThat(command("drunk", quick)).as("%s%s", out, err).isEqualTo(3);
        assertThat(out.toString()).contains("drunk@1 is not published: not worth publishing");
        assertThat(command("nobody", quick)).isEqualTo(1);
        assertThat(err.toString()).contains("train: no samples");
    }

    @Test
    void shouldTrainWithStatesThatAreCarriedOnIntoClosedLoops() {
        String[] options = {"--engine", "pytorch", "--hidden", "4", "--updates", "3", "--carry-state", "--future", "8"};

        assertThat(command("carried", options)).as("%s%s", out, err).isZero();
        assertThat(out.toString()).contains("update 3 of 3").doesNotContain("NaN");
    }

    private int command(String model, String... options) {
        List<String> all = new ArrayList<>(List.of("--bootstrap", broker.bootstrap(), "--model", model));
        all.addAll(List.of(options));
        return new CommandLine(new TrainCommand())
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(all.toArray(String[]::new));
    }

    private static void produce(KafkaProducer<byte[], byte[]> producer, String series, double[][] values) {
        for (int t = 0; t < values.length; t++) {
            send(producer, series, new Observation(1_700_000_000_000_000L + t * PERIOD, values[t]));
        }
    }

    private static void send(KafkaProducer<byte[], byte[]> producer, String series, Observation observation) {
        byte[] event = new ObservationCodec().write(observation);
        producer.send(new ProducerRecord<>(TOPICS.sensorEvents(), bytes(series), event));
    }

    private static double rmse(Model model, double[][] signal) {
        var runner = new ModelRunner(model);
        var state = runner.fresh();
        double[][] mean = new double[1][1];
        double sum = 0;
        int count = 0;
        for (int t = 0; t + 1 < signal.length; t++) {
            runner.step(state, signal[t], mean);
            if (t >= model.spec().warmup()) {
                sum += Math.pow(mean[0][0] - signal[t + 1][0], 2);
                count++;
            }
        }
        return Math.sqrt(sum / count);
    }

    private static List<Model> publishedAs(String name) throws InterruptedException {
        List<Model> models = new ArrayList<>();
        new TopicReader(client(), TOPICS.models())
                .forEach(
                        published -> {
                            if (new String(published.key(), StandardCharsets.UTF_8).equals(name)) {
                                models.add(new ModelCodec().read(published.value()));
                            }
                        },
                        (read, total) -> {});
        return models;
    }

    private static Map<String, Object> client() {
        return Map.of("bootstrap.servers", broker.bootstrap());
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
