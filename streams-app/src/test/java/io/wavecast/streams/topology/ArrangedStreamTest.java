package io.wavecast.streams.topology;

import static io.wavecast.streams.testing.TestModel.aModel;
import static org.assertj.core.api.Assertions.assertThat;

import io.wavecast.core.arrange.ArrangedSeries;
import io.wavecast.core.arrange.Arrangement;
import io.wavecast.core.arrange.Arrival;
import io.wavecast.core.arrange.Within;
import io.wavecast.core.events.EventForm;
import io.wavecast.core.series.Forecast;
import io.wavecast.core.series.ForecastStatus;
import io.wavecast.core.series.Observation;
import io.wavecast.core.wire.ObservationCodec;
import io.wavecast.core.wire.WireFormat;
import io.wavecast.streams.forecast.ForecastSettings;
import io.wavecast.streams.reading.ReadingSettings;
import io.wavecast.streams.series.SeriesState;
import io.wavecast.streams.series.codec.SeriesStateCodec;
import io.wavecast.streams.testing.ForecastLab;
import io.wavecast.streams.testing.Signals;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.stream.LongStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;

/** Samples that come in disorder, with jittering stamps or irregularly, through the whole topology. */
class ArrangedStreamTest {
    /** The ring is shorter than a chunk of the store, so that a stored state has all of its past inputs in it. */
    private static final ForecastSettings SETTINGS = new ForecastSettings(3, 16, false, WireFormat.JSON);

    private static final byte[] KEY = "eeg".getBytes(StandardCharsets.UTF_8);
    private static final long PERIOD = Signals.PERIOD_MICROS;
    private static final int SAMPLES = 60;

    /** Samples arrive up to the lateness after newer ones; the state is read back somewhere, as by another instance. */
    @Property(tries = 15, seed = "1")
    void shouldForecastAnyPermutationWithinTheLatenessAsTheSortedStream(@ForAll long seed) {
        var random = new Random(seed);
        int lateness = 1 + random.nextInt(12); // periods
        double[] values = Signals.noisySine(SAMPLES, seed);
        record Sent(int tick, double at) {}
        List<Sent> sent = new ArrayList<>();
        for (int tick = 0; tick < SAMPLES; tick++) {
            if (tick == 0 || random.nextInt(10) > 0) { // some are missing
                sent.add(new Sent(tick, tick + lateness * random.nextDouble()));
            }
        }
        List<Forecast> sorted;
        try (var lab = lab(Arrangement.OFF)) {
            sent.forEach(one -> send(lab, one.tick() * PERIOD, one.tick(), values[one.tick()]));
            sorted = lab.forecastsOf("eeg");
        }
        sent.sort(Comparator.comparingDouble(Sent::at));
        var how = Arrangement.ofLateness(lateness * PERIOD);
        int moved = random.nextInt(sent.size());
        List<Forecast> forecasts = new ArrayList<>();
        try (var first = lab(how);
                var second = lab(how)) {
            sent.subList(0, moved).forEach(one -> send(first, one.tick() * PERIOD, one.at(), values[one.tick()]));
            byte[] state = first.storedState("eeg");
            if (state != null) {
                second.storeState("eeg", withoutOffset(state)); // the other topology counts offsets from 0
            }
            sent.subList(moved, sent.size())
                    .forEach(one -> send(second, one.tick() * PERIOD, one.at(), values[one.tick()]));
            for (int i = 0; i < 5; i++) {
                second.pass(Duration.ofSeconds(1));
            }
            forecasts.addAll(first.forecastsOf("eeg"));
            forecasts.addAll(second.forecastsOf("eeg"));
            assertThat(second.deadLetters()).isEmpty();
        }
        assertThat(forecasts).isEqualTo(sorted);
    }

    @Test
    void shouldCountWhatIsLaterThanTheLateness() {
        try (var lab = lab(Arrangement.ofLateness(2 * PERIOD))) {
            for (int tick : new int[] {0, 1, 2, 3, 5, 6, 7, 4, 7, 8}) { // 5 has left when 4 comes
                send(lab, tick * PERIOD, tick, 1);
            }
            assertThat(lab.metrics().count("rejected out-of-order")).isEqualTo(1);
            assertThat(lab.metrics().count("rejected duplicate")).isEqualTo(1);
            assertThat(lab.forecastsOf("eeg")).hasSize(6);
        }
    }

