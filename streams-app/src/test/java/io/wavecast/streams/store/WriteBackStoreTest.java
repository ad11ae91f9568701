package io.wavecast.streams.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.wavecast.core.model.ModelVersion;
import io.wavecast.core.wire.bytes.UnreadableException;
import io.wavecast.streams.series.SeriesState;
import io.wavecast.streams.series.SeriesTimes;
import io.wavecast.streams.series.codec.SeriesStateCodec;
import java.io.File;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.errors.StreamsException;
import org.apache.kafka.streams.errors.TaskCorruptedException;
import org.apache.kafka.streams.processor.StateStoreContext;
import org.apache.kafka.streams.processor.TaskId;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.junit.jupiter.api.Test;

class WriteBackStoreTest {
    private static final int RING = 16;
    private static final TaskId TASK = new TaskId(0, 3);
    private static final StateStoreContext CONTEXT = context(TASK);

    private static final long ARRIVED = 1_717_171_717_000_000L;
    private static final long WEEK = 7L * 24 * 3_600 * 1_000_000;

    private final SeriesStateCodec codec = new SeriesStateCodec();
    private final InMemoryByteStore stored = new InMemoryByteStore();
    private final List<String> unreadable = new ArrayList<>();
    private final StateBudget budget = new StateBudget(1 << 20);
    private final List<String> onTwo = new ArrayList<>();
    private final LivePartitions partitions = new LivePartitions(4, new LivePartitions.Listener() {
        @Override
        public void placed(boolean byDefault) {
            // LivePartitionsTest checks this.
        }

        @Override
        public void onTwoPartitions(String series, int partition, int other) {
            onTwo.add(series + " on " + partition + " and " + other);
        }
    });
    private final WriteBackStore store = open(stored, budget);

    @Test
    void shouldWriteAStateAtTheCommitOnlyIfItChanged() {
        observe(store, "a");
        observe(store, "a");
        observe(store, "b");
        assertThat(stored.written).isEmpty();

        store.flushCache();
        assertThat(stored.written).containsExactly("a", "b");

        observe(store, "b");
        store.flushCache();
        store.flushCache();
        assertThat(stored.written).containsExactly("a", "b", "b");
        assertThat(codec.read(stored.bytes.get("b")).observations()).isEqualTo(2);
    }

    @Test
    void shouldKeepALiveStateAsTheSameObject() {
        observe(store, "a");
        LiveSeries first = series(store, "a");
        store.flushCache();

        assertThat(series(store, "a")).isSameAs(first);
    }

    @Test
    void shouldEvictStatesThatWereNotUsedRecentlyAndLoadThemAgain() {
        long one = HeapSize.estimate("a", new SeriesState(1, RING));
        var tight = new StateBudget(3 * one);
        WriteBackStore small = open(stored, tight);
        observe(small, "a");
        observe(small, "b");
        observe(small, "c");
        assertThat(stored.written).isEmpty();

        observe(small, "a");
        observe(small, "d");
        assertThat(stored.written).containsExactly("b");
        assertThat(tight.usedBytes()).isBetween(one, 3 * one);

        assertThat(series(small, "b").state().observations()).isEqualTo(1);
        assertThat(stored.written).containsExactly("b", "c");
    }

    @Test
    void shouldAlwaysKeepOneState() {
        WriteBackStore tiny = open(stored, new StateBudget(1));

        observe(tiny, "a");
        LiveSeries live = series(tiny, "a");
        tiny.flushCache();

        assertThat(series(tiny, "a")).isSameAs(live);
    }

    @Test
    void shouldNotWriteAnEvictedStateAgainAtTheCommit() {
        WriteBackStore tiny = open(stored, new StateBudget(1));
        observe(tiny, "a");
        observe(tiny, "b");
        tiny.flushCache();

        assertThat(stored.written).containsExactly("a", "b");
    }

    @Test
    void shouldRestoreTheLastCommitOfADiscardedState() {
        observe(store, "a");
        store.flushCache();
        observe(store, "a");
        store.discard(series(store, "a"));
        store.flushCache();

        assertThat(series(store, "a").state().observations()).isEqualTo(1);
        assertThat(stored.written).containsExactly("a");
    }

    @Test
    void shouldNotKeepASeriesThatNeverChanged() {
        series(store, "a");
        store.flushCache();

        assertThat(stored.written).isEmpty();
        assertThat(budget.usedBytes()).isZero();
    }

