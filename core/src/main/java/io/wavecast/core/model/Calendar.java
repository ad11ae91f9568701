package io.wavecast.core.model;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * What a model knows of a time: sines and cosines of the local time's place within a day, a week and a year, and whether days around it are holidays. For a
 * horizon the newest sample's time tells as much as the target's: waves that are moved by the horizon are sums of these waves.
 *
 * @param day harmonics of a day: waves of 24 h, 12 h, 8 h and so on; 0 without
 * @param week harmonics of a week, of which those that the day has are left out; 0 without
 * @param year harmonics of a mean Gregorian year; 0 without
 * @param zone whose clocks count, with their daylight saving time
 * @param holidays by the zone's clocks; empty if none are known
 */
public record Calendar(int day, int week, int year, ZoneId zone, Optional<Holidays> holidays) {
    /** The time of samples of which it is not known; only a model without a calendar runs on them. */
    public static final long UNKNOWN_TIME = Long.MIN_VALUE;
    /** The most harmonics of a cycle. */
    public static final int MAX_HARMONICS = 168;

    public static final long DAY_MICROS = TimeUnit.DAYS.toMicros(1);
    public static final long WEEK_MICROS = 7 * DAY_MICROS;
    /** 365.2425 days. */
    public static final long YEAR_MICROS = 31_556_952_000_000L;

    public Calendar {
        check("day", day);
        check("week", week);
        check("year", year);
        if (day + week + year == 0 && holidays.isEmpty()) {
            throw new IllegalArgumentException(
                    "calendar: expected harmonics of day, week or year, or holidays, was none");
        }
    }

    /** A calendar that knows no holidays. */
    public Calendar(int day, int week, int year, ZoneId zone) {
        this(day, week, year, zone, Optional.empty());
    }

    private static void check(String cycle, int harmonics) {
        if (harmonics < 0 || harmonics > MAX_HARMONICS) {
            throw new IllegalArgumentException(
                    "calendar." + cycle + " must lie within 0.." + MAX_HARMONICS + ", was " + harmonics);
        }
    }

    /** Numbers per time: a sine and a cosine for each wave, then those of holidays. */
    public int inputs() {
        return cycleInputs() + holidays.map(Holidays::inputs).orElse(0);
    }

    /** Numbers of the cycles, which come first. */
    private int cycleInputs() {
        return 2 * (day + week - Math.min(day, week / 7) + year);
    }

    /** This calendar as far as it fills the first numbers; empty if these are none. */
    public Optional<Calendar> first(int inputs) {
        if (inputs == 0) {
            return Optional.empty();
        }
        return Optional.of(inputs == cycleInputs() ? new Calendar(day, week, year, zone) : this);
    }

    /** This calendar with fewer numbers first: its cycles alone, if there are such beside holidays, and all. */
    public List<Calendar> growing() {
        return holidays.isPresent() && cycleInputs() > 0
                ? List.of(new Calendar(day, week, year, zone), this)
                : List.of(this);
    }

    /** The clock by which {@link #read} reads. */
    public LocalClock clock() {
        return new LocalClock(zone);
    }

    /**
     * Computes what is known of a time. The same bits on every JVM that has the same rules for the zone.
     *
     * @param local microseconds since 1970 by the zone's {@link #clock()}
     * @param into receives {@link #inputs()} numbers: of the day, the week and the year, by ascending harmonic the sine and the cosine; then those of holidays
     */
    public void read(long local, float[] into) {
        int at = waves(local, DAY_MICROS, day, 0, into, 0);
        at = waves(local, WEEK_MICROS, week, day, into, at);
        at = waves(local, YEAR_MICROS, year, 0, into, at);
        if (holidays.isPresent()) {
            holidays.get().read(local, into, at);
        }
    }

    /** Writes the waves of a cycle, but for those of whole days that the day has; returns the next place. */
    static int waves(long local, long cycle, int count, int days, float[] into, int from) {
        if (count == 0) {
            return from;
        }
        double angle = 2 * Math.PI * Math.floorMod(local, cycle) / cycle;
        double sine = StrictMath.sin(angle);
        double cosine = StrictMath.cos(angle);
        double s = 0;
        double c = 1;
        int at = from;
        for (int k = 1; k <= count; k++) {
            double turned = s * cosine + c * sine;
            c = c * cosine - s * sine;
            s = turned;
            if (k % 7 != 0 || k / 7 > days) {
                into[at++] = (float) s;
                into[at++] = (float) c;
            }
        }
        return at;
    }

    /** Such as {@code day, week, 12 holidays in Europe/Berlin}. */
    public String words() {
        List<String> cycles = new ArrayList<>();
        if (day > 0) {
            cycles.add("day");
        }
        if (week > 0) {
            cycles.add("week");
        }
        if (year > 0) {
            cycles.add("year");
        }
        holidays.ifPresent(days -> cycles.add(days.toString()));
        return String.join(", ", cycles) + " in " + zone;
    }
}
