package io.wavecast.streams.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.wavecast.core.wire.bytes.UnreadableException;
import io.wavecast.streams.series.SeriesState;
import io.wavecast.streams.series.codec.SeriesStateCodec;
import io.wavecast.streams.series.codec.StateAssertions;
import java.io.File;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Properties;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.processor.TaskId;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.junit.jupiter.api.Test;

/** States whose past inputs lie in chunks: the same as states that never left the heap, for all readers, after any part of the writes. */
class ChunkedStatesTest {
    private static final int RING = 100;

    private final InMemoryByteStore stored = new InMemoryByteStore();
    private final List<String> unreadable = new ArrayList<>();
    private final WriteBackStore store = open(stored, 1 << 20);

    /** The two series differ in channels and change places on the heap. */
    @Property(seed = "3", tries = 200)
    void shouldKeepStatesToTheBit(@ForAll long seed, @ForAll @IntRange(min = 1, max = 70) int channels) {
        Random random = new Random(seed);
        var bytes = new InMemoryByteStore();
        WriteBackStore states = open(bytes, random.nextBoolean() ? 1 : 1 << 24);
        String[] names = {"a", "a/b"};
        SeriesState[] expected = {new SeriesState(channels, RING), new SeriesState(1, RING)};
        for (int step = 0; step < 150; step++) {
            int which = random.nextInt(2);
            SeriesState heap = expected[which];
            int inputs = heap.channels();
            LiveSeries series = states.series(key(names[which]), inputs, width -> new SeriesState(width, RING));
            int kind = random.nextInt(40);
            if (kind == 0) {
                states.forget(series.key());
                expected[which] = new SeriesState(random.nextBoolean() ? inputs : 2, RING);
            } else if (kind == 1) {
                int others = 1 + random.nextInt(3);
                expected[which] = new SeriesState(others, RING);
                series.restart(new SeriesState(others, RING));
                states.changed(series);
            } else if (kind < 5) {
                states.flushCache();
                states.clearCache(); // the next series are loaded again
            } else if (kind < 7) {
                states.changedAnew(series);
            } else {
                change(series.state(), kind, new Random(step * 31L + seed));
                change(heap, kind, new Random(step * 31L + seed));
                states.changed(series);
                if (kind > 20) {
                    states.flushCache();
                }
            }
        }
        states.flushCache();
        for (int which = 0; which < 2; which++) {
            SeriesState found = states.get(names[which]);
            if (found != null) {
                StateAssertions.assertEqualStates(found, expected[which]);
            } else {
                assertThat(expected[which].observations()).isZero();
            }
        }
        assertThat(unreadable).isEmpty();
    }

    private static void change(SeriesState state, int kind, Random random) {
        int samples = 1 + random.nextInt(random.nextInt(8) == 0 ? 2 * RING : 10);
        for (int i = 0; i < samples; i++) {
            double[] sample = random.doubles(state.channels()).toArray();
            if (random.nextInt(5) == 0) {
                state.addEstimate(sample);
            } else {
                state.addObservation(state.lastMicros() + 1, 7, false, sample);
            }
        }
        if (kind == 10) {
            state.growRing(RING + random.nextInt(200));
        } else if (kind == 11) {
            state.dropPast();
        }
    }

    @Test
    void shouldWriteEachSampleInAChunkOnce() {
        int samples = 10 * RING;
        observe(store, "a", samples);

        long chunkBytes = stored.chunks.values().iterator().next().length;
        assertThat(stored.chunkWrites).isEqualTo(samples / 32);
        assertThat(chunkBytes).isEqualTo(32 * Double.BYTES + 9);
        assertThat(stored.deletedChunks).as("no tombstones").isZero();
    }

    @Test
    void shouldCountAndIterateOverStatesOnly() {
        observe(store, "a", 3 * RING);
        observe(store, "b", 3 * RING);
        observe(store, "ünï", 3 * RING);

        assertThat(store.approximateNumEntries()).isEqualTo(3);
        List<String> names = new ArrayList<>();
        try (var all = store.all()) {
            while (all.hasNext()) {
                assertThat(all.peekNextKey()).isNotNull();
                var next = all.next();
                names.add(next.key);
                assertConsecutive(next.value);
            }
            assertThatThrownBy(all::next).isInstanceOf(NoSuchElementException.class);
        }
        assertThat(names).containsExactly("a", "b", "ünï");
        try (var some = store.range("b", "b")) {
            assertThat(some.next().key).isEqualTo("b");
            assertThat(some.hasNext()).isFalse();
        }
    }

