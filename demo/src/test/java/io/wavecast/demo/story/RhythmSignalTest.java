package io.wavecast.demo.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.wavecast.signals.Signal.Playback;
import org.junit.jupiter.api.Test;

class RhythmSignalTest {
    private static final int CHANNELS = 3;
    private static final int SECONDS = 100;

    @Test
    void shouldTurnOnceASecondAndFasterAfterTheChange() {
        var signal = new RhythmSignal(1);
        try (Playback playback = signal.open()) {
            assertThat(turns(playback)).isCloseTo(SECONDS, within(2.0));
            signal.change();
            assertThat(turns(playback)).isCloseTo(SECONDS * RhythmSignal.FASTER, within(2.0));
        }
    }

    @Test
    void shouldNotJumpAtTheChange() {
        var signal = new RhythmSignal(1);
        double[] before = new double[CHANNELS];
        double[] after = new double[CHANNELS];
        try (Playback playback = signal.open()) {
            playback.next(before);
            signal.change();
            playback.next(after);
        }

        for (int c = 0; c < CHANNELS; c++) {
            // The steepest slope is 1 + 1 + ¾ per radian.
            assertThat(after[c]).isCloseTo(before[c], within(2.75 * 2 * Math.PI * RhythmSignal.FASTER / 50 + 1));
        }
    }

    @Test
    void shouldHaveTheSameSamplesInEveryPlayback() {
        var signal = new RhythmSignal(7);
        double[] one = new double[CHANNELS];
        double[] other = new double[CHANNELS];
        try (Playback first = signal.open();
                Playback second = signal.open()) {
            for (int i = 0; i < 100; i++) {
                first.next(one);
                second.next(other);
                assertThat(one).isEqualTo(other);
                assertThat(first.offsetMicros()).isEqualTo(20_000L * i);
            }
        }
    }

    /** The turns in so many seconds of event time: upward passes of the first channel's mean through 0 by a Schmitt trigger. */
    private static double turns(Playback playback) {
        double[] values = new double[CHANNELS];
        int turns = 0;
        boolean low = false;
        for (int i = 0; i < SECONDS * (int) RhythmSignal.RATE; i++) {
            playback.next(values);
            if (low && values[0] > 0.9) {
                turns++;
                low = false;
            }
            low |= values[0] < -0.9;
        }
        return turns;
    }
}
