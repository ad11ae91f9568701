package io.wavecast.streams.series.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.wavecast.core.adapt.Adaptation;
import io.wavecast.core.adapt.AdapterState;
import io.wavecast.core.arrange.ArrangedSeries;
import io.wavecast.core.arrange.NominalClock;
import io.wavecast.core.model.HiddenState;
import io.wavecast.core.model.ModelVersion;
import io.wavecast.core.model.SeriesScale;
import io.wavecast.core.quantile.IntervalTracker;
import io.wavecast.core.quantile.SeriesQuantiles;
import io.wavecast.core.rnn.CellKind;
import io.wavecast.core.rnn.NetworkState;
import io.wavecast.core.series.ForecastStatus;
import io.wavecast.core.series.ScoreSummary;
import io.wavecast.core.wire.bytes.UnreadableException;
import io.wavecast.streams.series.ChallengerState;
import io.wavecast.streams.series.Counters;
import io.wavecast.streams.series.Following;
import io.wavecast.streams.series.PendingForecast;
import io.wavecast.streams.series.SeriesState;
import io.wavecast.streams.series.SeriesTimes;
import io.wavecast.streams.series.Strays;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class SeriesStateCodecTest {
    private static final int WATCH = 5 + 20 * Double.BYTES; // bytes of the section of the watch

    private final SeriesStateCodec codec = new SeriesStateCodec();

    /** Compares bytes, since the numbers may have any bits, including those of NaNs. */
    @Property(seed = "1", tries = 300)
    void shouldReadBackWrittenStates(
            @ForAll long seed,
            @ForAll @IntRange(min = 1, max = 4) int channels,
            @ForAll @IntRange(min = 1, max = 9) int capacity,
            @ForAll @IntRange(max = 20) int samples,
            @ForAll @IntRange(max = 3) int layers,
            @ForAll @IntRange(max = 40) int pending) {
        SeriesState state = anyState(new Random(seed), channels, capacity, samples, layers, pending);

        byte[] bytes = codec.write(state);

        SeriesState back = codec.read(bytes);
        StateAssertions.assertEqualStates(back, state);
        assertThat(codec.write(back)).isEqualTo(bytes);
    }

    @Test
    void shouldFindTheArrivalInTheFirstBytes() {
        SeriesState state = new SeriesState(1, 4);
        state.addObservation(5, 1_717_171_717_000_000L, false, new double[] {1});

        assertThat(SeriesStateCodec.arrivedMicros(codec.write(state))).isEqualTo(1_717_171_717_000_000L);
    }

    @Test
    void shouldRefuseTruncatedBytes() {
        byte[] bytes = codec.write(StateExamples.state(Optional.of(CellKind.LSTM)));

        truncated(bytes, bytes.length);
    }

    @ParameterizedTest
    @EnumSource(SectionExample.class)
    void shouldRefuseTruncatedSections(SectionExample example) {
        truncatedSections(example.without(), example.state(), example == SectionExample.LEVELS ? WATCH : 0);
    }

    @Test
    void shouldRefuseQuantilesOfAnotherLength() {
        SeriesState state = SectionExample.LEVELS.state();
        state.pending().get(0).setQuantiles(new double[5]);
        refuses(codec.write(state), "bad-state", "expected 0 or 8 numbers of the quantiles of pending forecasts");
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, -1, Double.NaN, Double.POSITIVE_INFINITY})
    void shouldRefuseASpreadThatIsNone(double spread) {
        SeriesState state = SectionExample.SPREADS.state();
        state.pending().get(0).setSpread(new double[] {1, spread});
        refuses(codec.write(state), "bad-state", "expected finite numbers above 0 of the spreads of pending forecasts");

        state.pending().get(0).setSpread(new double[3]);
        refuses(codec.write(state), "bad-state", "expected 0 or 2 numbers of the spreads of pending forecasts");
    }

    /** States of quantiles were written before there was a watch. */
    @Test
    void shouldReadQuantilesWithoutAWatch() {
        byte[] bytes = codec.write(SectionExample.LEVELS.state());

        SeriesState read = codec.read(Arrays.copyOf(bytes, bytes.length - WATCH));

        SeriesQuantiles quantiles = Objects.requireNonNull(read.sections().quantiles());
        assertThat(quantiles.tracker().watch()).hasSize(20).containsOnly(0);
    }

    /** @param last bytes of a section without which the state is complete; 0 if there is none */
    private void truncatedSections(SeriesState plain, SeriesState withSections, int last) {
        int without = codec.write(plain).length;
        byte[] bytes = codec.write(withSections);

        truncated(bytes, without); // a state that ends there has no sections
        for (int length = without + 1; length < bytes.length; length++) {
            if (length != bytes.length - last || last == 0) {
                refuses(Arrays.copyOf(bytes, length), "bad-state", "expected");
            }
        }
    }

    private void truncated(byte[] bytes, int end) {
        for (int length = 0; length < end; length++) {
            byte[] cut = Arrays.copyOf(bytes, length);
            assertThatThrownBy(() -> codec.read(cut))
                    .as("%d bytes", length)
                    .isInstanceOfSatisfying(UnreadableException.class, e -> assertThat(e.reason())
                            .isEqualTo("bad-state"));
        }
    }

    @Test
    void shouldRefuseBytesAfterTheEnd() {
        byte[] bytes = codec.write(StateExamples.state(Optional.empty()));

        refuses(Arrays.copyOf(bytes, bytes.length + 3), "bad-state", "expected the end of the state, was 3 more bytes");
    }

    @Test
    void shouldRefuseOtherBytes() {
        refuses(
                "hello".getBytes(StandardCharsets.UTF_8),
                "bad-state",
                "was bytes that begin with [104, 101, 108, 108]");
        refuses(new byte[0], "bad-state", "was bytes that begin with []");
    }

    @Test
    void shouldRefuseUnknownFormats() {
        byte[] bytes = codec.write(StateExamples.state(Optional.empty()));
        bytes[4] = 5;
        refuses(bytes, "unknown-format", "expected a series' state of format 1..4, was format 5: a newer version");

        bytes[4] = 0;
        refuses(bytes, "bad-state", "expected a series' state of format 1..4, was format 0: it is damaged");
    }

    @Test
    void shouldReadFormat4WithoutSections() {
        SeriesState state = StateExamples.state(Optional.of(CellKind.GRU));
        byte[] bytes = codec.write(state);
        bytes[4] = 4;

        StateAssertions.assertEqualStates(codec.read(bytes), state);
    }

    @Test
    void shouldRefuseUnknownSectionsAsANewerFormat() {
        byte[] bytes = withSections(127, 3, 0, 0, 0, 1, 2, 3);

        refuses(bytes, "unknown-format", "expected sections with ids of 1..9 in a series' state, was id 127: a newer");
    }

    @Test
    void shouldRefuseDamagedSections() {
        refuses(withSections(1, 9, 0, 0, 0, 1), "bad-state", "expected the bytes of 9 bytes of a section");
        refuses(withSections(1, 3, 0, 0, 0, 1, 2, 3), "bad-state", "expected the end of the state, was 3 more bytes");
        refuses(
                withSections(1, 0, 0, 0, 0, 1, 0, 0, 0, 0),
                "bad-state",
                "expected the id of a section, in ascending order, of the state in 2..127, was 1");
    }

    /** Checks that damaged bytes cause neither another exception nor a large allocation. */
    @Test
    void shouldSurviveDamagedBytes() {
        byte[] good = codec.write(StateExamples.state(Optional.of(CellKind.GRU)));
        Random random = new Random(1);
        int refusals = 0;
        for (int i = 0; i < 20_000; i++) {
            byte[] damaged = good.clone();
            damaged[5 + random.nextInt(damaged.length - 5)] = (byte) random.nextInt(256);
            try {
                codec.read(damaged);
            } catch (UnreadableException e) {
                refusals++;
            }
        }
        assertThat(refusals).isGreaterThan(2_000);
    }

    @Test
    void shouldRefuseAHiddenStateOfTheNaiveForecast() {
        SeriesState state = StateExamples.state(Optional.of(CellKind.GRU));
        byte[] bytes = codec.write(new SeriesState(
                new Counters(1, new SeriesTimes(1, 1, 0, 1), 1, Strays.NONE, Optional.empty()),
                state.last(),
                state.ring(),
                new Following(
                        ModelVersion.NAIVE,
                        ((Following) state.lifecycle()).hidden(),
                        state.lifecycle().intervals()),
                List.of(),
                List.of()));

        refuses(
                bytes,
                "bad-state",
                "expected a hidden state exactly if a model forecasts, was a hidden state of naive@0");
    }

    @Test
    void shouldRefuseAnAdapterWithLessonsOfAnotherLength() {
        SeriesState state = SectionExample.ADAPTER.state();
        state.pending().get(0).remember(new double[5]);

        refuses(codec.write(state), "bad-state", "expected 0 or 6 numbers of what pending forecasts are remembered by");
    }

    @Test
    void shouldRefuseAnAdapterWithNumbersOfAnotherLength() {
        SeriesState state = SectionExample.ADAPTER_MEANS.state();
        ModelVersion version = state.sections().adaptation().model();

        state.sections().setAdaptation(SectionExample.adaptation(version, new double[3]));
        refuses(codec.write(state), "bad-state", "expected the same number of means for each of 2 channels");
        Adaptation mixed = SectionExample.adaptation(version, SectionExample.MEANS.clone());
        state.sections()
                .setAdaptation(
                        new Adaptation(version, AdapterState.ofNumbers(new double[25]), mixed.season(), mixed.means()));
        refuses(codec.write(state), "bad-state", "expected 24 numbers per horizon and channel of an adapter");
    }

    @Test
    void shouldRefuseTwoAdapters() {
        byte[] one = codec.write(SectionExample.ADAPTER.state());
        SeriesState with = SectionExample.ADAPTER_MEANS.state();
        byte[] other = codec.write(with);
        int plain = codec.write(SectionExample.ADAPTER_MEANS.without()).length;
        byte[] both = Arrays.copyOf(one, one.length + other.length - plain);
        System.arraycopy(other, plain, both, one.length, other.length - plain);

        refuses(both, "bad-state", "expected one adapter of a series in the state");
    }

    /** The series' own adapter and the challenger's may be of either form. */
    @ParameterizedTest
    @CsvSource({"true,true", "true,false", "false,true"})
    void shouldKeepMeansOfAChallengersAdapter(boolean own, boolean challengers) {
        SeriesState state = SectionExample.CHALLENGER.state();
        SeriesState other = state.sections().challenger().own();
        for (SeriesState each : List.of(state, other)) {
            boolean means = each == state ? own : challengers;
            ModelVersion version = other.sections().adaptation().model();
            each.pending().forEach(forecast -> forecast.remember(new double[means ? 10 : 6]));
            each.sections()
                    .setAdaptation(
                            SectionExample.adaptation(version, means ? SectionExample.MEANS.clone() : new double[0]));
        }

        SeriesState read = codec.read(codec.write(state));

        StateAssertions.assertEqualStates(read, state);
        assertThat(codec.write(read)).isEqualTo(codec.write(state));
    }

    @Test
    void shouldRefuseAClockOrATickThatIsNone() {
        refuses(withClock(Double.NaN, 1), "bad-state", "expected a nominal clock of finite numbers");
        refuses(withClock(-1, 1), "bad-state", "expected a nominal clock of finite numbers");
        refuses(withClock(4_000, Double.POSITIVE_INFINITY), "bad-state", "expected a nominal clock of finite numbers");
        assertThat(codec.write(codec.read(withClock(4_000, 1)))).isEqualTo(withClock(4_000, 1));

        var offGrid = new ArrangedSeries(1, 1_000);
        offGrid.tick().orElseThrow().restore(3_000, 2_500, 1, true);
        refuses(withArranged(offGrid), "bad-state", "expected ticks at multiples of 1000 us in the state, was 2500 us");
    }

    private byte[] withClock(double period, double scale) {
        var arranged = new ArrangedSeries(1, 0);
        arranged.restore(1, List.of(), new NominalClock(period, 1, 0, 4_000, scale, 16, 1));
        return withArranged(arranged);
    }

    private byte[] withArranged(ArrangedSeries arranged) {
        SeriesState state = new SeriesState(1, 4);
        state.sections().setArranged(arranged);
        return codec.write(state);
    }

    private byte[] withSections(int... sections) {
        byte[] bytes = codec.write(StateExamples.state(Optional.empty()));
        int end = bytes.length;
        bytes = Arrays.copyOf(bytes, end + sections.length);
        bytes[4] = 4;
        for (int i = 0; i < sections.length; i++) {
            bytes[end + i] = (byte) sections[i];
        }
        return bytes;
    }

    private void refuses(byte[] bytes, String reason, String expected) {
        assertThatExceptionOfType(UnreadableException.class)
                .isThrownBy(() -> codec.read(bytes))
                .withMessageContaining(expected)
                .satisfies(e -> assertThat(e.reason()).isEqualTo(reason));
    }

    private static SeriesState anyState(
            Random random, int channels, int capacity, int samples, int layers, int pending) {
        SeriesState state = new SeriesState(channels, capacity);
        for (int i = 0; i < samples; i++) {
            state.addObservation(random.nextLong(), random.nextLong(), random.nextBoolean(), doubles(random, channels));
        }
        ModelVersion[] versions = {
            ModelVersion.NAIVE, new ModelVersion("eeg/é", random.nextLong() >>> 1), new ModelVersion("default", 1)
        };
        if (layers > 0) {
            float[][] hidden = new float[layers][];
            float[][] cell = new float[layers][];
            for (int layer = 0; layer < layers; layer++) {
                hidden[layer] = floats(random, 5);
                cell[layer] = floats(random, random.nextBoolean() ? 5 : 0);
            }
            NetworkState network = new NetworkState(hidden, cell, floats(random, 3 * channels));
            var following = new HiddenState(network, doubles(random, channels));
            if (random.nextBoolean()) {
                following.setScale(SeriesScale.ofNumbers(
                        random.doubles(3L * channels)
                                .map(number -> number * 1e9)
                                .toArray(),
                        channels));
            }
            state.followModel(versions[1], following, IntervalTracker.ofNumbers(doubles(random, 8 * channels)));
        }
        List<PendingForecast> forecasts = new ArrayList<>();
        List<ScoreSummary> scores = new ArrayList<>();
        for (int i = 0; i < pending; i++) {
            ForecastStatus status = List.of(ForecastStatus.values()).get(random.nextInt(3));
            forecasts.add(new PendingForecast(
                    random.nextLong(),
                    random.nextLong(),
                    random.nextInt(),
                    random.nextInt(),
                    versions[random.nextInt(3)],
                    status,
                    random.nextBoolean(),
                    doubles(random, channels),
                    doubles(random, channels),
                    doubles(random, channels)));
            scores.add(new ScoreSummary(
                    random.nextLong(),
                    versions[random.nextInt(3)],
                    status,
                    random.nextInt(),
                    random.nextLong(),
                    random.nextGaussian(),
                    Double.NaN,
                    random.nextGaussian(),
                    random.nextGaussian(),
                    random.nextGaussian(),
                    random.nextLong()));
        }
        var counters = new Counters(
                state.observations(),
                state.times(),
                random.nextLong(),
                new Strays(random.nextInt(), random.nextInt(), random.nextLong()),
                random.nextBoolean() ? Optional.of(versions[2]) : Optional.empty());
        var any = new SeriesState(counters, state.last(), state.ring(), state.lifecycle(), forecasts, scores);
        any.sections().setAnomalies(doubles(random, random.nextInt(3) * 69));
        if (layers > 0 && random.nextBoolean()) {
            any.sections()
                    .setChallenger(ChallengerState.of(
                            versions[1],
                            any,
                            state.lifecycle(),
                            List.copyOf(forecasts.subList(0, pending / 2)),
                            List.copyOf(scores.subList(0, pending / 2)),
                            random.nextInt(),
                            random.nextBoolean()));
        }
        return any;
    }

    private static double[] doubles(Random random, int count) {
        return random.longs(count).mapToDouble(Double::longBitsToDouble).toArray();
    }

    private static float[] floats(Random random, int count) {
        float[] values = new float[count];
        for (int i = 0; i < count; i++) {
            values[i] = i == 0 ? Float.intBitsToFloat(0x7fc01234) : Float.intBitsToFloat(random.nextInt());
        }
        return values;
    }
}