    @Test
    void shouldKeepNothingAsAStandby() {
        observe(store, "a");
        store.flushCache();
        SeriesState newer = series(store, "a").state();
        newer.addObservation(9, 9, false, new double[1]);
        stored.bytes.put("a", codec.write(newer)); // as the standby reads it from the changelog
        store.clearCache();

        assertThat(series(store, "a").state()).isNotSameAs(newer).satisfies(read -> assertThat(read.observations())
                .isEqualTo(2));
        assertThat(budget.usedBytes()).isEqualTo(HeapSize.estimate("a", newer));
    }

    @Test
    void shouldShowQueriesCompleteStatesOfTheLastCommit() {
        observe(store, "a");
        store.flushCache();
        observe(store, "a");

        assertThat(store.get("a").observations()).isEqualTo(1);
        assertThat(store.get("unknown")).isNull();
        try (var all = store.all()) {
            assertThat(all.hasNext()).isTrue();
            KeyValue<String, SeriesState> only = all.next();
            assertThat(only.key).isEqualTo("a");
            assertThat(only.value.observations()).isEqualTo(1);
            assertThat(all.hasNext()).isFalse();
        }
    }

    @Test
    void shouldStartASeriesFromNothingIfItsBytesAreUnreadable() {
        stored.bytes.put("a", new byte[] {1, 2, 3});

        assertThat(series(store, "a").state().observations()).isZero();
        assertThat(unreadable).containsExactly("a");
        assertThatThrownBy(() -> store.get("a")).isInstanceOf(UnreadableException.class);
    }

    @Test
    void shouldForgetASeriesInTheHeapAndInTheStore() {
        observe(store, "a");
        assertThat(store.forget(key("a"))).isTrue();
        store.flushCache();
        assertThat(stored.bytes).isEmpty();

        observe(store, "a");
        store.flushCache();
        assertThat(store.forget(key("a"))).isTrue();
        assertThat(stored.deleted).containsExactly("a");
        assertThat(series(store, "a").state().observations()).isZero();
        assertThat(store.forget(key("unknown"))).isFalse();
        assertThat(budget.usedBytes()).isZero();
    }

    @Test
    void shouldForgetSeriesThatAreGoneAndNoOthers() {
        observe(store, "gone");
        observe(store, "present");
        store.flushCache();
        series(store, "present").state().addObservation(99, ARRIVED + WEEK, false, new double[1]);
        store.changed(series(store, "present")); // the store still has the old arrival

        assertThat(store.forgetGone(ARRIVED + WEEK, WEEK, key -> {})).isEmpty();
        assertThat(store.forgetGone(ARRIVED + WEEK + WEEK / 50, WEEK, key -> {}))
                .containsExactly("gone");

        assertThat(stored.deleted).containsExactly("gone");
        assertThat(series(store, "present").state().observations()).isEqualTo(2);
    }

    @Test
    void shouldExamineAFewStatesAtATime() {
        int count = 10 * StateSweep.STATES;
        for (int i = 0; i < count; i++) {
            observe(store, "series-" + i);
        }
        store.flushCache();
        long later = ARRIVED + 2 * WEEK;

        int sweeps = 0;
        List<String> gone = new ArrayList<>();
        while (gone.size() < count) {
            int before = stored.examined;
            gone.addAll(store.forgetGone(later, WEEK, key -> {}));
            assertThat(stored.examined - before).isLessThanOrEqualTo(StateSweep.STATES);
            assertThat(++sweeps).isLessThanOrEqualTo(11);
        }
        assertThat(gone).doesNotHaveDuplicates();
        assertThat(stored.bytes).isEmpty();
    }

    @Test
    void shouldPauseAfterTheLastState() {
        observe(store, "a");
        store.flushCache();
        store.forgetGone(ARRIVED, WEEK, key -> {});
        store.forgetGone(ARRIVED + WEEK / 200, WEEK, key -> {});
        assertThat(stored.ranges).isEqualTo(1);

        store.forgetGone(ARRIVED + WEEK / 100, WEEK, key -> {});
        assertThat(stored.ranges).isEqualTo(2);
    }

