package io.wavecast.trainer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.wavecast.cli.Settings;
import io.wavecast.core.events.EventForm;
import io.wavecast.core.model.Lineage;
import io.wavecast.core.model.Model;
import io.wavecast.core.model.ModelRunner;
import io.wavecast.core.model.ModelVersion;
import io.wavecast.core.model.SeriesRun;
import io.wavecast.core.rnn.CellKind;
import io.wavecast.core.series.Chunk;
import io.wavecast.core.series.Observation;
import io.wavecast.core.topics.TopicReader;
import io.wavecast.core.topics.TopicSetup;
import io.wavecast.core.topics.Topics;
import io.wavecast.core.wire.ObservationCodec;
import io.wavecast.core.wire.WireFormat;
import io.wavecast.core.wire.model.ModelCodec;
import io.wavecast.kafka.LocalBroker;
import io.wavecast.trainer.backtest.BacktestCommand;
import io.wavecast.trainer.cells.LearningSettings;
import io.wavecast.trainer.history.History;
import io.wavecast.trainer.history.HistoryReader;
import io.wavecast.trainer.progress.TrainingListener;
import io.wavecast.trainer.training.JudgedModel;
import io.wavecast.trainer.training.Reproduction;
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
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class TrainIT {
    private static final Topics TOPICS = Topics.defaults();
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-23T10:00:00Z"), ZoneOffset.UTC);
    private static final LearningSettings SHORT = LearningSettings.defaults().withLimits(2, Duration.ofMinutes(2));

    private static LocalBroker broker;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @BeforeAll
    static void start() throws Exception {
        broker = LocalBroker.start();
        try (var admin = Admin.create(client())) {
            TopicSetup.create(admin, TOPICS, 2, (short) 1);
        }
        try (var sender = new EventSender(client(), TOPICS)) {
            // A wrong clock: the stream refuses this sample too, because no later sample would be newer.
            sender.observation(
                    "lab/s0",
                    new Observation(Instant.parse("2106-02-07T06:28:15Z").getEpochSecond() * 1_000_000, 0));
            for (int s = 0; s < 3; s++) {
                sender.signal("lab/s" + s, Signals.resonance(s, 1_500));
                sender.signal("walk/s" + s, Signals.randomWalk(s, 1_500));
            }
            sender.signal("resonance", Signals.resonance(7, 1_500));
            sender.signal("random", Signals.randomWalk(0, 1_500));
            sender.signal("carried", Signals.chaos(0, 1_500));
            sender.event("lab/s0", bytes("{\"v\": \"high\"}"));
            sender.send(new ProducerRecord<>(TOPICS.sensorEvents(), bytes("{\"v\": 1}")));
        }
    }

    @AfterAll
    static void stop() {
        broker.close();
    }

    @Test
    void shouldPublishAModelThatBeatsTheLastValueAndNumberTheVersions() throws Exception {
        var settings = TrainSettings.of("lab").with(SHORT).withHidden(8);
        var trainer = new Trainer(client(), TOPICS, WireFormat.JSON, CLOCK);

        JudgedModel first = trainer.train(settings, TrainingListener.SILENT);
        JudgedModel second = trainer.train(settings, TrainingListener.SILENT);

        assertThat(first.published()).isTrue();
        assertThat(first.verdict().sentence()).startsWith("worth publishing");
        assertThat(second.model().version()).hasToString("lab@2");
        List<Model> models = publishedAs("lab");
        assertThat(models).extracting(model -> model.version().number()).containsExactly(1L, 2L);
        Model model = models.get(0);
        assertThat(model.spec().periodMicros()).isEqualTo(4_000);
        assertThat(model.lineage().history().series()).isEqualTo(3);
        assertThat(model.lineage().history().samples()).isEqualTo(4_500);
        assertThat(model.lineage().evaluation().error())
                .isEqualTo(first.verdict().errors().get(0));
        assertThat(model.lineage().evaluation().verdict())
                .isEqualTo(first.verdict().report() + first.adapter().report());
        assertThat(first.adapter().report()).contains("online adapter");
        assertThat(model.adapter()).isEqualTo(first.adapter().settings());
        assertThat(rmse(model, Signals.resonance(9, 2_000))).isLessThan(0.11);
    }

    @Test
    void shouldNotPublishAModelThatIsNotWorthItUnlessForced() throws Exception {
        // On a random walk the last value is the best forecast, and no model is better on held-out data.
        var trainer = new Trainer(client(), TOPICS, WireFormat.JSON, CLOCK);
        var settings = TrainSettings.of("walk").with(SHORT).withHidden(8);

        JudgedModel judged = trainer.train(settings, TrainingListener.SILENT);
        assertThat(judged.published()).isEqualTo(judged.verdict().worthPublishing());
        assertThat(judged.published()).as(judged.verdict().sentence()).isFalse();
        assertThat(publishedAs("walk")).isEmpty();

        JudgedModel forced = trainer.train(settings.withForce(true), TrainingListener.SILENT);
        assertThat(forced.published()).isTrue();
        assertThat(publishedAs("walk")).hasSize(1);
    }

    @Test
    void shouldPublishTheRegressionIfTheNetworkIsWorse() throws Exception {
        // The signal needs two lags, and the network is one random unit without lags.
        var blind = TrainSettings.of("lab/s1")
                .withHidden(1)
                .withLags(0)
                .with(LearningSettings.defaults().withLimits(0, Duration.ofMinutes(1)));
        var trainer = new Trainer(client(), TOPICS, WireFormat.JSON, CLOCK);

        JudgedModel result = trainer.train(blind, TrainingListener.SILENT);

        assertThat(result.published()).as(result.sentence()).isTrue();
        assertThat(result.sentence()).contains("is published: worth publishing", "; kept: AR(32)");
        Model model = result.model();
        assertThat(model.spec().network().cell()).isEqualTo(CellKind.NONE);
        assertThat(model.lineage().training().engine()).isEqualTo("least squares");
        assertThat(model.lineage().evaluation().error())
                .as("AR(32) of the verdict is fitted to less")
                .isLessThan(1.001 * result.verdict().arErrors().get(0));
        assertThat(publishedAs("lab/s1")).extracting(Model::version).containsExactly(model.version());
        assertThat(rmse(model, Signals.resonance(9, 2_000))).isLessThan(0.11);
    }

    @Test
    void shouldReadObservationsInEitherFormat() throws Exception {
        try (var sender = new EventSender(client(), TOPICS)) {
            for (int t = 0; t < 20; t++) {
                WireFormat format = t % 2 == 0 ? WireFormat.JSON : WireFormat.PROTOBUF;
                sender.observation("both", new Observation(EventSender.timeMicros(t), t), format);
            }
        }

        History history = new HistoryReader(client(), TOPICS.sensorEvents(), WireFormat.JSON)
                .read("both", TrainSettings.of("both").history(), TrainingListener.SILENT);

        assertThat(history.samples()).isEqualTo(20);
        assertThat(history.series()).hasSize(1);
    }

    @Test
    void shouldReadChunksAndRecordsOfOtherSenders() throws Exception {
        try (var sender = new EventSender(client(), TOPICS)) {
            List<double[]> samples = new ArrayList<>();
            for (int t = 0; t < 20; t++) {
                samples.add(new double[] {t});
                String metric = "{\"fields\":{\"pressure\":" + t + ",\"level\":" + -t
                        + "},\"name\":\"plant\",\"tags\":{},\"timestamp\":" + (1_717_171_717_000L + 1_000L * t) + "}";
                sender.event("any", bytes(metric));
            }
            sender.event("chunked", new ObservationCodec().write(new Chunk(EventSender.timeMicros(0), 0.004, samples)));
        }

        assertThat(history("chunked", EventForm.NATIVE).samples()).isEqualTo(20);
        int exit = new CommandLine(new BacktestCommand())
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .setDefaultValueProvider(Settings.of(Map.of(
                        "WAVECAST_TOPIC", TOPICS.sensorEvents(),
                        "WAVECAST_SERIES", "resonance",
                        "WAVECAST_BOOTSTRAP", broker.bootstrap(),
                        "WAVECAST_LATENESS", "10s",
                        "WAVECAST_MODELS", "naive,ar8")))
                .execute("--horizons=1");
        assertThat(exit).as(err.toString()).isZero();
        assertThat(out.toString()).contains("1 step ahead").contains("ar8 *");
        History plant = history("plant", EventForm.of("telegraf"));
        assertThat(plant.samples()).isEqualTo(40);
        assertThat(plant.series()).hasSize(2);
    }

    private static History history(String model, EventForm form) throws InterruptedException {
        return new HistoryReader(client(), TOPICS.sensorEvents(), form, WireFormat.JSON)
                .read(model, TrainSettings.of(model).history(), TrainingListener.SILENT);
    }

    @Test
    void shouldReportThatNoSeriesIsServed() {
        var trainer = new Trainer(client(), TOPICS, WireFormat.JSON, CLOCK);

        assertThatThrownBy(() -> trainer.train(TrainSettings.of("la"), TrainingListener.SILENT))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("no samples")
                .hasMessageContaining("'la'");
    }

    @Test
    void shouldThrowInterruptedExceptionInEveryPhase() {
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
        assertThat(Thread.interrupted()).as("still interrupted").isFalse();
    }

    @Test
    void shouldReportTheResultByTheExitCode() {
        String[] quick = {"--hidden", "4", "--updates", "1", "--horizons", "1"};

        assertThat(command("resonance", quick)).as(err.toString()).isZero();
        assertThat(out.toString())
                .contains("history: 1500 samples in 1 series, one every 4.0 ms")
                .contains("update 1 of 1")
                .containsPattern("resonance@1 is published: worth publishing: .*; kept: ");
        assertThat(command("random", quick)).as("%s%s", out, err).isEqualTo(3);
        assertThat(out.toString()).contains("random@1 is not published: not worth publishing");
        assertThat(command("unknown", quick)).isEqualTo(1);
        assertThat(err.toString()).contains("train: no samples");
    }

    @Test
    void shouldTrainWithCarriedStatesAndClosedLoops() {
        String[] options = {"--engine", "pytorch", "--hidden", "4", "--updates", "3", "--carry-state", "--future", "8"};

        assertThat(command("carried", options)).as("%s%s", out, err).isZero();
        assertThat(out.toString()).contains("update 3 of 3").doesNotContain("NaN");
    }

    /** Samples that came later are not learned from: the lineage has the times. */
    @Test
    void shouldTrainTheSameModelAgainFromItsLineage() throws Exception {
        try (var sender = new EventSender(client(), TOPICS)) {
            sender.signal("again", Signals.chaos(3, 1_200));
        }
        String[] options = {
            "--cell", "gru", "--hidden", "6", "--lags", "32", "--horizons", "1", "--updates", "60", "--seed", "5"
        };
        assertThat(command("again", options)).as("%s%s", out, err).isZero();
        Model first = publishedAs("again").get(0);
        try (var sender = new EventSender(client(), TOPICS)) {
            sender.observation(
                    "again", new Observation(first.lineage().history().toMicros() + 4_000, 0.1));
        }

        List<String> again = new ArrayList<>(Reproduction.arguments(first));
        again.addAll(List.of("--bootstrap", broker.bootstrap()));
        run(again);

        assertThat(publishedAs("again")).as("%s%s", out, err).hasSize(2);
        Model second = publishedAs("again").get(1);
        assertThat(bytes(second)).isEqualTo(bytes(first));
        assertThat(first.spec().network().cell()).as("trained cells").isEqualTo(CellKind.GRU);
        Lineage lineage = first.lineage();
        assertThat(lineage.training().bestUpdate()).isPositive();
        assertThat(lineage.training().kept()).startsWith("cells of update ");
        assertThat(lineage.training().seed()).isEqualTo(5);
        assertThat(lineage.recipe().code()).matches("classes [0-9a-f]{12}");
        assertThat(lineage.recipe().refitted()).isTrue();
        assertThat(lineage.recipe().leftOut()).isEmpty();
        assertThat(lineage.history().samples()).isEqualTo(1_200);
        assertThat(lineage.history().offsets()).isNotEmpty().allMatch(one -> one.first() == 0 && one.last() > 0);
        assertThat(second.lineage().recipe().settings())
                .isEqualTo(lineage.recipe().settings());
    }

    /** Everything that forecasts depend on. */
    private static byte[] bytes(Model model) {
        return new ModelCodec()
                .write(model.withVersion(new ModelVersion("again", 1)).withLineage(Lineage.UNKNOWN));
    }

    private int command(String model, String... options) {
        List<String> all = new ArrayList<>(List.of("--bootstrap", broker.bootstrap(), "--model", model));
        all.addAll(List.of(options));
        return run(all);
    }

    private int run(List<String> all) {
        return new CommandLine(new TrainCommand())
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(all.toArray(String[]::new));
    }

    private static double rmse(Model model, double[][] signal) {
        var runner = new ModelRunner(model);
        var series = new SeriesRun(runner, Math.max(512, model.spec().warmup()));
        double[][] mean = new double[1][1];
        double sum = 0;
        int count = 0;
        for (int t = 0; t + 1 < signal.length; t++) {
            series.prepare(t >= model.spec().warmup());
            runner.step(series.state(), signal[t], mean);
            series.keep(signal[t]);
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
                            if (new String(published.key(), StandardCharsets.UTF_8).startsWith(name + "@")) {
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