    @Test
    void shouldReleaseWhatASilentSeriesHolds() {
        try (var lab = lab(Arrangement.ofLateness(20 * PERIOD))) {
            for (int tick = 0; tick < 5; tick++) {
                send(lab, tick * PERIOD, tick, 1);
            }
            assertThat(lab.forecastsOf("eeg")).isEmpty();
            lab.pass(Duration.ofMillis(100));
            lab.pass(Duration.ofMillis(100));
            assertThat(lab.forecastsOf("eeg")).isEmpty();
            lab.pass(Duration.ofSeconds(1));
            assertThat(lab.forecastsOf("eeg")).hasSize(5);
            assertThat(lab.metrics().count("released by clock")).isEqualTo(1);
        }
    }

    @Test
    void shouldBeginAnewIfTheClockIsSetBackAndSayWhenItJumpsAhead() {
        try (var lab = lab(Arrangement.ofNominal(PERIOD))) {
            for (int i = 0; i < 120; i++) {
                long offset = i < 40 ? 0 : i < 80 ? 5_000_000 : -20_000_000;
                send(lab, i * PERIOD + offset + (i % 3) * 2_000L, i + 1_000, Math.sin(i));
            }
            assertThat(lab.metrics().count("jumped ahead")).isEqualTo(1);
            assertThat(lab.metrics().count("restarted out-of-order")).isEqualTo(1);
            assertThat(lab.forecastsOf("eeg")).hasSize(111);
            assertThat(lab.forecastsOf("eeg")).noneMatch(forecast -> forecast.status() == ForecastStatus.FILLED);
        }
    }

    @Test
    void shouldForecastAtTheTicksOfTheGridAndFillThoseWithoutASample() {
        try (var lab = lab(Arrangement.ofGrid(PERIOD, Within.MEAN, 3 * PERIOD));
                var even = lab(Arrangement.OFF)) {
            for (int tick = 0; tick < 30; tick++) {
                if (tick % 7 != 5) {
                    send(lab, tick * PERIOD - 3_000, tick, tick - 1);
                    send(lab, tick * PERIOD - 1_000, tick, tick + 1);
                    send(even, tick * PERIOD, tick, tick);
                }
            }
            for (int i = 0; i < 3; i++) {
                lab.pass(Duration.ofSeconds(1));
            }
            assertThat(lab.forecastsOf("eeg")).isEqualTo(even.forecastsOf("eeg"));
            assertThat(lab.forecastsOf("eeg")).anyMatch(forecast -> forecast.status() == ForecastStatus.FILLED);
        }
    }

    @Test
    void shouldRefuseAModelWhosePeriodIsNotThatOfTheGrid() {
        try (var lab = lab(Arrangement.ofGrid(2 * PERIOD, Within.LAST, 0))) {
            for (int tick = 0; tick < 40; tick++) {
                send(lab, tick * PERIOD, tick, tick);
            }
            assertThat(lab.forecastsOf("eeg")).hasSize(20).allSatisfy(forecast -> {
                assertThat(forecast.status()).isEqualTo(ForecastStatus.WARMING);
                assertThat(forecast.steps().get(0).atMicros() - forecast.madeMicros())
                        .isEqualTo(2 * PERIOD);
            });
            assertThat(lab.metrics().count("rate mismatch")).isEqualTo(20);
        }
    }

    /** Samples wait for older ones of their grid when the service starts with other settings. */
    @Test
    void shouldHandOverWhatWaitsOnItsOwnGridAfterAnotherStart() {
        byte[] state;
        try (var lab = lab(Arrangement.ofGrid(PERIOD, Within.MEAN, 0).withLateness(20 * PERIOD))) {
            for (int tick = 0; tick < 10; tick++) {
                send(lab, tick * PERIOD - 3_000, tick, tick);
            }
            assertThat(lab.forecastsOf("eeg")).isEmpty();
            state = withoutOffset(Objects.requireNonNull(lab.storedState("eeg")));
        }
        assertThat(ticksAfter(state, Arrangement.OFF)).isEqualTo(List.of(10 * PERIOD - 3_000, 12 * PERIOD - 3_000));
        assertThat(ticksAfter(state, Arrangement.ofLateness(PERIOD)))
                .isEqualTo(List.of(10 * PERIOD - 3_000, 12 * PERIOD - 3_000));
        assertThat(ticksAfter(state, Arrangement.ofGrid(2 * PERIOD, Within.LINEAR, 4 * PERIOD)))
                .isEqualTo(List.of(10 * PERIOD));
    }