    @Test
    void shouldGiveAStateWithoutAnArrivalThePresentOne() {
        var old = new SeriesState(1, RING);
        old.addObservation(1, SeriesTimes.UNKNOWN_ARRIVAL, false, new double[1]);
        stored.bytes.put("old", codec.write(old));

        assertThat(store.forgetGone(ARRIVED, WEEK, key -> {})).isEmpty();
        assertThat(SeriesStateCodec.arrivedMicros(stored.bytes.get("old"))).isEqualTo(ARRIVED);
        assertThat(store.forgetGone(ARRIVED + 2 * WEEK, WEEK, key -> {})).containsExactly("old");
    }

    @Test
    void shouldLeaveUnreadableStatesAlone() {
        stored.bytes.put("a", new byte[] {'W', 'C', 'S', 'T', 9, 0, 0, 0, 0, 0, 0, 0, 0});

        assertThat(store.forgetGone(ARRIVED + WEEK, WEEK, key -> {})).isEmpty();
        assertThat(stored.bytes).containsKey("a");
    }

    @Test
    void shouldLeaveADamagedStateWithoutAnArrivalAlone() {
        stored.bytes.put("a", new byte[] {'W', 'C', 'S', 'T', 1, 0});

        assertThat(store.forgetGone(ARRIVED + WEEK, WEEK, key -> {})).isEmpty();
        assertThat(stored.bytes).containsKey("a");
        assertThat(stored.written).isEmpty();
    }

    @Test
    void shouldTryAVersionOncePerStayOnTheHeap() {
        var version = new ModelVersion("pump", 2);
        observe(store, "a");
        LiveSeries series = series(store, "a");
        assertThat(series.tries(ModelVersion.NAIVE)).isFalse();
        assertThat(series.tries(version)).isTrue();
        assertThat(series.tries(ModelVersion.NAIVE)).isFalse();
        assertThat(series.tries(version)).isFalse();

        assertThat(series.tries(new ModelVersion("pump", 3))).isTrue();
        series.restart(new SeriesState(1, RING));
        assertThat(series.tries(new ModelVersion("pump", 3))).isTrue();

        store.flushCache();
        store.clearCache();
        assertThat(series(store, "a").tries(version)).isTrue();
    }

    @Test
    void shouldRefuseAStateOfANewerFormatAndKeepItsBytes() {
        observe(store, "a");
        store.flushCache();
        byte[] newer = stored.bytes.get("a").clone();
        newer[4] = 99;
        stored.bytes.put("a", newer);
        store.clearCache();

        assertThatThrownBy(() -> observe(store, "a"))
                .isInstanceOf(NewerStateException.class)
                .hasMessageContaining("series a: expected a series' state of format 1..4, was format 99");
        store.flushCache();
        assertThat(stored.bytes.get("a")).isSameAs(newer);
        assertThat(unreadable).isEmpty();
    }

    @Test
    void shouldFreeItsShareWhenClosed() {
        WriteBackStore other = open(new InMemoryByteStore(), budget);
        observe(store, "a");
        observe(other, "a");
        assertThat(budget.share()).isEqualTo(budget.maxBytes() / 2);
        other.close();
        other.close();

        assertThat(budget.share()).isEqualTo(budget.maxBytes());
        store.close();
        assertThat(budget.usedBytes()).isZero();
    }

    @Test
    void shouldGiveTheWholeHeapToActiveTasks() {
        observe(store, "a");
        open(new InMemoryByteStore(), budget); // a standby receives no records
        assertThat(budget.share()).isEqualTo(budget.maxBytes());

        WriteBackStore other = open(new InMemoryByteStore(), budget);
        observe(other, "a");
        assertThat(budget.share()).isEqualTo(budget.maxBytes() / 2);

        other.clearCache(); // the task becomes a standby
        assertThat(budget.share()).isEqualTo(budget.maxBytes());

        observe(other, "a"); // and active again
        assertThat(budget.share()).isEqualTo(budget.maxBytes() / 2);
    }

    @Test
    void shouldWriteAStateOnlyAfterTheAnswersToItsRecords() {
        var sent = new ScriptedRecords(stored.written);
        WriteBackStore logged = open(stored, new InstanceStores(budget, sent, false));
        observe(logged, "a");
        observe(logged, "b");

        logged.flushCache();
        assertThat(stored.written).containsExactly("a", "b");
        assertThat(sent.writtenAtWaits).containsExactly(0);
    }

