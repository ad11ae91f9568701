package io.wavecast.signals.csv.time;

import java.util.OptionalLong;

/** Times of day without a date, as microseconds since midnight before the first row. A step of half a day or more passes midnight. */
final class ClockTimes implements TimeReader {
    private static final long DAY = 86_400_000_000L;

    private OptionalLong previous = OptionalLong.empty();

    @Override
    public long micros(String text) {
        ClockText clock = ClockText.parse(text)
                .filter(time -> time.zone().unknown().isEmpty())
                .orElseThrow(() -> new IllegalArgumentException(
                        "expected a time of day such as 16:08:37.250, was '" + text + "'"));
        if (!clock.withSeconds()) {
            throw new IllegalArgumentException("expected a time of day with seconds, such as 16:08:37, was '" + text
                    + "', which may also be minutes and seconds; add a column of dates, or give the samples per second"
                    + " by --rate");
        }
        long micros = clock.utcMicros().orElseThrow();
        if (previous.isPresent()) {
            long step = Math.floorMod(micros - previous.getAsLong() + DAY / 2, DAY) - DAY / 2;
            micros = previous.getAsLong() + step;
        }
        previous = OptionalLong.of(micros);
        return micros;
    }
}
