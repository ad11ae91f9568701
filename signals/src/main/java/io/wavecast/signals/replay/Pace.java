package io.wavecast.signals.replay;

import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;

/** Waits until a position of the signal is due. Deadlines are relative to the start, so that delays do not add up. */
final class Pace {
    private final double speed;
    private final LongSupplier nanoTime;
    private final long started;

    /**
     * Starts the clock.
     *
     * @param speed speed of the replay, as in {@link ReplayOptions}
     * @param nanoTime a clock such as {@link System#nanoTime()}
     */
    Pace(double speed, LongSupplier nanoTime) {
        this.speed = speed;
        this.nanoTime = nanoTime;
        this.started = nanoTime.getAsLong();
    }

    /** Nanoseconds until a position is due; at most 0 if it is due now. */
    long dueIn(long elapsedSignalMicros) {
        return speed == 0 ? 0 : started + Math.round(elapsedSignalMicros * 1e3 / speed) - nanoTime.getAsLong();
    }

    /** Returns when the position is due, when {@code running} returns false, or when the thread is interrupted. */
    void await(long elapsedSignalMicros, BooleanSupplier running) {
        for (long nanos = dueIn(elapsedSignalMicros); nanos > 0; nanos = dueIn(elapsedSignalMicros)) {
            if (!running.getAsBoolean() || Thread.currentThread().isInterrupted()) {
                return;
            }
            LockSupport.parkNanos(this, nanos);
        }
    }
}
