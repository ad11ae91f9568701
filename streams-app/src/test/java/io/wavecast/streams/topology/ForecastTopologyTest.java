package io.wavecast.streams.topology;

import static io.wavecast.streams.testing.TestModel.aModel;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.wavecast.core.model.Model;
import io.wavecast.core.model.ModelVersion;
import io.wavecast.core.series.Forecast;
import io.wavecast.core.series.ForecastStatus;
import io.wavecast.core.series.HorizonForecast;
import io.wavecast.core.series.Observation;
import io.wavecast.core.series.ScoreSummary;
import io.wavecast.core.topics.Topics;
import io.wavecast.core.wire.ObservationCodec;
import io.wavecast.core.wire.RecordMarks;
import io.wavecast.core.wire.WireFormat;
import io.wavecast.streams.forecast.ForecastSettings;
import io.wavecast.streams.registry.ModelRegistry;
import io.wavecast.streams.store.InstanceStores;
import io.wavecast.streams.store.StateBudget;
import io.wavecast.streams.testing.CountingMetrics;
import io.wavecast.streams.testing.ForecastLab;
import io.wavecast.streams.testing.Signals;
import io.wavecast.streams.testing.TestModel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ForecastTopologyTest {
    private static final TestModel MODEL = aModel();

    private final ForecastLab lab = new ForecastLab();

    @AfterEach
    void closeLab() {
        lab.close();
    }

    @Test
    void shouldMatchItsDescription() throws Exception {
        var topology = ForecastTopology.build(
                Topics.defaults(),
                ForecastSettings.DEFAULTS,
                new TopicFacts(ForecastLab.MAX_LETTER, 1),
                InstanceStores.inTransactions(new StateBudget(1 << 20)),
                new ModelRegistry(),
                new CountingMetrics(),
                Clock.systemUTC());

        // A renamed store loses its states, so a rename must show in a change of this file.
        assertThat(topology.describe().toString().strip())
                .isEqualTo(Files.readString(Path.of("src/test/resources/topology.txt"))
                        .strip());
    }

    @Test
    void shouldKeepSeriesApart() {
        lab.publish(MODEL);
        double[] mine = Signals.noisySine(20, 1);
        for (double value : mine) {
            lab.observe("pump-1", value);
            lab.observe("pump-2", -2 * value, 1);
        }

        assertThat(lab.lastForecastOf("pump-1")).isEqualTo(lab.alone("pump-1", mine));
    }

    @Test
    void shouldRepeatTheLastValueUntilTheFirstModel() {
        lab.observe("pump", 0.3, 0.5);

        Forecast forecast = lab.lastForecastOf("pump");
        assertThat(forecast.model()).isEqualTo(ModelVersion.NAIVE);
        assertThat(forecast.status()).isEqualTo(ForecastStatus.WARMING);
        assertThat(forecast.madeMicros()).isEqualTo(Signals.EPOCH_MICROS + Signals.PERIOD_MICROS);
        assertThat(forecast.steps()).hasSize(1);
        assertThat(forecast.steps().get(0).mean()).containsExactly(0.5);
        assertThat(forecast.steps().get(0).atMicros()).isEqualTo(Signals.EPOCH_MICROS + 2 * Signals.PERIOD_MICROS);
        assertThat(lab.forecastsOf("pump").get(0).steps().get(0).atMicros()).isEqualTo(HorizonForecast.UNKNOWN_TIME);
    }

    @Test
    void shouldWarmUpBeforeAModelForecasts() {
        lab.publish(MODEL.build());
        lab.observe("pump", 1, 2, 3, 4);

        assertThat(lab.forecastsOf("pump"))
                .extracting(Forecast::status)
                .containsExactly(
                        ForecastStatus.WARMING, ForecastStatus.WARMING, ForecastStatus.WARMING, ForecastStatus.OK);
    }

    @Test
    void shouldUseNewWeightsFromTheNextObservationOn() {
        List<Model> versions = aModel().versions(2);
        double[] values = Signals.noisySine(30, 3);
        lab.publish(versions.get(0));
        lab.observe("pump", Arrays.copyOf(values, 20));
        lab.publish(versions.get(1));
        lab.observe("pump", Arrays.copyOfRange(values, 20, 30));

        assertThat(lab.forecastsOf("pump").subList(3, 20))
                .allMatch(forecast -> forecast.model().number() == 1);
        assertThat(lab.forecastsOf("pump").subList(20, 30))
                .allMatch(forecast -> forecast.model().number() == 2)
                .allMatch(forecast -> forecast.status() == ForecastStatus.OK);
        // The other topology has version 2 from the start: rebuilding from the ring gives the same hidden state.
        assertThat(means(lab.lastForecastOf("pump"))).isEqualTo(means(lab.alone("pump", values)));
        assertThat(lab.metrics().count("rebuilt")).isEqualTo(2);
    }

    @Test
    void shouldRebuildTheStateWhenTheModelChangesItsShape() {
        double[] values = Signals.noisySine(30, 3);
        lab.publish(aModel());
        lab.observe("pump", Arrays.copyOf(values, 20));
        lab.publish(aModel().version(2).hidden(6).horizons(1, 3));
        lab.observe("pump", Arrays.copyOfRange(values, 20, 30));

        assertThat(lab.lastForecastOf("pump").steps())
                .extracting(HorizonForecast::horizon)
                .containsExactly(1, 3);
        assertThat(means(lab.lastForecastOf("pump"))).isEqualTo(means(lab.alone("pump", values)));
    }

    @Test
    void shouldAcceptAnOldNumberWithAnotherShapeAfterARetirement() {
        lab.publish(aModel());
        lab.observe("pump", 1, 2, 3, 4, 5);
        lab.retire("default");
        lab.publish(aModel().hidden(7).horizons(1, 2));
        lab.observe("pump", 6);

        assertThat(lab.lastForecastOf("pump").status()).isEqualTo(ForecastStatus.OK);
        assertThat(lab.lastForecastOf("pump").steps()).hasSize(2);
    }

    @Test
    void shouldPreferTheLongestName() {
        lab.publish(aModel().named("default"));
        lab.publish(aModel().named("eeg"));
        lab.publish(aModel().named("eeg/subject02"));
        lab.publish(aModel().named("eeg/subject02/O2").channels(2));

        for (String series : List.of("eeg/subject02/O1", "eeg/subject02/O2", "eeg/subject021", "ecg/1")) {
            lab.observe(series, 1, 2, 3, 4, 5);
        }

        assertThat(lab.lastForecastOf("eeg/subject02/O1").model().name()).isEqualTo("eeg/subject02");
        assertThat(lab.lastForecastOf("eeg/subject02/O2").model().name()).isEqualTo("eeg/subject02");
        assertThat(lab.lastForecastOf("eeg/subject021").model().name()).isEqualTo("eeg");
        assertThat(lab.lastForecastOf("ecg/1").model().name()).isEqualTo("default");
    }

    @Test
    void shouldFallBackWhenAModelIsRetired() {
        lab.publish(aModel());
        lab.publish(aModel().named("pump"));
        lab.observe("pump", 1, 2, 3, 4, 5);
        assertThat(lab.lastForecastOf("pump").model().name()).isEqualTo("pump");
        assertThat(lab.versions().get("pump")).isEqualTo("pump@1");

        lab.retire("pump");
        lab.observe("pump", 6);
        assertThat(lab.lastForecastOf("pump").model().name()).isEqualTo("default");
        assertThat(lab.versions().get("pump")).isNull();

        lab.retire("default");
        lab.observe("pump", 7);
        assertThat(lab.lastForecastOf("pump").model()).isEqualTo(ModelVersion.NAIVE);
        assertThat(lab.metrics().inForce()).isZero();
    }

    @Test
    void shouldDropObservationsThatAreNotNewer() {
        lab.observe("pump", 1, 2, 3);
        lab.observeAt("pump", 2, 9);
        lab.observeAt("pump", 0, 9);

        assertThat(lab.forecastsOf("pump")).hasSize(3);
        assertThat(lab.metrics().count("rejected duplicate")).isEqualTo(1);
        assertThat(lab.metrics().count("rejected out-of-order")).isEqualTo(1);
        assertThat(lab.deadLetters()).isEmpty();
    }

    @Test
    void shouldRefuseEventTimesAheadOfTheRecordsTimestamp() {
        long now = Signals.EPOCH_MICROS / 1_000;
        sendAt("pump", now + 3_600_000, now, new RecordHeaders());
        sendAt("pump", now + 3_600_001, now, new RecordHeaders());

        assertThat(lab.forecastsOf("pump")).hasSize(1);
        assertThat(lab.metrics().count("rejected time-ahead")).isEqualTo(1);
        assertThat(lab.deadLetters()).hasSize(1);
        sendAt("pump", now + 86_400_000, now, new RecordHeaders().add(RecordMarks.REPLAY, new byte[0]));
        assertThat(lab.forecastsOf("pump")).hasSize(2);
    }

    @Test
    void shouldBeginASeriesAnewWhoseClockWasSetBack() {
        for (int tick = 0; tick < 20; tick++) {
            lab.observeAt("pump", 100_000_000 + tick, tick); // eleven days ahead
        }
        for (int tick = 0; tick < 20; tick++) {
            lab.observeAt("pump", tick, tick);
        }

        assertThat(lab.metrics().count("restarted out-of-order")).isEqualTo(1);
        assertThat(lab.metrics().count("rejected out-of-order")).isEqualTo(9);
        assertThat(lab.lastForecastOf("pump").madeMicros())
                .isEqualTo(Signals.EPOCH_MICROS + 19 * Signals.PERIOD_MICROS);
    }

    @Test
    void shouldBeginASeriesAnewWhoseNumberOfChannelsChanged() {
        lab.observeAt("pump", 0, 1, 2, 3); // a test record
        for (int tick = 1; tick <= 12; tick++) {
            lab.observeAt("pump", tick, tick);
        }

        assertThat(lab.metrics().count("restarted channel-count")).isEqualTo(1);
        assertThat(lab.deadLetters()).hasSize(9);
        assertThat(lab.lastForecastOf("pump").steps().get(0).mean()).containsExactly(12);
    }

    @Test
    void shouldBeginASeriesAnewOnRequest() {
        lab.observe("pump", 1, 2, 3);
        lab.send(
                "pump".getBytes(StandardCharsets.UTF_8),
                null,
                Signals.EPOCH_MICROS / 1_000,
                new RecordHeaders().add(RecordMarks.RESET, new byte[0]));

        assertThat(lab.metrics().count("restarted reset")).isEqualTo(1);
        assertThat(lab.storedState("pump")).isNull();
        assertThat(lab.deadLetters()).isEmpty();
        lab.observeAt("pump", 0, 7, 8);
        assertThat(lab.lastForecastOf("pump").steps().get(0).mean()).containsExactly(7, 8);
    }

    @Test
    void shouldForgetASeriesAfterAWeekOfStreamTime() {
        lab.observe("gone", 1, 2, 3);
        lab.observe("back", 1, 2, 3);
        lab.pass(Duration.ofDays(8));
        assertThat(lab.storedState("gone")).as("the stream's time stands still").isNotNull();

        long day8 = 8L * 86_400 * 1_000_000 / Signals.PERIOD_MICROS;
        lab.observeAt("back", day8, 4);
        assertThat(lab.lastForecastOf("back").steps().get(0).atMicros())
                .as("a forgotten series has no period")
                .isEqualTo(HorizonForecast.UNKNOWN_TIME);
        lab.pass(Duration.ofSeconds(1));

        assertThat(lab.storedState("gone")).isNull();
        assertThat(lab.storedState("back")).isNotNull();
        assertThat(lab.metrics().count("forgotten")).isEqualTo(2);
    }

    @Test
    void shouldKeepARecordingOfThePastThatArrivesNow() {
        long now = Signals.EPOCH_MICROS / 1_000;
        for (int day = 0; day < 30; day++) {
            sendAt("eeg", now - 86_400_000L * (3_000 - day), now + day, new RecordHeaders());
            lab.pass(Duration.ofSeconds(1));
        }

        assertThat(lab.metrics().count("forgotten")).isZero();
        assertThat(lab.storedState("eeg")).isNotNull();
    }

    @Test
    void shouldKeepAHistoryWithOldTimestampsBesideLiveSeries() {
        long now = Signals.EPOCH_MICROS / 1_000;
        long begin = now - 30 * 86_400_000L;
        lab.observe("live", 1);
        for (int second = 0; second < 20; second++) {
            sendAt("history", begin + second * 1_000L, begin + second * 1_000L, new RecordHeaders());
            lab.pass(Duration.ofSeconds(1));
        }

        assertThat(lab.metrics().count("forgotten")).isZero();
        assertThat(lab.lastForecastOf("history").steps().get(0).atMicros()).isEqualTo((begin + 20_000) * 1_000);
    }

    @Test
    void shouldNotForgetBecauseOfOneTimestampInTheFuture() {
        long now = Signals.EPOCH_MICROS / 1_000;
        lab.observe("pump", 1, 2, 3);
        sendAt("other", now, now + 365L * 86_400_000, new RecordHeaders());
        lab.pass(Duration.ofSeconds(1));

        assertThat(lab.storedState("pump")).isNotNull();
    }

    @Test
    void shouldKeepAllSeriesIfAsked() {
        var keep = new ForecastSettings(10, 128, false, WireFormat.JSON, Duration.ofHours(1), Duration.ZERO);
        try (var other = new ForecastLab(keep)) {
            other.observe("gone", 1, 2, 3);
            other.pass(Duration.ofDays(8));
            other.observeAt("present", 8L * 86_400 * 1_000_000 / Signals.PERIOD_MICROS, 4);
            other.pass(Duration.ofSeconds(1));

            assertThat(other.storedState("gone")).isNotNull();
        }
    }

    @Test
    void shouldReportARateThatDoesNotFitTheModel() {
        lab.publish(aModel().periodMicros(10 * Signals.PERIOD_MICROS));
        lab.observe("pump", Signals.noisySine(20, 1));

        assertThat(lab.metrics().count("rate mismatch")).isEqualTo(13);
    }

    @Test
    void shouldTakeAModelOutOfForceThatFailsInItsSeries() {
        lab.publish(aModel().warmup(1).scale(1e308).offset(5));
        for (int series = 0; series < 12; series++) {
            lab.observe("pump-" + series, 1.7e308, 1, 1);
        }

        assertThat(lab.metrics().count("model failed")).isEqualTo(10);
        assertThat(lab.metrics().count("rebuilt")).isEqualTo(10);
        assertThat(lab.metrics().count("model stepped down")).isEqualTo(1);
        assertThat(lab.metrics().inForce()).isZero();
        lab.publish(aModel().version(2).warmup(1));
        lab.observe("pump-0", 1);
        assertThat(lab.lastForecastOf("pump-0").model().number()).isEqualTo(2);
    }

    @Test
    void shouldReportATimeUnderAnotherNameAndUseTheArrival() {
        long now = Signals.EPOCH_MICROS / 1_000;
        byte[] value = "{\"timestamp\":1720474028903,\"v\":1}".getBytes(StandardCharsets.UTF_8);
        lab.send("pump".getBytes(StandardCharsets.UTF_8), value, now, new RecordHeaders());

        assertThat(lab.metrics().count("time ignored")).isEqualTo(1);
        assertThat(lab.lastForecastOf("pump").madeMicros()).isEqualTo(Signals.EPOCH_MICROS);
    }

    private void sendAt(String series, long eventMillis, long recordMillis, Headers headers) {
        byte[] value = new ObservationCodec().write(new Observation(eventMillis * 1_000, 1));
        lab.send(series.getBytes(StandardCharsets.UTF_8), value, recordMillis, headers);
    }

    @Test
    void shouldStartASeriesFromNothingIfItsStateIsUnreadable() {
        lab.observe("other", 1);
        lab.storeState("pump", new byte[] {1, 2, 3});
        lab.observe("pump", 3);

        assertThat(lab.metrics().count("state unreadable")).isEqualTo(1);
        assertThat(lab.lastForecastOf("pump").steps().get(0).atMicros()).isEqualTo(HorizonForecast.UNKNOWN_TIME);
    }

    @Test
    void shouldSumUpScoresPerSecondOfEventTime() {
        lab.observe("pump", 1, 3, 2); // naive errors 2 and 1
        assertThat(lab.summaries()).isEmpty();
        lab.observeAt("pump", 100, 2); // the next second, after a gap: the target of the pending forecast is missing

        // The first error has no interval: 2 / 0.1 · 2. The second is inside, by a half width of z / √(2/π) · 2.
        List<ScoreSummary> summaries = lab.summaries();
        double intervalScores = summaries.get(0).intervalScores();
        assertThat(intervalScores).isCloseTo(40 + 2 * 2.0616 * 2, within(1e-3));
        assertThat(summaries)
                .containsExactly(new ScoreSummary(
                        Signals.EPOCH_MICROS,
                        ModelVersion.NAIVE,
                        ForecastStatus.WARMING,
                        1,
                        2,
                        5,
                        5,
                        3,
                        1,
                        intervalScores,
                        0));
        assertThat(lab.metrics().count("scored")).isEqualTo(2);
        assertThat(lab.metrics().count("unscored")).isEqualTo(1);
    }

    @Test
    void shouldPublishEveryScoreIfRequested() {
        try (var every = new ForecastLab(new ForecastSettings(10, 128, true, WireFormat.JSON))) {
            every.observe("pump", 1, 3, 2);

            assertThat(every.scoreTexts())
                    .hasSize(2)
                    .first()
                    .asString()
                    .contains("\"error\":2.0")
                    .contains("naive@0");
        }
    }

    @Test
    void shouldMarkForecastsLateThatWereComputedAfterTheTimeOfTheirTarget() {
        lab.observe("pump", 1, 2);
        lab.pass(Duration.ofSeconds(3));
        lab.observe("pump", 3); // the record's timestamp is three seconds old
        lab.observe("pump", 4);
        lab.observeAt("pump", 105, 5);

        assertThat(lab.summaries()).singleElement().satisfies(sum -> {
            assertThat(sum.count()).isEqualTo(3);
            assertThat(sum.late()).isEqualTo(1);
        });
    }

    @Test
    void shouldForecastIndependentlyOfTheWallClock() {
        lab.publish(aModel());
        lab.observe("pump", 1, 2, 3, 4);
        lab.pass(Duration.ofDays(1));
        lab.observe("pump", 5, 6);

        assertThat(lab.lastForecastOf("pump")).isEqualTo(lab.alone("pump", 1, 2, 3, 4, 5, 6));
    }

    private static List<List<Double>> means(Forecast forecast) {
        return forecast.steps().stream()
                .map(step -> Arrays.stream(step.mean()).boxed().toList())
                .toList();
    }
}
