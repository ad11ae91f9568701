package io.wavecast.signals.csv.time;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A unit of time in the label of a column: {@code Time (ms)}, {@code time_us}, {@code t [h]}, {@code Zeit/s}. */
public final class LabelUnit {
    private static final Map<String, Double> MICROS = Map.ofEntries(
            Map.entry("ns", 1e-3),
            Map.entry("nsec", 1e-3),
            Map.entry("nanoseconds", 1e-3),
            Map.entry("us", 1.0),
            Map.entry("\u00b5s", 1.0), // micro sign
            Map.entry("\u03bcs", 1.0), // Greek letter
            Map.entry("usec", 1.0),
            Map.entry("micros", 1.0),
            Map.entry("microseconds", 1.0),
            Map.entry("ms", 1e3),
            Map.entry("msec", 1e3),
            Map.entry("millis", 1e3),
            Map.entry("milliseconds", 1e3),
            Map.entry("s", 1e6),
            Map.entry("sec", 1e6),
            Map.entry("secs", 1e6),
            Map.entry("second", 1e6),
            Map.entry("seconds", 1e6),
            Map.entry("min", 60e6),
            Map.entry("mins", 60e6),
            Map.entry("minutes", 60e6),
            Map.entry("h", 3_600e6),
            Map.entry("hr", 3_600e6),
            Map.entry("hrs", 3_600e6),
            Map.entry("hour", 3_600e6),
            Map.entry("hours", 3_600e6),
            Map.entry("d", 86_400e6),
            Map.entry("day", 86_400e6),
            Map.entry("days", 86_400e6),
            Map.entry("week", 604_800e6),
            Map.entry("weeks", 604_800e6));

    private static final Pattern MULTIPLE = Pattern.compile("(\\d{1,6}(?:[.,]\\d{1,6})?)[\\s*-]*([^\\s\\d]+)");
    /** {@code timeMs}, {@code createdAt} */
    private static final Pattern CAMEL = Pattern.compile("(?<=[a-z])(?=[A-Z])");
    /** {@code Time ms since boot}, {@code seconds since start} */
    private static final Pattern SINCE = Pattern.compile("(?:^|.*\\s)(\\S+) (?:since|from|after) .*");

    private static final Pattern SEPARATORS = Pattern.compile("[\\s_./,:-]+");
    private static final Pattern BRACKETS = Pattern.compile("[(\\[{<]\\s*([^)\\]}>]*?)\\s*[)\\]}>]");
    private static final Pattern SUFFIX = Pattern.compile("^(.*[^\\s_./,:-])[\\s_./,:-]+([^\\s_./,:-]+)$");
    private static final Pattern NOT_A_UNIT =
            Pattern.compile("(?i)utc.*|gmt.*|z|unix.*|epoch.*|local|formatted|iso.*|[ymdhs:./ t-]{4,}|");

    /** A zone other than UTC: an offset, or a name such as {@code CET}. */
    private static final Pattern ZONE = Pattern.compile(
            "(?i:utc|gmt)?\\s*[+-](?!0{1,2}(?::?00)?$)\\d{1,2}(?::?\\d{2})?|(?!GMT$|UT$)[A-Z]{1,3}[SD]?T");

    private LabelUnit() {}

    /** Microseconds per unit; empty if the label states no unit of time. */
    public static Optional<Double> micros(String label) {
        return ofWord(label)
                .or(() -> bracketed(label).flatMap(LabelUnit::ofWord))
                .or(() -> suffix(label))
                .or(() -> since(label));
    }

    /** Microseconds per unit of a word such as {@code ms}, or of a multiple such as {@code 10 ms}. */
    public static Optional<Double> ofWord(String word) {
        String unit = word.trim().toLowerCase(Locale.ROOT);
        Matcher multiple = MULTIPLE.matcher(unit);
        if (multiple.matches() && MICROS.containsKey(multiple.group(2))) {
            double factor = Double.parseDouble(multiple.group(1).replace(',', '.'));
            return factor > 0 ? Optional.of(factor * MICROS.get(multiple.group(2))) : Optional.empty();
        }
        return Optional.ofNullable(MICROS.get(unit));
    }

    /** Whether brackets hold what may be a zone other than UTC: {@code Time (UTC+1)}, {@code Date [CET]}. */
    public static boolean namesZone(String label) {
        return bracketed(label).filter(text -> ZONE.matcher(text).matches()).isPresent();
    }

    /** What brackets hold that is neither a unit nor a note such as {@code UTC}; empty if there is no such text. */
    static Optional<String> unknown(String label) {
        return bracketed(label)
                .filter(text -> ofWord(text).isEmpty())
                .filter(text -> !NOT_A_UNIT.matcher(text).matches())
                .filter(text -> !ZONE.matcher(text).matches());
    }

    /** The label without brackets, unit and separators, in lower case: {@code time stamp} for {@code Time_Stamp (ms)}. */
    public static String plain(String label) {
        String open = words(BRACKETS.matcher(label).replaceAll(" "));
        String words = open.isEmpty() ? words(bracketed(label).orElse("")) : open;
        Matcher suffix = SUFFIX.matcher(words);
        return suffix.matches() && ofWord(suffix.group(2)).isPresent() ? suffix.group(1) : words;
    }

    private static String words(String text) {
        String apart = CAMEL.matcher(text).replaceAll(" ");
        return SEPARATORS
                .matcher(apart.toLowerCase(Locale.ROOT))
                .replaceAll(" ")
                .trim();
    }

    private static Optional<String> bracketed(String label) {
        Matcher matcher = BRACKETS.matcher(label);
        return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
    }

    private static Optional<Double> suffix(String label) {
        Matcher matcher = SUFFIX.matcher(CAMEL.matcher(label.trim()).replaceAll(" "));
        return matcher.matches() ? ofWord(matcher.group(2)) : Optional.empty();
    }

    private static Optional<Double> since(String label) {
        Matcher matcher = SINCE.matcher(words(label));
        return matcher.matches() ? ofWord(matcher.group(1)) : Optional.empty();
    }
}