    /** The times of the forecasts after those of the ten samples that the state holds. */
    private static List<Long> ticksAfter(byte[] state, Arrangement how) {
        try (var lab = lab(how)) {
            lab.storeState("eeg", state);
            send(lab, 10 * PERIOD - 3_000, 10, 1);
            send(lab, 12 * PERIOD - 3_000, 12, 1);
            lab.pass(Duration.ofSeconds(1));
            lab.pass(Duration.ofSeconds(1));
            List<Long> times = lab.forecastsOf("eeg").stream()
                    .map(forecast -> forecast.madeMicros() - Signals.EPOCH_MICROS)
                    .toList();
            assertThat(times)
                    .startsWith(LongStream.range(0, 10)
                            .mapToObj(tick -> tick * PERIOD)
                            .toArray(Long[]::new));
            return times.subList(10, times.size());
        }
    }

    @Test
    void shouldWaitAlthoughARecordOfAnotherSeriesComesFromTheFuture() {
        try (var lab = lab(Arrangement.ofLateness(20 * PERIOD))) {
            byte[] bytes = new ObservationCodec().write(new Observation(Signals.EPOCH_MICROS, 1));
            long future = Signals.EPOCH_MICROS / 1_000 + Duration.ofDays(3_650).toMillis();
            lab.send("other".getBytes(StandardCharsets.UTF_8), bytes, future, new RecordHeaders());
            for (int tick : new int[] {0, 2, 1}) {
                send(lab, tick * PERIOD, tick, 1);
            }
            lab.pass(Duration.ofMillis(100));
            assertThat(lab.forecastsOf("eeg")).isEmpty();
            lab.pass(Duration.ofSeconds(1));
            assertThat(lab.forecastsOf("eeg")).hasSize(3);
            assertThat(lab.forecastsOf("other")).hasSize(1);
        }
    }

    @Test
    void shouldNotTakeLateSamplesOfANominalClockForAClockThatWasSetBack() {
        try (var lab = lab(Arrangement.ofNominal(PERIOD).withLateness(2 * PERIOD))) {
            for (int tick = 0; tick < 40; tick++) {
                send(lab, tick * PERIOD, tick, 1);
            }
            for (int tick = 20; tick < 32; tick++) {
                send(lab, tick * PERIOD, 40, 1);
            }
            assertThat(lab.metrics().count("rejected out-of-order")).isEqualTo(12);
            assertThat(lab.metrics().count("restarted out-of-order")).isZero();
        }
    }

    /** Waiting samples that are older than all others of their series, as ten in a row of a clock that was set back. */
    @Test
    void shouldBeginAnewIfTheSamplesThatWaitAreASeriesOfTheirOwn() {
        byte[] bytes;
        try (var lab = lab(Arrangement.OFF)) {
            send(lab, 0, 0, 1);
            bytes = withoutOffset(Objects.requireNonNull(lab.storedState("eeg")));
        }
        List<Arrival> waiting = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            long time = Signals.EPOCH_MICROS - (100 - i) * PERIOD;
            waiting.add(new Arrival(new Observation(time, i), time, true));
        }
        var codec = new SeriesStateCodec();
        SeriesState state = codec.read(bytes);
        var held = new ArrangedSeries(1, 0);
        held.restore(Signals.EPOCH_MICROS - 89 * PERIOD, waiting, null);
        state.sections().setArranged(held);
        try (var lab = lab(Arrangement.ofLateness(20 * PERIOD))) {
            lab.storeState("eeg", codec.write(state));
            send(lab, PERIOD, 1, 1);
            assertThat(lab.metrics().count("rejected out-of-order")).isEqualTo(9);
            assertThat(lab.metrics().count("restarted out-of-order")).isEqualTo(1);
            assertThat(lab.forecastsOf("eeg")).hasSize(3);
            lab.pass(Duration.ofSeconds(1));
            lab.pass(Duration.ofSeconds(1));
            assertThat(lab.forecastsOf("eeg")).hasSize(4);
        }
    }

    private static byte[] withoutOffset(byte[] bytes) {
        var codec = new SeriesStateCodec();
        SeriesState state = codec.read(bytes);
        state.cameFrom(SeriesState.UNKNOWN_OFFSET);
        return codec.write(state);
    }

    private static ForecastLab lab(Arrangement how) {
        var lab = new ForecastLab(SETTINGS, new ReadingSettings(EventForm.NATIVE, false, how));
        lab.publish(aModel());
        return lab;
    }

    /** @param at when the record arrives, in periods */
    private static void send(ForecastLab lab, long micros, double at, double value) {
        byte[] bytes = new ObservationCodec().write(new Observation(Signals.EPOCH_MICROS + micros, value));
        long millis = Signals.EPOCH_MICROS / 1_000 + Math.round(at * PERIOD / 1_000);
        lab.send(Objects.requireNonNull(KEY), bytes, millis, new RecordHeaders());
    }
}