    @Test
    void shouldRemoveTheChunksOfAForgottenSeries() {
        observe(store, "a", 3 * RING);
        observe(store, "ab", 3 * RING);
        int both = stored.chunks.size();

        store.forget(key("a"));
        assertThat(stored.chunks).hasSize(both / 2);
        assertConsecutive(Objects.requireNonNull(store.get("ab")));

        observe(store, "a", RING);
        assertConsecutive(Objects.requireNonNull(store.get("a")));
    }

    @Test
    void shouldRemoveTheChunksOfASeriesThatBeginsAnew() {
        observe(store, "a", 3 * RING);
        LiveSeries series = series(store, "a");
        series.restart(new SeriesState(2, RING));
        store.changed(series);
        store.flushCache();

        assertThat(stored.chunks).isEmpty();
        assertThat(Objects.requireNonNull(store.get("a")).channels()).isEqualTo(2);
    }

    @Test
    void shouldWriteAllPartsAgainIfTheChangelogMayHaveLostThem() {
        observe(store, "b", 3 * RING);
        stored.chunkWrites = 0;
        LiveSeries series = series(store, "b");
        store.changedAnew(series);
        store.flushCache();

        SeriesState whole = new SeriesStateCodec().read(stored.bytes.get("b"));
        assertThat(whole.ring().heldSize()).isGreaterThan(RING - 5 * 32);
        observe(store, "b", 1);
        assertThat(stored.chunkWrites).isGreaterThanOrEqualTo(RING / 32);
        assertConsecutive(Objects.requireNonNull(store.get("b")));
    }

    /** As a task finds the store after a failure, from the changelog up to any record. */
    @Test
    void shouldFindAllChunksAfterAnyPartOfTheWrites() {
        Random random = new Random(5);
        for (int commit = 0; commit < 120; commit++) {
            LiveSeries series = series(store, "a");
            add(series.state(), 1 + random.nextInt(commit % 10 == 9 ? 3 * RING : 20));
            if (commit == 60) {
                series.state().growRing(3 * RING);
            }
            store.changed(series);
            store.flushCache();
        }

        var replayed = new InMemoryByteStore();
        WriteBackStore reader = open(replayed, 1 << 20);
        int states = 0;
        for (var record : stored.log) {
            replayed.apply(record);
            SeriesState state = reader.get("a");
            if (state != null) {
                states++;
                assertConsecutive(state);
                assertThat(state.ring().size())
                        .isBetween(
                                (int) Math.min(state.observations(), RING),
                                state.ring().capacity());
            }
        }
        assertThat(states).isGreaterThan(150);
    }

    @Test
    void shouldShowQueriesCompleteStatesWhileTheyAreReplaced() {
        observe(store, "a", 3 * RING);
        int[] commits = {0};
        stored.beforeRange = () -> {
            if (commits[0] < 3) {
                commits[0]++; // before, since a commit may read the store, too
                observe(store, "a", 40); // the slots are used anew
                observe(store, "a", 40);
            }
        };

        SeriesState seen = Objects.requireNonNull(store.get("a"));

        assertThat(commits[0]).isEqualTo(3);
        assertThat(seen.observations()).isEqualTo(3 * RING + 240);
        assertThat(seen.ring().size()).isEqualTo(RING);
        assertConsecutive(seen);
    }

    @Test
    void shouldLeaveOutSeriesThatAreForgottenDuringAQuery() {
        observe(store, "a", 3 * RING);
        observe(store, "b", 3 * RING);
        try (var all = store.all()) {
            store.forget(key("a"));
            assertThat(all.next().key).isEqualTo("b");
            assertThat(all.hasNext()).isFalse();
        }
    }

    @Test
    void shouldFindSeriesByTheBeginningOfTheirNamesWithoutReadingChunks() {
        for (String series : List.of("a", "ab", "b")) {
            observe(store, series, 3 * RING);
        }
        store.flushCache();
        stored.bytes.put("ac", new byte[] {1});
        stored.chunks.replaceAll((key, value) -> new byte[] {1, 2, 3});

        assertThat(names("a")).as("without the unreadable one").containsExactly("a", "ab");
        assertThat(names("")).containsExactly("a", "ab", "b");
        assertThat(names("c")).isEmpty();
    }

