package io.wavecast.signals.recording;

import io.wavecast.signals.Signal;
import java.util.Arrays;

/** The time between two samples of a signal. */
final class SamplePeriod {
    /** Steps of which the median is taken: enough for any sampling, and few enough for the memory. */
    private static final int MOST_STEPS = 100_000;

    private SamplePeriod() {}

    /** In microseconds: of the rate, or, where samples have times, the median of the first steps; 0 for a signal of one sample. */
    static double micros(Signal signal) {
        if (signal.rate(0).isPresent()) {
            return 1e6 / signal.rate(0).getAsDouble();
        }
        long[] steps = new long[MOST_STEPS];
        int count = 0;
        try (Signal.Playback playback = signal.open()) {
            double[] values = new double[signal.channels().size()];
            long before = 0;
            boolean first = true;
            while (count < MOST_STEPS && playback.next(values)) {
                long step = playback.offsetMicros() - before;
                if (!first && step > 0) { // samples whose time does not advance are not used
                    steps[count++] = step;
                }
                before = first || step > 0 ? playback.offsetMicros() : before;
                first = false;
            }
        }
        Arrays.sort(steps, 0, count);
        return count == 0 ? 0 : steps[count / 2];
    }
}
