package io.wavecast.streams.anomaly;

/**
 * A part of each day in which no anomaly begins, such as a nightly backup. Past midnight if it ends before it begins. Learning goes on, and ends are told.
 *
 * @param fromMinute first minute of the day in UTC, 0..1439
 * @param untilMinute first minute after the window, 0..1440
 */
public record MuteWindow(int fromMinute, int untilMinute) {
    private static final int DAY = 24 * 60;
    private static final long MICROS_PER_MINUTE = 60_000_000L;

    public MuteWindow {
        if (fromMinute < 0 || fromMinute >= DAY || untilMinute < 0 || untilMinute > DAY) {
            throw new IllegalArgumentException(
                    "expected minutes of a day, 0 to 1440, was " + fromMinute + " to " + untilMinute);
        }
    }

    /** Whether an event time lies in the window. */
    public boolean contains(long micros) {
        long minute = Math.floorMod(Math.floorDiv(micros, MICROS_PER_MINUTE), (long) DAY);
        return fromMinute <= untilMinute
                ? minute >= fromMinute && minute < untilMinute
                : minute >= fromMinute || minute < untilMinute;
    }
}
