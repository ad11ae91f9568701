package io.wavecast.streams.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.wavecast.core.wire.RecordMarks;
import io.wavecast.streams.anomaly.AnomalyRules;
import io.wavecast.streams.anomaly.AnomalySettings;
import io.wavecast.streams.anomaly.MuteWindow;
import io.wavecast.streams.anomaly.Shield;
import io.wavecast.streams.forecast.ForecastSettings;
import io.wavecast.streams.testing.ForecastLab;
import io.wavecast.streams.testing.Signals;
import io.wavecast.streams.testing.TestModel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A fault planted at sample 1,500 of normal noise around 20 that all series have, one sample per 10 ms. */
class PrefixedAnomaliesTest {
    private static final int FAULT = 1_500;
    private static final AnomalySettings USUAL = AnomalySettings.falseAlarmEvery(10_000);
    private static final ForecastSettings SETTINGS = ForecastSettings.DEFAULTS.withAnomalies(new AnomalyRules(Map.of(
            "", USUAL,
            "rough/", USUAL.withLeastDeviation(1_000),
            "rough/fine/", USUAL,
            "slow/", USUAL.withSilentAfter(5_000),
            "held/", USUAL.withShield(new Shield(3, 64)),
            "mute/", USUAL.withMuted(List.of(new MuteWindow(0, 1_440))))));

    private final ForecastLab lab = new ForecastLab(SETTINGS);

    @AfterEach
    void closeLab() {
        lab.close();
    }

    @Test
    void shouldJudgeASeriesByItsLongestPrefix() {
        List<String> all = List.of("fan", "rough/fan", "rough/fine/fan", "roughly");
        all.forEach(series -> quiet(series, FAULT));
        lab.anomalies();

        all.forEach(series -> lab.observe(series, 50));

        assertThat(lab.anomalies().stream().map(told -> told.replaceAll("\",.*", "")))
                .containsExactly("{\"series\":\"fan", "{\"series\":\"rough/fine/fan", "{\"series\":\"roughly");
    }

    @Test
    void shouldKeepTheSettingsOfASeriesThatBeginsAnew() {
        quiet("rough/fan", 10);
        lab.send(
                "rough/fan".getBytes(StandardCharsets.UTF_8),
                new byte[0],
                Signals.EPOCH_MICROS / 1_000 + 100,
                new RecordHeaders().add(RecordMarks.RESET, new byte[0]));
        quiet("rough/fan", FAULT);

        lab.observe("rough/fan", 50);

        assertThat(lab.anomalies()).isEmpty();
    }

    @Test
    void shouldFindTheSettingsOfASeriesThatAnotherInstanceHad() {
        quiet("fan", FAULT);
        quiet("mute/fan", FAULT);
        try (var other = new ForecastLab(SETTINGS)) {
            lab.handOver(other);

            other.observeAt("mute/fan", FAULT, 50);
            assertThat(other.anomalies()).isEmpty();
            other.observeAt("fan", FAULT, 50);
            assertThat(other.anomalies()).singleElement().satisfies(told -> assertThat(told)
                    .contains("\"kind\":\"spike\""));
        }
    }

    @Test
    void shouldWaitForASilenceAsThePrefixSays() {
        quiet("fan", 20);
        quiet("slow/fan", 20);

        pass(7);
        assertThat(lab.anomalies()).singleElement().satisfies(told -> assertThat(told)
                .startsWith("{\"series\":\"fan\""));
        pass(40);
        assertThat(lab.anomalies()).isEmpty();
        pass(10);
        assertThat(lab.anomalies()).singleElement().satisfies(told -> assertThat(told)
                .startsWith("{\"series\":\"slow/fan\"")
                .contains("\"kind\":\"silence\""));
    }

    @Test
    void shouldShieldTheModelAsThePrefixSays() {
        lab.publish(TestModel.persistence(1, 1));
        quiet("fan", FAULT);
        quiet("held/fan", FAULT);
        double before = nextMean("held/fan");

        lab.observe("held/fan", 80);
        lab.observe("fan", 80);

        assertThat(nextMean("held/fan")).isEqualTo(before);
        assertThat(nextMean("fan")).isEqualTo(80);
    }

    private double nextMean(String series) {
        return lab.lastForecastOf(series).steps().get(0).mean()[0];
    }

    private void quiet(String series, int samples) {
        var random = new Random(5);
        for (int i = 0; i < samples; i++) {
            lab.observe(series, 20 + random.nextGaussian());
        }
    }

    private void pass(int seconds) {
        for (int i = 0; i < seconds; i++) {
            lab.pass(Duration.ofSeconds(1));
        }
    }
}
