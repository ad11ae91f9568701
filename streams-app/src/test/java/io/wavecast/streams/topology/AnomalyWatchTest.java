package io.wavecast.streams.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.wavecast.core.series.Chunk;
import io.wavecast.core.wire.ObservationCodec;
import io.wavecast.core.wire.RecordMarks;
import io.wavecast.streams.anomaly.AnomalySettings;
import io.wavecast.streams.anomaly.Shield;
import io.wavecast.streams.forecast.ForecastSettings;
import io.wavecast.streams.testing.ForecastLab;
import io.wavecast.streams.testing.Signals;
import io.wavecast.streams.testing.TestModel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Faults planted at sample 1,500 of normal noise around 20, one sample per 10 ms. */
class AnomalyWatchTest {
    private static final int FAULT = 1_500;
    private static final int FORMAT = 4; // position of the byte in a state
    private static final AnomalySettings SETTINGS = AnomalySettings.falseAlarmEvery(10_000);

    private final Random random = new Random(5);
    private final ForecastLab lab = lab(SETTINGS);

    @AfterEach
    void closeLab() {
        lab.close();
    }

    @Test
    void shouldTellTheBeginningAndTheEndOfASpike() {
        quiet("pump", FAULT);
        lab.anomalies();

        lab.observe("pump", 50);
        assertThat(lab.metrics().lasting()).isEqualTo(1);
        quiet("pump", 60);

        List<String> told = lab.anomalies();
        assertThat(told).hasSize(2);
        String from =
                "{\"series\":\"pump\",\"channel\":0,\"kind\":\"spike\",\"from\":" + seconds(FAULT) + ",\"until\":";
        assertThat(told.get(0))
                .startsWith(from + "null,")
                .contains("\"value\":50.0,")
                .contains("\"lower\":null,\"upper\":null,\"direction\":\"up\",\"model\":\"naive@0\"}");
        assertThat(told.get(1)).startsWith(from + "17171");
        assertThat(lab.metrics().count("anomaly spike")).isEqualTo(1);
        assertThat(lab.metrics().lasting()).isZero();
    }

    @Test
    void shouldCompareWithTheForecastOfTheModel() {
        lab.publish(TestModel.persistence(1, 1));
        quiet("pump", FAULT);
        String mean = String.valueOf(lab.lastForecastOf("pump").steps().get(0).mean()[0]);
        lab.anomalies();

        lab.observe("pump", 80);

        assertThat(lab.anomalies()).singleElement().satisfies(told -> assertThat(told)
                .contains("\"expected\":" + mean + ",\"lower\":1")
                .contains("\"model\":\"default@1\""));
    }

    @Test
    void shouldTellShiftsAndStuckValues() {
        quiet("shifted", FAULT);
        quiet("stuck", FAULT);
        lab.anomalies();

        for (int i = 0; i < 60; i++) {
            lab.observe("shifted", 26 + random.nextGaussian());
            lab.observe("stuck", 20);
        }

        assertThat(lab.anomalies())
                .anyMatch(told -> told.contains("\"series\":\"shifted\",\"channel\":0,\"kind\":\"s"))
                .anyMatch(told -> told.contains("\"series\":\"stuck\",\"channel\":0,\"kind\":\"stuck\""));
    }

    @Test
    void shouldTellASilenceByTheClockAndItsEnd() {
        quiet("pump", 20);
        pass(5);
        assertThat(lab.anomalies()).isEmpty();

        pass(2);

        String silence = "{\"series\":\"pump\",\"channel\":0,\"kind\":\"silence\",\"from\":" + seconds(20);
        assertThat(lab.anomalies()).singleElement().satisfies(told -> assertThat(told)
                .startsWith(silence + ",\"until\":null,"));
        assertThat(lab.metrics().lasting()).isEqualTo(1);
        assertThat(lab.metrics().silent()).isEqualTo(1);
        pass(20);
        assertThat(lab.anomalies()).isEmpty();
        lab.observeAt("pump", 900, 20);
        assertThat(lab.anomalies()).singleElement().satisfies(told -> assertThat(told)
                .startsWith(silence + ",\"until\":" + seconds(900) + ","));
        assertThat(lab.metrics().lasting()).isZero();
        assertThat(lab.metrics().silent()).isZero();
        pass(10);
        assertThat(lab.anomalies()).hasSize(1); // silent again
    }

    @Test
    void shouldTellTheSameSilenceIfTheNextObservationFindsIt() {
        quiet("pump", 20);
        pass(10);
        lab.observeAt("pump", 900, 20);

        quiet("late", 20);
        lab.observeAt("late", 900, 20);

        List<String> told = lab.anomalies();
        assertThat(told).hasSize(4);
        assertThat(told.get(2)).isEqualTo(told.get(0).replace("pump", "late"));
        assertThat(told.get(3)).isEqualTo(told.get(1).replace("pump", "late"));
    }

    /** Chunks of 30 s arrive with their last samples, one per second. Those of single samples would be silent after 11 s. */
    @Test
    void shouldWaitForTheNextChunk() {
        chunk(0);
        pass(29);
        chunk(30);
        pass(38);
        assertThat(lab.anomalies()).isEmpty();

        pass(4);

        assertThat(lab.anomalies()).singleElement().satisfies(told -> assertThat(told)
                .contains("\"kind\":\"silence\",\"from\":" + seconds(6_000) + ",\"until\":null,"));
    }

