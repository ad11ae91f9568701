package io.wavecast.streams.delivery;

import io.wavecast.streams.series.VisibleTimes;

/**
 * Decides when a task should request a commit, so that forecasts of near targets become visible in time: as soon as an observation was
 * answered, but not more often than every 10 ms, and not so often that commits take more than half of the time or that observations wait
 * longer and longer. One per thread, since a thread commits all of its tasks together.
 */
public final class CommitPace {
    /** The shortest time between two commits. */
    public static final long MIN_MICROS = 10_000;

    /** Observations that are older than this are read to catch up: their forecasts are late whatever the commits. */
    public static final long CATCHING_UP_MICROS = 1_000_000;

    private static final long NONE = -1;

    private final VisibleTimes visible;
    private long waiting = NONE; // batch of the newest forecast that waits for a commit
    private long requested = NONE; // batch whose commit was requested last
    private long requestedMicros;
    private long lagMicros; // from the arrival of the newest observation until its answer

    public CommitPace(VisibleTimes visible) {
        this.visible = visible;
    }

    /**
     * An observation was answered.
     *
     * @param arrivedMicros record timestamp of the observation
     * @param nowMicros time of the wall clock
     * @return whether to request a commit now
     */
    public boolean answered(long arrivedMicros, long nowMicros) {
        lagMicros = nowMicros - arrivedMicros;
        if (lagMicros > CATCHING_UP_MICROS) {
            return false;
        }
        waiting = visible.batch();
        return isDue(nowMicros);
    }

    /** Whether to request a commit now, without a new observation. */
    public boolean isDue(long nowMicros) {
        if (!waits()) {
            return false;
        }
        long batch = visible.batch();
        long before = batch == 0 ? VisibleTimes.FORGOTTEN : visible.visibleMicros(batch - 1);
        boolean known = before != VisibleTimes.FORGOTTEN && before != VisibleTimes.NOT_YET;
        if (known && nowMicros - before < gapMicros()) {
            return false;
        }
        requested = batch;
        requestedMicros = nowMicros;
        return true;
    }

    /** Whether a forecast waits for a commit that is not requested yet. */
    public boolean waits() {
        long batch = visible.batch();
        return waiting == batch && requested != batch;
    }

    /**
     * The time to leave after the last commit. If it was requested here, as much as it took, so that half of the time is left for
     * observations. After any other commit the shortest time: one slow commit at the start must not hold up all later ones. Never less than
     * the newest observation has waited: a thread that falls behind, such as one whose code is not compiled yet, needs fewer commits.
     */
    private long gapMicros() {
        boolean last = requested != NONE && requested == visible.batch() - 1;
        long ended = !last ? VisibleTimes.FORGOTTEN : visible.visibleMicros(requested);
        boolean known = ended != VisibleTimes.FORGOTTEN && ended != VisibleTimes.NOT_YET;
        long took = known ? ended - requestedMicros : 0;
        return Math.max(MIN_MICROS, Math.max(took, lagMicros));
    }
}
