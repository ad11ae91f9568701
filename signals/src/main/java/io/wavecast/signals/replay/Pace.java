package io.wavecast.signals.replay;

import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;

/** Waits until a moment of the signal is due. By deadlines counted from the start, so that delays do not add up. */
final class Pace {
    private final double speed;
    private final LongSupplier nanoTime;
    private final long started;

    /** @param speed as in {@link ReplayOptions}; @param nanoTime such as {@link System#nanoTime()} */
    Pace(double speed, LongSupplier nanoTime) {
        this.speed = speed;
        this.nanoTime = nanoTime;
        this.started = nanoTime.getAsLong();
    }

    /** When a moment is due, in nanoseconds from now; at most 0 if it is. */
    long dueIn(long elapsedSignalMicros) {
        return speed == 0 ? 0 : started + Math.round(elapsedSignalMicros * 1e3 / speed) - nanoTime.getAsLong();
    }

    /** Returns when it is due, or there is no wish to go on, or the thread is interrupted. */
    void await(long elapsedSignalMicros, BooleanSupplier goOn) {
        for (long nanos = dueIn(elapsedSignalMicros); nanos > 0; nanos = dueIn(elapsedSignalMicros)) {
            if (!goOn.getAsBoolean() || Thread.currentThread().isInterrupted()) {
                return;
            }
            LockSupport.parkNanos(this, nanos);
        }
    }
}
