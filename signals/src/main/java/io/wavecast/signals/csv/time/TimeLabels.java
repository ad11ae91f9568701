package io.wavecast.signals.csv.time;

import java.util.ArrayList;
import java.util.List;

/** The labels that programs give to columns of times and of their parts. */
public final class TimeLabels {
    private static final List<String> NAMES = List.of(
            "timestamps",
            "timestamp",
            "datetime",
            "date time",
            "time stamp",
            "time",
            "date",
            "ds",
            "created at",
            "last changed",
            "elapsed",
            "elapsed time",
            "last updated",
            "recorded at",
            "observed at",
            "ts",
            "yyyymmdd",
            "x value",
            "zeit",
            "datum",
            "zeitstempel",
            "zeitpunkt",
            "fecha",
            "fecha hora",
            "date heure",
            "horodatage",
            "tiempo",
            "data ora",
            "data hora",
            "tijd",
            "tijdstip");
    /** The short name, in lower case only: {@code T} is a temperature. */
    private static final String SHORT_NAME = "t";

    private static final List<List<String>> DATE_PARTS = List.of(
            List.of("year", "yyyy", "yr", "yy", "jahr", "ann\u00e9e", "a\u00f1o", "ano", "anno"),
            List.of("month", "mon", "mm", "monat", "mois", "mes", "mese"),
            List.of("day", "dd", "day of month", "tag", "jour", "d\u00eda", "dia", "giorno"));
    private static final List<List<String>> CLOCK_PARTS = List.of(
            List.of("hour", "hours", "hr", "hh", "stunde", "heure", "hora", "ora"),
            List.of("minute", "minutes", "min", "mm", "minuto"),
            List.of("second", "seconds", "sec", "ss", "sekunde", "seconde", "segundo", "secondo"),
            List.of("millisecond", "milliseconds", "ms", "msec"));
    /** Labels of a time of day as a number, {@code 930}, beside a date. */
    private static final List<String> CLOCK_NUMBERS = List.of("time", "hhmm", "hhmmss", "hrmn");

    private static final List<String> DAY_NUMBERS = List.of("date", "datum", "fecha", "yyyymmdd");
    private static final List<String> ZONES =
            List.of("zone", "timezone", "time zone", "tz", "utc offset", "gmt offset", "zeitzone");

    private TimeLabels() {}

    /** How common a label is for a column of times: 0 is the most common; −1 if it is none. */
    public static int rank(String label) {
        String plain = LabelUnit.plain(label);
        return plain.equals(SHORT_NAME)
                ? label.trim().startsWith(SHORT_NAME) ? NAMES.size() : -1
                : NAMES.indexOf(plain);
    }

    /** Whether a label is usual for a column of times. */
    public static boolean isName(String label) {
        return rank(label) >= 0;
    }

    /** The columns of year, month and day; −1 for a part that the file does not have. */
    public static List<Integer> dateParts(List<String> labels) {
        return parts(labels, DATE_PARTS);
    }

    /** The columns of hour, minute, second and millisecond; −1 for a part that the file does not have. */
    public static List<Integer> clockParts(List<String> labels) {
        return parts(labels, CLOCK_PARTS);
    }

    /** Whether a column of numbers, beside a date, is a time of day such as {@code 930}. */
    public static boolean isClock(String label) {
        return CLOCK_NUMBERS.contains(LabelUnit.plain(label));
    }

    /** Whether a column of eight digits is a date. */
    public static boolean isDay(String label) {
        return DAY_NUMBERS.contains(LabelUnit.plain(label));
    }

    /** Whether a column holds offsets from UTC. */
    public static boolean isZone(String label) {
        return ZONES.contains(LabelUnit.plain(label));
    }

    /** Whether a label is {@code MM} or {@code mm}: month, minute or millimetre. */
    public static boolean isMonthOrMinute(String label) {
        return LabelUnit.plain(label).equals("mm");
    }

    private static List<Integer> parts(List<String> labels, List<List<String>> names) {
        List<String> plain = labels.stream().map(LabelUnit::plain).toList();
        List<Integer> columns = new ArrayList<>();
        for (List<String> part : names) {
            columns.add(part.stream()
                    .mapToInt(plain::indexOf)
                    .filter(column -> column >= 0)
                    .findFirst()
                    .orElse(-1));
        }
        return columns;
    }
}
