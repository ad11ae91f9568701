package io.wavecast.core.model;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/**
 * Days that differ from others, such as public holidays. What is known of a time is which of the days around it are such days. Each of these days has a
 * profile of its own over the time of day, so a forecast may fall before the holiday begins.
 */
public final class Holidays {
    public static final int MAX_DATES = 4_096;
    /** The most days that are looked at. */
    public static final int MAX_DAYS = 16;
    /** The furthest day that is looked at, before or after the day of a time. */
    public static final int MAX_DISTANCE = 31;
    /** The most harmonics of a day's profile. */
    public static final int MAX_HARMONICS = 12;

    private static final long FIRST = LocalDate.of(1900, 1, 1).toEpochDay();
    private static final long LAST = LocalDate.of(2200, 12, 31).toEpochDay();

    private final long[] dates; // days since 1970, ascending
    private final int[] days;
    private final int harmonics;

    /**
     * Creates the days.
     *
     * @param dates 1 to {@value #MAX_DATES}, ascending, of the years 1900 to 2200
     * @param days which days are looked at, ascending: 0 for the day of a time, 1 for the next one
     * @param harmonics of the profile over the time of day; 0 for a constant
     */
    public Holidays(List<LocalDate> dates, List<Integer> days, int harmonics) {
        this.dates = dates.stream().mapToLong(LocalDate::toEpochDay).toArray();
        this.days = days.stream().mapToInt(Integer::intValue).toArray();
        this.harmonics = harmonics;
        check(this.dates.length > 0 && this.dates.length <= MAX_DATES, "1 to " + MAX_DATES + " dates", dates.size());
        for (int i = 0; i < this.dates.length; i++) {
            check(this.dates[i] >= FIRST && this.dates[i] <= LAST, "dates of the years 1900 to 2200", dates.get(i));
            check(i == 0 || this.dates[i] > this.dates[i - 1], "ascending dates", dates.get(i));
        }
        check(this.days.length > 0 && this.days.length <= MAX_DAYS, "1 to " + MAX_DAYS + " days", days.size());
        for (int i = 0; i < this.days.length; i++) {
            check(
                    Math.abs(this.days[i]) <= MAX_DISTANCE && (i == 0 || this.days[i] > this.days[i - 1]),
                    "ascending days within -" + MAX_DISTANCE + ".." + MAX_DISTANCE,
                    days);
        }
        check(harmonics >= 0 && harmonics <= MAX_HARMONICS, "0 to " + MAX_HARMONICS + " harmonics", harmonics);
    }

    private static void check(boolean holds, String expected, Object was) {
        if (!holds) {
            throw new IllegalArgumentException("holidays: expected " + expected + ", was " + was);
        }
    }

    /** Numbers per time: for each day that is looked at a constant, and a sine and a cosine for each harmonic. */
    public int inputs() {
        return days.length * inputsPerDay();
    }

    /** The constant first. */
    public int inputsPerDay() {
        return 1 + 2 * harmonics;
    }

    /**
     * Computes what is known of a time: zeros for a day that is no holiday.
     *
     * @param local microseconds since 1970 by the zone's clock
     * @param into receives {@link #inputs()} numbers from a place on
     */
    void read(long local, float[] into, int from) {
        long today = Math.floorDiv(local, Calendar.DAY_MICROS);
        int at = from;
        for (int day : days) {
            if (contains(today + day)) {
                into[at] = 1;
                Calendar.waves(local, Calendar.DAY_MICROS, harmonics, 0, into, at + 1);
            } else {
                Arrays.fill(into, at, at + inputsPerDay(), 0);
            }
            at += inputsPerDay();
        }
    }

    /** Whether a day is one of these. */
    public boolean contains(long epochDay) {
        return Arrays.binarySearch(dates, epochDay) >= 0;
    }

    /** Ascending. */
    public List<LocalDate> dates() {
        return LongStream.of(dates).mapToObj(LocalDate::ofEpochDay).toList();
    }

    /** The days that are looked at, ascending: 0 for the day of a time. */
    public List<Integer> days() {
        return IntStream.of(days).boxed().toList();
    }

    public int harmonics() {
        return harmonics;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Holidays that
                && Arrays.equals(dates, that.dates)
                && Arrays.equals(days, that.days)
                && harmonics == that.harmonics;
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(dates) + 7 * Arrays.hashCode(days) + harmonics;
    }

    /** Such as {@code 12 holidays}. */
    @Override
    public String toString() {
        return dates.length + (dates.length == 1 ? " holiday" : " holidays");
    }
}
