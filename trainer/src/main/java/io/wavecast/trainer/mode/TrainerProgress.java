package io.wavecast.trainer.mode;

import java.time.Duration;
import java.util.function.LongSupplier;

/** Whether the loop of a trainer makes progress: each step extends its deadline. Written by the loop, read by the health check. */
public final class TrainerProgress {
    /** The longest time between two steps: a selection of lags on a large history reports nothing while it computes. */
    public static final Duration DEADLINE = Duration.ofHours(1);

    private final LongSupplier nanoTime;
    private volatile long deadline;

    public TrainerProgress() {
        this(System::nanoTime);
    }

    TrainerProgress(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
        step();
    }

    /** Records a step: a poll, a part of a training, or the beginning of one. */
    public void step() {
        pause(Duration.ZERO);
    }

    /** Records that the loop waits this long before its next step. */
    public void pause(Duration wait) {
        deadline = nanoTime.getAsLong() + wait.plus(DEADLINE).toNanos();
    }

    /** Whether the deadline is still ahead. */
    public boolean alive() {
        return deadline - nanoTime.getAsLong() > 0;
    }
}
