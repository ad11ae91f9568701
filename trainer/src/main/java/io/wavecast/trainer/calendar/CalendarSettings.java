package io.wavecast.trainer.calendar;

import io.wavecast.core.model.Calendar;
import io.wavecast.core.model.Holidays;
import io.wavecast.trainer.history.SeriesSlice;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.LongSummaryStatistics;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/**
 * The cycles whose place in time a model may know, and holidays. Whether it does is chosen by held-out data.
 *
 * @param cycles empty for those that the samples can show, an empty list for none
 * @param zone whose clocks count
 * @param holidays ascending dates; empty for none
 */
public record CalendarSettings(Optional<List<Cycle>> cycles, ZoneId zone, List<LocalDate> holidays) {
    private static final ZoneId UTC = ZoneId.of("UTC");
    /** The cycles that the samples can show, in UTC. */
    public static final CalendarSettings AUTO = new CalendarSettings(Optional.empty(), UTC, List.of());
    /** None. */
    public static final CalendarSettings NONE = new CalendarSettings(Optional.of(List.of()), UTC, List.of());

    /** Samples of a cycle, at least. */
    private static final int MIN_SAMPLES = 4;
    /** Cycles of the training part, at least. */
    private static final int MIN_CYCLES = 2;

    public CalendarSettings {
        cycles = cycles.map(List::copyOf);
        holidays = List.copyOf(holidays);
    }

    /**
     * Reads {@code auto}, {@code none} or cycles such as {@code day,week}.
     *
     * @throws IllegalArgumentException if it is none of these
     */
    public static CalendarSettings parse(String text) {
        if (text.equals("auto")) {
            return AUTO;
        }
        if (text.equals("none")) {
            return NONE;
        }
        List<Cycle> found = new ArrayList<>();
        for (String word : text.split(",", -1)) {
            found.add(Arrays.stream(Cycle.values())
                    .filter(cycle -> word(cycle).equals(word.strip()))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException(
                            "must be auto, none, or some of day,week,year; was '" + text + "'")));
        }
        return new CalendarSettings(Optional.of(found), UTC, List.of());
    }

    /** The text of the cycles, which {@link #parse} reads. */
    public String text() {
        if (cycles.isEmpty()) {
            return "auto";
        }
        List<String> words = cycles.get().stream().map(CalendarSettings::word).toList();
        return words.isEmpty() ? "none" : String.join(",", words);
    }

    static String word(Cycle cycle) {
        return cycle.name().toLowerCase(Locale.ROOT);
    }

    /** The same cycles by other clocks. */
    public CalendarSettings in(ZoneId other) {
        return new CalendarSettings(cycles, other, holidays);
    }

    /** The same cycles with these holidays. */
    public CalendarSettings withHolidays(List<LocalDate> dates) {
        return new CalendarSettings(cycles, zone, dates);
    }

    /**
     * The calendar to try.
     *
     * @param train the training part
     * @param periodMicros of its samples
     * @param farthest steps to the farthest target
     * @param reach samples back to the longest lag that may be used
     * @return empty if there is neither a cycle nor a holiday, or if the slices have no times
     */
    public Optional<Calendar> calendar(List<SeriesSlice> train, long periodMicros, int farthest, int reach) {
        long span = span(train);
        List<Cycle> shown = cycles.orElseGet(() -> Arrays.stream(Cycle.values())
                .filter(cycle -> cycle.micros() / MIN_SAMPLES >= periodMicros && span / MIN_CYCLES >= cycle.micros())
                .toList());
        int day = harmonics(shown, Cycle.DAY, periodMicros);
        int week = harmonics(shown, Cycle.WEEK, periodMicros);
        int year = harmonics(shown, Cycle.YEAR, periodMicros);
        Optional<Holidays> known = HolidayInputs.of(holidays, zone, train, periodMicros, farthest, reach);
        return span == 0 || (day + week + year == 0 && known.isEmpty())
                ? Optional.empty()
                : Optional.of(new Calendar(day, week, year, zone, known));
    }

    private static int harmonics(List<Cycle> shown, Cycle cycle, long periodMicros) {
        return shown.contains(cycle) ? cycle.harmonics(periodMicros) : 0;
    }

    /** The longest time from the oldest to the newest sample of one series; 0 if a slice has no times. */
    private static long span(List<SeriesSlice> slices) {
        if (slices.stream().anyMatch(slice -> slice.timeMicros(0) == Calendar.UNKNOWN_TIME)) {
            return 0;
        }
        // Several series may be years apart. Their own days show nothing of a year.
        return slices.stream().collect(Collectors.groupingBy(SeriesSlice::series)).values().stream()
                .mapToLong(CalendarSettings::spanOfOne)
                .max()
                .orElse(0);
    }

    private static long spanOfOne(List<SeriesSlice> slices) {
        LongSummaryStatistics times = slices.stream()
                .flatMapToLong(slice -> LongStream.of(slice.timeMicros(0), slice.timeMicros(slice.values().length - 1)))
                .summaryStatistics();
        return times.getMax() - times.getMin();
    }
}
