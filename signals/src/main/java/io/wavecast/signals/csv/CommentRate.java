package io.wavecast.signals.csv;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the sampling rate in comments: {@code Sampling rate: 2 kHz}, {@code Sample Rate (Hz):= 1,000.00}. */
final class CommentRate {
    private static final Pattern RATE = Pattern.compile(
            "(?i)\\bsampl\\w+[ _-]?(?:rate|freq\\w*)([^0-9]*)"
                    + "([0-9]+(?:[.,' \u00a0\u202f][0-9]+)*(?:e[0-9]+)?)(?!\\s*[:=0-9])\\s*([a-z\u00b5\u03bc/]*(?: ?(?:per|/) ?[a-z]+)?)");
    private static final Pattern UNIT = Pattern.compile("(?i)\\b([mkg\u00b5]?hz|samples/s\\w*|samples/min\\w*)\\b");

    /** Hertz per unit. */
    private static final Map<String, Double> UNITS = Map.ofEntries(
            Map.entry("", 1.0),
            Map.entry("hz", 1.0),
            Map.entry("hertz", 1.0),
            Map.entry("sps", 1.0),
            Map.entry("s/s", 1.0),
            Map.entry("samples/s", 1.0),
            Map.entry("samples/sec", 1.0),
            Map.entry("samples/second", 1.0),
            Map.entry("samples per second", 1.0),
            Map.entry("per second", 1.0),
            Map.entry("/s", 1.0),
            Map.entry("khz", 1e3),
            Map.entry("ksps", 1e3),
            Map.entry("ks/s", 1e3),
            Map.entry("mhz", 1e6),
            Map.entry("samples/min", 1 / 60.0),
            Map.entry("samples per minute", 1 / 60.0),
            Map.entry("per minute", 1 / 60.0));

    private CommentRate() {}

    /** Samples per second; empty if no comment states them, or if the unit or the number is not clear. */
    static OptionalDouble find(List<String> comments) {
        for (String comment : comments) {
            Matcher matcher = RATE.matcher(comment);
            if (matcher.find()) {
                OptionalDouble rate = rate(matcher);
                if (rate.isPresent()) {
                    return rate;
                }
            }
        }
        return OptionalDouble.empty();
    }

    private static OptionalDouble rate(Matcher found) {
        String unit = found.group(3).trim();
        Matcher before = UNIT.matcher(found.group(1));
        if (unit.isEmpty() && before.find()) {
            unit = before.group(1);
        }
        // MHz is mega, mHz is milli.
        Double hertz = unit.startsWith("mH") ? Double.valueOf(1e-3) : UNITS.get(unit.toLowerCase(Locale.ROOT));
        OptionalDouble number = number(found.group(2).trim());
        if (hertz == null || number.isEmpty()) {
            return OptionalDouble.empty();
        }
        double rate = number.getAsDouble() * hertz;
        return rate > 0 && Double.isFinite(rate) ? OptionalDouble.of(rate) : OptionalDouble.empty();
    }

    /** A number with separators of thousands, and with a point or a comma before the decimals. */
    private static OptionalDouble number(String text) {
        String digits = text;
        if (digits.matches("[1-9][0-9]{0,2}(?:[,' \u00a0\u202f][0-9]{3})+(?:\\.[0-9]+)?")) {
            digits = digits.replaceAll("[,' \u00a0\u202f]", "");
        } else if (digits.matches("[1-9][0-9]{0,2}(?:\\.[0-9]{3})+,[0-9]+")) {
            digits = digits.replace(".", "").replace(',', '.');
        } else if (digits.matches("[0-9]+,[0-9]+")) {
            digits = digits.replace(',', '.');
        }
        return digits.matches("[0-9]+(?:\\.[0-9]+)?(?:e[0-9]{1,2})?")
                ? OptionalDouble.of(Double.parseDouble(digits))
                : OptionalDouble.empty();
    }
}
