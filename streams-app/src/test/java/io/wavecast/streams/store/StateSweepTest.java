package io.wavecast.streams.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.wavecast.streams.series.SeriesState;
import java.io.File;
import java.nio.charset.StandardCharsets;
import java.util.Properties;
import org.apache.kafka.streams.processor.TaskId;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.junit.jupiter.api.Test;

/** The heap has room for one state, so each series that is loaded writes and removes another. */
class StateSweepTest {
    private static final long ARRIVED = 1_717_171_717_000_000L;
    private static final long WEEK = 7L * 24 * 3_600 * 1_000_000;

    private final InMemoryByteStore stored = new InMemoryByteStore();
    private final WriteBackStore store = open();

    @Test
    void shouldJudgeAStateThatWasWrittenDuringTheSweepByItsNewBytes() {
        observe("a", ARRIVED);
        observe("b", ARRIVED);
        store.flushCache();
        observe("b", ARRIVED + 2 * WEEK); // the store still has the old arrival

        assertThat(store.forgetGone(ARRIVED + 2 * WEEK, WEEK, this::series)).containsExactly("a");

        assertThat(stored.deleted).containsExactly("a");
        assertThat(stored.written).containsExactly("a", "b", "b");
        assertThat(series(key("b")).state().observations()).isEqualTo(2);
    }

    @Test
    void shouldSkipAStateThatWasDeletedDuringTheSweep() {
        observe("a", ARRIVED);
        observe("b", ARRIVED);
        store.flushCache();

        assertThat(store.forgetGone(ARRIVED + 2 * WEEK, WEEK, gone -> store.forget(key("b"))))
                .containsExactly("a");
    }

    private void observe(String name, long arrived) {
        LiveSeries series = series(key(name));
        SeriesState state = series.state();
        state.addObservation(state.lastMicros() + 1, arrived, false, new double[1]);
        store.changed(series);
    }

    private LiveSeries series(SeriesKey key) {
        return store.series(key, 1, channels -> new SeriesState(channels, 16));
    }

    private WriteBackStore open() {
        var partitions = new LivePartitions(4, new LivePartitions.Listener() {
            @Override
            public void placed(boolean byDefault) {
                // LivePartitionsTest checks this.
            }

            @Override
            public void onTwoPartitions(String series, int partition, int other) {
                // LivePartitionsTest checks this.
            }
        });
        var opened = new WriteBackStore(
                stored, InstanceStores.inTransactions(new StateBudget(1)), partitions, (series, e) -> {});
        var task = new TaskId(0, 3);
        opened.init(
                new MockProcessorContext<>(new Properties(), task, new File("unused")).getStateStoreContext(), opened);
        return opened;
    }

    private static SeriesKey key(String name) {
        return SeriesKey.of(name.getBytes(StandardCharsets.UTF_8));
    }
}