    private List<String> names(String prefix) {
        List<String> names = new ArrayList<>();
        try (var found = store.prefixScan(prefix, new StringSerializer())) {
            found.forEachRemaining(next -> {
                assertThat(next.value.observations()).isPositive();
                names.add(next.key);
            });
        }
        return names;
    }

    @Test
    void shouldContinueWithoutChunksThatAreDamaged() {
        observe(store, "a", 3 * RING);
        stored.chunks.replaceAll((key, value) -> new byte[] {1, 2, 3});
        store.clearCache();

        assertThatThrownBy(() -> store.get("a"))
                .isInstanceOf(UnreadableException.class)
                .hasMessageContaining("chunks of past inputs");
        SeriesState state = series(store, "a").state();
        assertThat(state.ring().samples().length).isEqualTo(state.ring().heldSize());
        assertThat(unreadable).containsExactly("a");
        observe(store, "a", 1);
        assertThat(Objects.requireNonNull(store.get("a")).observations()).isEqualTo(3 * RING + 1);
    }

    @Test
    void shouldReportTheChangedStatesAsUncommitted() {
        assertThat(store.approximateNumUncommittedBytes()).isZero();
        LiveSeries series = series(store, "a");
        store.changed(series);
        long one = HeapSize.estimate("a", series.state());
        assertThat(store.approximateNumUncommittedBytes()).isEqualTo(one);

        store.changed(series);
        store.changed(series(store, "b"));
        assertThat(store.approximateNumUncommittedBytes()).isEqualTo(2 * one);

        store.discard(series(store, "b"));
        assertThat(store.approximateNumUncommittedBytes()).isEqualTo(one);

        stored.uncommitted = 17; // of a transaction in the store underneath
        store.flushCache();
        assertThat(store.approximateNumUncommittedBytes()).isEqualTo(17);
    }

    @Test
    void shouldNotCountAStateThatWasWrittenEarlyTwice() {
        WriteBackStore tiny = open(stored, 1);
        tiny.changed(series(tiny, "a"));
        tiny.changed(series(tiny, "b"));

        assertThat(stored.written).containsExactly("a");
        assertThat(tiny.approximateNumUncommittedBytes())
                .isEqualTo(HeapSize.estimate("b", series(tiny, "b").state()));
    }

    private static void assertConsecutive(SeriesState state) {
        double[] samples = state.ring().samples();
        for (int i = 1; i < samples.length; i++) {
            assertThat(samples[i]).isEqualTo(samples[i - 1] + 1);
        }
        assertThat(samples[samples.length - 1]).isEqualTo((double) state.observations());
    }

    /** One commit per observation. */
    private static void observe(WriteBackStore states, String name, int count) {
        for (int i = 0; i < count; i++) {
            LiveSeries series = series(states, name);
            add(series.state(), 1);
            states.changed(series);
            states.flushCache();
        }
    }

    private static void add(SeriesState state, int count) {
        for (int i = 0; i < count; i++) {
            state.addObservation(state.lastMicros() + 1, 7, false, new double[] {state.observations() + 1});
        }
    }

    private static LiveSeries series(WriteBackStore states, String name) {
        return states.series(key(name), 1, channels -> new SeriesState(channels, RING));
    }

    private static SeriesKey key(String name) {
        return SeriesKey.of(name.getBytes(StandardCharsets.UTF_8));
    }

    private WriteBackStore open(InMemoryByteStore bytes, long heap) {
        var partitions = new LivePartitions(0, new LivePartitions.Listener() {
            @Override
            public void placed(boolean byDefault) {
                throw new AssertionError("the number of partitions is unknown");
            }

            @Override
            public void onTwoPartitions(String series, int partition, int other) {
                throw new AssertionError(series);
            }
        });
        var opened = new WriteBackStore(
                bytes,
                InstanceStores.inTransactions(new StateBudget(heap)),
                partitions,
                (series, e) -> unreadable.add(series));
        opened.init(
                new MockProcessorContext<>(new Properties(), new TaskId(0, 0), new File("unused"))
                        .getStateStoreContext(),
                opened);
        return opened;
    }
}
