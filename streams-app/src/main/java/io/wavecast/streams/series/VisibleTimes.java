package io.wavecast.streams.series;

/**
 * When the forecasts of a thread become visible to readers: with the end of their transaction under exactly-once, with the broker's
 * answer under at-least-once. Forecasts that become visible together are a batch; batches are numbered in the order in which they are
 * sent. Numbers mean nothing after a restart.
 */
public interface VisibleTimes {
    /** The time of a batch that no reader can have. */
    long NOT_YET = Long.MAX_VALUE;

    /** The time of a batch that is too old to be remembered. */
    long FORGOTTEN = Long.MIN_VALUE;

    /** Remembers no batch, so that a forecast counts as visible when it was computed. */
    VisibleTimes UNTRACKED = new VisibleTimes() {
        @Override
        public long batch() {
            return 0;
        }

        @Override
        public long visibleMicros(long batch) {
            return FORGOTTEN;
        }

        @Override
        public long nowMicros() {
            return FORGOTTEN;
        }
    };

    /** The number of the batch that the next forecast of this thread belongs to. Only that thread may call this. */
    long batch();

    /** The time, by the wall clock, at which a batch became visible; {@link #NOT_YET} or {@link #FORGOTTEN}. */
    long visibleMicros(long batch);

    /** The time of the wall clock. */
    long nowMicros();
}