    @Test
    void shouldEvictAStateOnlyAfterTheAnswersToItsRecords() {
        var sent = new ScriptedRecords(stored.written);
        long one = HeapSize.estimate("a", new SeriesState(1, RING));
        WriteBackStore small = open(stored, new InstanceStores(new StateBudget(3 * one), sent, false));
        for (String name : List.of("a", "b", "c", "d", "e", "f", "g")) {
            observe(small, name);
        }

        assertThat(stored.written).containsExactly("a", "b", "c", "d");
        assertThat(sent.writtenAtWaits)
                .as("one wait for all states changed before")
                .containsExactly(0, 3);
    }

    @Test
    void shouldWriteNoStateAfterARecordFailed() {
        var sent = new ScriptedRecords(stored.written);
        WriteBackStore logged = open(stored, new InstanceStores(budget, sent, false));
        observe(logged, "a");
        sent.fail(new TimeoutException("no answer"));

        assertThatThrownBy(logged::flushCache)
                .isInstanceOfSatisfying(TaskCorruptedException.class, e -> assertThat(e.corruptedTasks())
                        .containsExactly(TASK));
        assertThatThrownBy(logged::flushCache).as("when the task is given up").isInstanceOf(StreamsException.class);
        assertThat(stored.written).isEmpty();

        logged.close();
        logged.init(CONTEXT, logged);
        observe(logged, "a");
        logged.flushCache();
        assertThat(stored.written).containsExactly("a");
        assertThat(codec.read(stored.bytes.get("a")).observations()).isEqualTo(1);
    }

    @Test
    void shouldStopIfARecordCannotBeSentAtAll() {
        var sent = new ScriptedRecords(stored.written);
        WriteBackStore logged = open(stored, new InstanceStores(budget, sent, false));
        observe(logged, "a");
        sent.fail(new RecordTooLargeException("too large"));

        assertThatThrownBy(logged::flushCache)
                .isExactlyInstanceOf(StreamsException.class)
                .hasMessageContaining("task 0_3")
                .hasMessageContaining("1 failed")
                .hasCauseInstanceOf(RecordTooLargeException.class);
        assertThat(stored.written).isEmpty();
    }

    @Test
    void shouldFindAKeyThatArrivesOnTwoPartitions() {
        observe(store, "a");
        observe(store, "b");
        WriteBackStore other = onPartition(1);
        observe(other, "c");
        assertThat(onTwo).isEmpty();

        observe(other, "a");
        observe(other, "a");
        assertThat(onTwo).containsExactly("a on 1 and 3");

        store.close();
        WriteBackStore third = onPartition(2);
        observe(third, "b");
        assertThat(onTwo).as("a partition that moved to another instance").hasSize(1);
    }

    @Test
    void shouldShowQueriesAStateThatWasEvictedBeforeItsCommit() {
        WriteBackStore tiny = open(stored, new StateBudget(1));
        observe(tiny, "a");
        observe(tiny, "b");

        assertThat(tiny.get("a")).as("written early").isNotNull();
        assertThat(tiny.get("b")).as("written at the commit").isNull();
    }

    private WriteBackStore open(InMemoryByteStore bytes, StateBudget from) {
        return open(bytes, InstanceStores.inTransactions(from));
    }

    private WriteBackStore onPartition(int partition) {
        var opened = new WriteBackStore(
                new InMemoryByteStore(),
                InstanceStores.inTransactions(budget),
                partitions,
                (series, e) -> unreadable.add(series));
        opened.init(context(new TaskId(0, partition)), opened);
        return opened;
    }

    private WriteBackStore open(InMemoryByteStore bytes, InstanceStores shared) {
        var opened = new WriteBackStore(bytes, shared, partitions, (series, e) -> unreadable.add(series));
        opened.init(CONTEXT, opened);
        return opened;
    }

    private static StateStoreContext context(TaskId task) {
        return new MockProcessorContext<>(new Properties(), task, new File("unused")).getStateStoreContext();
    }

    private static void observe(WriteBackStore states, String name) {
        LiveSeries series = series(states, name);
        series.state().addObservation(series.state().lastMicros() + 1, ARRIVED, false, new double[1]);
        states.changed(series);
    }

    private static LiveSeries series(WriteBackStore states, String name) {
        return states.series(key(name), 1, channels -> new SeriesState(channels, RING));
    }

    private static SeriesKey key(String name) {
        return SeriesKey.of(name.getBytes(StandardCharsets.UTF_8));
    }
}
