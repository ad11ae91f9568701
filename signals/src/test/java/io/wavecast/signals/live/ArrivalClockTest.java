package io.wavecast.signals.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class ArrivalClockTest {
    @Test
    void shouldAdvanceWithEachMessageAndFollowCorrectionsOfTheClock() {
        var wall = List.of(5_000_000L, 5_000_000L, 4_900_000L, 5_000_001L, 5_000_010L, 1_000_000L, 1_000_001L)
                .iterator();
        var clock = new ArrivalClock(wall::next);

        assertThat(LongStream.generate(clock::next).limit(7))
                .containsExactly(5_000_000L, 5_000_001L, 5_000_002L, 5_000_003L, 5_000_010L, 1_000_000L, 1_000_001L);
    }
}
