package io.wavecast.streams.topology;

import static io.wavecast.streams.testing.TestModel.aModel;
import static org.assertj.core.api.Assertions.assertThat;

import io.wavecast.core.events.EventForm;
import io.wavecast.core.series.Chunk;
import io.wavecast.core.series.Forecast;
import io.wavecast.core.wire.ObservationCodec;
import io.wavecast.core.wire.WireFormat;
import io.wavecast.streams.forecast.ForecastSettings;
import io.wavecast.streams.reading.ReadingSettings;
import io.wavecast.streams.series.SeriesState;
import io.wavecast.streams.series.codec.SeriesStateCodec;
import io.wavecast.streams.testing.ForecastLab;
import io.wavecast.streams.testing.Signals;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;

class ChunkTest {
    /** The ring is shorter than a chunk of the store, so that a state has all of its past inputs in it, whenever it was written. */
    private static final ForecastSettings SETTINGS = new ForecastSettings(3, 16, false, WireFormat.JSON);

    private static final byte[] KEY = "eeg".getBytes(StandardCharsets.UTF_8);
    private static final double PERIOD = Signals.PERIOD_MICROS / 1e6;

    /** Chunks of random lengths, with gaps between some, samples that are missing, and repeated chunks. */
    @Property(tries = 30, seed = "1")
    void shouldGiveTheStateAndTheScoresOfSingleSamples(@ForAll long seed, @ForAll boolean json) {
        var codec = new ObservationCodec(json ? WireFormat.JSON : WireFormat.PROTOBUF);
        var random = new Random(seed);
        try (var chunked = lab(true);
                var single = lab(true)) {
            long tick = 0;
            for (int i = 0; i < 12; i++) {
                Chunk chunk = chunk(tick, 1 + random.nextInt(25), random, 0.1);
                for (int copies = random.nextInt(5) == 0 ? 2 : 1; copies > 0; copies--) {
                    send(chunked, codec.write(chunk), chunk);
                    chunk.observations().forEach(observation -> send(single, codec.write(observation), chunk));
                }
                tick += chunk.samples().size() + (random.nextInt(3) == 0 ? random.nextInt(8) : 0);
            }
            assertThat(chunked.forecastsOf("eeg"))
                    .isEqualTo(single.forecastsOf("eeg"))
                    .isNotEmpty();
            assertThat(chunked.scoreTexts()).isEqualTo(single.scoreTexts()).isNotEmpty();
            assertThat(state(chunked)).isEqualTo(state(single));
            assertThat(chunked.deadLetters()).isEmpty();
        }
    }

    @Test
    void shouldPublishTheForecastOfTheLastSampleOnly() {
        try (var last = lab(false);
                var each = lab(true)) {
            for (long tick = 0; tick < 100; tick += 20) {
                Chunk chunk = chunk(tick, 20, new Random(tick), 0);
                send(last, new ObservationCodec().write(chunk), chunk);
                send(each, new ObservationCodec().write(chunk), chunk);
            }
            List<Forecast> all = each.forecastsOf("eeg");
            List<Forecast> lasts = new ArrayList<>();
            for (int i = 19; i < all.size(); i += 20) {
                lasts.add(all.get(i));
            }
            assertThat(all).hasSize(100);
            assertThat(last.forecastsOf("eeg")).isEqualTo(lasts);
            assertThat(last.scoreTexts()).isEqualTo(each.scoreTexts());
        }
    }

    @Test
    void shouldSendARefusedChunkToTheDeadLettersOnce() {
        try (var lab = lab(false)) {
            lab.observeAt("eeg", 0, 1, 2); // of two channels
            var chunk = chunk(1, 5, new Random(1), 0);
            byte[] value = new ObservationCodec().write(chunk);
            send(lab, value, chunk);

            assertThat(lab.deadLetters()).singleElement().satisfies(letter -> {
                assertThat(letter.value()).isEqualTo(value);
                assertThat(new String(
                                letter.headers().lastHeader("wavecast.reason").value(), StandardCharsets.UTF_8))
                        .isEqualTo("channel-count");
            });
            assertThat(lab.metrics().count("rejected channel-count")).isEqualTo(5);
        }
    }

    @Test
    void shouldAnswerEventsOfAMappingUnderTheirKeyWithoutARepartitionTopic() {
        var form = EventForm.ofMapping("""
                {"series": "{key}", "each": "/rows", "time": {"at": "/at", "unit": "ms"}, "values": "/x"}""");
        try (var lab = new ForecastLab(SETTINGS, new ReadingSettings(form, true))) {
            byte[] value = """
                    {"rows": [{"at": 1700000000000, "x": 1}, {"at": "?", "x": 2}, {"at": 1700000000010, "x": 3}]}""".getBytes(StandardCharsets.UTF_8);
            lab.send(KEY, value, 1_700_000_000_010L, new RecordHeaders());

            assertThat(lab.forecastsOf("eeg"))
                    .extracting(Forecast::madeMicros)
                    .containsExactly(1_700_000_000_000_000L, 1_700_000_000_010_000L);
            assertThat(lab.deadLetters()).singleElement().satisfies(letter -> assertThat(letter.value())
                    .isEqualTo(value));
        }
    }

    private static ForecastLab lab(boolean everyForecast) {
        var lab = new ForecastLab(SETTINGS, new ReadingSettings(EventForm.NATIVE, everyForecast));
        lab.publish(aModel());
        return lab;
    }

    /** @param gaps share of the samples without a value */
    private static Chunk chunk(long tick, int samples, Random random, double gaps) {
        List<double[]> values = new ArrayList<>();
        for (int i = 0; i < samples; i++) {
            boolean missing = i > 0 && random.nextDouble() < gaps;
            values.add(new double[] {missing ? Double.NaN : Math.sin((tick + i) / 7.0) + 0.1 * random.nextGaussian()});
        }
        return new Chunk(Signals.EPOCH_MICROS + tick * Signals.PERIOD_MICROS, PERIOD, values);
    }

    /** The observations of a chunk arrive with its last sample, together or alone. */
    private static void send(ForecastLab lab, byte[] value, Chunk chunk) {
        lab.send(KEY, value, chunk.timeMicros(chunk.samples().size()) / 1_000, header(value));
    }

    private static RecordHeaders header(byte[] value) {
        var headers = new RecordHeaders();
        if (value[0] != '{') {
            headers.add(WireFormat.HEADER, "protobuf".getBytes(StandardCharsets.UTF_8));
        }
        return headers;
    }

    /** The bytes of the state, without the offset of its record: there are fewer records with chunks. */
    private static byte[] state(ForecastLab lab) {
        var codec = new SeriesStateCodec();
        SeriesState state = codec.read(Objects.requireNonNull(lab.storedState("eeg")));
        state.cameFrom(0);
        return codec.write(state);
    }
}