    @Test
    void shouldForgetTheSpanOfAChunkOnceSingleSamplesCome() {
        chunk(0);
        lab.observeAt("pump", 3_000, 20);
        pass(14);

        assertThat(lab.anomalies()).hasSize(1);
    }

    @Test
    void shouldStayCalmWhileOtherSeriesOfThePartitionSpeak() {
        for (int second = 0; second < 10; second++) {
            quiet("pump", 100);
            pass(1);
        }

        assertThat(lab.anomalies()).isEmpty();
    }

    @Test
    void shouldFindTheSilenceOfASeriesWhoseStateIsOlderThanTheTask() {
        quiet("pump", 20);
        try (ForecastLab other = lab(SETTINGS)) {
            other.storeState("pump", lab.storedState("pump"));
            other.observeAt("fan", 20, 1);
            for (int second = 0; second < 60; second++) {
                other.pass(Duration.ofSeconds(1));
            }
            assertThat(other.anomalies()).isEmpty(); // its last record may have been a chunk
            for (int second = 0; second < 8; second++) {
                other.pass(Duration.ofSeconds(1));
            }

            assertThat(other.anomalies())
                    .singleElement()
                    .satisfies(told -> assertThat(told).contains("pump").contains("silence"));
            assertThat(other.metrics().lasting()).isEqualTo(1);
        }
    }

    @Test
    void shouldEndAnomaliesOfASeriesThatBeginsAnew() {
        quiet("pump", FAULT);
        lab.observe("pump", 50);
        lab.anomalies();

        lab.send(
                "pump".getBytes(StandardCharsets.UTF_8),
                new byte[0],
                Signals.EPOCH_MICROS / 1_000 + 20_000,
                new RecordHeaders().add(RecordMarks.RESET, new byte[0]));

        assertThat(lab.anomalies()).singleElement().satisfies(told -> assertThat(told)
                .contains("\"from\":" + seconds(FAULT) + ",\"until\":" + seconds(FAULT)));
        assertThat(lab.metrics().lasting()).isZero();
    }

    @Test
    void shouldKeepTheFaultFromTheModelWithAShield() {
        lab.publish(TestModel.persistence(1, 1));
        quiet("pump", FAULT);
        lab.observe("pump", 80);
        assertThat(nextMean(lab)).isEqualTo(80);

        try (ForecastLab shielded = lab(SETTINGS.withShield(new Shield(3, 64)))) {
            shielded.publish(TestModel.persistence(1, 1));
            for (int i = 0; i < FAULT; i++) {
                shielded.observe("pump", 20 + random.nextGaussian());
            }
            double before = nextMean(shielded);
            shielded.observe("pump", 80);

            assertThat(nextMean(shielded)).isEqualTo(before);
            shielded.observe("pump", 21); // close to its forecast again
            assertThat(nextMean(shielded)).isEqualTo(21);
        }
    }

    @Test
    void shouldLeaveNoBytesWhenSwitchedOff() {
        quiet("pump", 20);
        byte[] with = lab.storedState("pump");
        assertThat(with[FORMAT]).isEqualTo((byte) 4);
        try (ForecastLab off = new ForecastLab()) {
            off.storeState("pump", with);
            off.observeAt("pump", 20, 20);

            byte[] without = off.storedState("pump");
            assertThat(without[FORMAT]).isEqualTo((byte) 3);
            assertThat(without.length).isLessThan(with.length - 500);
            assertThat(off.anomalies()).isEmpty();
        }
    }

    @Test
    void shouldNotJudgeSeriesOfVeryManyChannels() {
        lab.observeAt("wide", 0, new double[1_024]);
        lab.observeAt("wider", 0, new double[1_025]);

        assertThat(lab.storedState("wide")[FORMAT]).isEqualTo((byte) 4);
        assertThat(lab.storedState("wider")[FORMAT]).isEqualTo((byte) 3);
    }

    private static ForecastLab lab(AnomalySettings settings) {
        return new ForecastLab(ForecastSettings.DEFAULTS.withAnomalies(Optional.of(settings)));
    }

    private static double nextMean(ForecastLab lab) {
        return lab.lastForecastOf("pump").steps().get(0).mean()[0];
    }

    private void quiet(String series, int samples) {
        for (int i = 0; i < samples; i++) {
            lab.observe(series, 20 + random.nextGaussian());
        }
    }

    /** Sends 30 samples, one per second. */
    private void chunk(int firstSecond) {
        List<double[]> samples = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            samples.add(new double[] {20 + random.nextGaussian()});
        }
        var chunk = new Chunk(Signals.EPOCH_MICROS + firstSecond * 1_000_000L, 1, samples);
        byte[] value = new ObservationCodec().write(chunk);
        lab.send("pump".getBytes(StandardCharsets.UTF_8), value, chunk.timeMicros(29) / 1_000, new RecordHeaders());
    }

    /** The wall clock goes on by the second, as it does between two ticks. */
    private void pass(int seconds) {
        for (int i = 0; i < seconds; i++) {
            lab.pass(Duration.ofSeconds(1));
        }
    }

    /** The event time of a sample as JSON has it. */
    private static String seconds(int sample) {
        String hundredths = String.valueOf(Signals.EPOCH_MICROS / Signals.PERIOD_MICROS + sample);
        String text =
                hundredths.substring(0, hundredths.length() - 2) + "." + hundredths.substring(hundredths.length() - 2);
        return text.replaceAll("0*$", "").replaceAll("\\.$", "");
    }
}
