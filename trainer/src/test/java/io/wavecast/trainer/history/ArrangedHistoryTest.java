package io.wavecast.trainer.history;

import static org.assertj.core.api.Assertions.assertThat;

import io.wavecast.core.arrange.Arrangement;
import io.wavecast.core.arrange.Within;
import io.wavecast.core.series.Observation;
import org.junit.jupiter.api.Test;

class ArrangedHistoryTest {
    private static final long S = 1_000_000;

    @Test
    void shouldSortTheSamplesOfAHistory() {
        History history = history(Arrangement.ofLateness(3), 1, 3, 2, 5, 4, 9, 1);

        assertThat(history.samples()).isEqualTo(6);
        assertThat(history.skipped()).containsExactlyEntriesOf(java.util.Map.of("out-of-order", 1L));
    }

    @Test
    void shouldHaveThePeriodOfTheGridEvenIfMostTicksAreEmpty() {
        History history = history(
                Arrangement.ofGrid(S, Within.LAST, 0), S / 2, 3 * S + 1, 6 * S + 1, 9 * S + 1, 12 * S + 1, 12 * S + 2);

        assertThat(history.samples()).isEqualTo(5);
        assertThat(history.periodMicros()).isEqualTo(S);
        assertThat(history.series().get(0).spacings()).containsExactly(3 * S, 3 * S, 3 * S, 3 * S);
    }

    private static History history(Arrangement how, long... times) {
        var settings = new HistorySettings(Long.MIN_VALUE, Long.MAX_VALUE, 10_000, 10, how);
        var builder = new HistoryBuilder(settings);
        var arranged = new ArrangedHistory(how, builder);
        for (long time : times) {
            arranged.add("pump", new Observation(time, 1));
        }
        arranged.end();
        return builder.build();
    }
}
