package io.wavecast.trainer.calendar;

import io.wavecast.core.model.Calendar;
import io.wavecast.core.model.Holidays;
import io.wavecast.core.model.LocalClock;
import io.wavecast.trainer.history.SeriesSlice;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** How a training reads holidays: those from the day before a sample to the day of its farthest target, and that of a week before, whose values lags may read. */
final class HolidayInputs {
    /** Waves of a holiday's profile over the day. */
    private static final int HARMONICS = 3;
    /** The day after a holiday differs, too. */
    private static final int BEFORE = -1;
    /** Lags of a week read a holiday's values as those of a usual day. */
    private static final int WEEK_BEFORE = -7;
    /** The farthest day ahead that is looked at. */
    private static final int MAX_AHEAD = 7;

    private HolidayInputs() {}

    /**
     * The holidays to try.
     *
     * @param dates ascending
     * @param farthest steps to the farthest target
     * @param reach samples back to the longest lag
     * @return empty if there are no dates, or none that the training part shows
     */
    static Optional<Holidays> of(
            List<LocalDate> dates, ZoneId zone, List<SeriesSlice> train, long periodMicros, int farthest, int reach) {
        if (periodMicros > Calendar.DAY_MICROS || shown(dates, zone, train) == 0) {
            return Optional.empty();
        }
        long ahead = Math.min(MAX_AHEAD, 1 + (farthest * periodMicros - 1) / Calendar.DAY_MICROS);
        boolean weekly = reach * periodMicros >= Calendar.WEEK_MICROS;
        List<Integer> days = IntStream.concat(
                        weekly ? IntStream.of(WEEK_BEFORE) : IntStream.empty(),
                        IntStream.rangeClosed(BEFORE, (int) ahead))
                .boxed()
                .toList();
        return Optional.of(new Holidays(dates, days, Math.min(HARMONICS, Cycle.DAY.harmonics(periodMicros))));
    }

    /** How many of the dates lie within the samples of a slice. */
    static long shown(List<LocalDate> dates, ZoneId zone, List<SeriesSlice> slices) {
        var clock = new LocalClock(zone);
        return dates.stream()
                .filter(date -> slices.stream().anyMatch(slice -> holds(slice, clock, date.toEpochDay())))
                .count();
    }

    private static boolean holds(SeriesSlice slice, LocalClock clock, long day) {
        int last = slice.values().length - 1;
        return slice.timeMicros(0) != Calendar.UNKNOWN_TIME
                && Math.floorDiv(clock.local(slice.timeMicros(0)), Calendar.DAY_MICROS) <= day
                && Math.floorDiv(clock.local(slice.timeMicros(last)), Calendar.DAY_MICROS) >= day;
    }
}
