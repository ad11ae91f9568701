package io.wavecast.observe;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Names and types of metrics, in scrapes and in documents, for tests that compare them. */
public final class MetricNames {
    private static final Pattern TYPE = Pattern.compile("# TYPE (wavecast_\\S+) (\\S+)");
    private static final Pattern ROW = Pattern.compile("\\| `(wavecast_\\S+)` \\| (\\w+) \\|.*");
    private static final Pattern COUNTER = Pattern.compile("\\| `(wavecast_\\S+)` \\| counter \\| (.*?) ?\\|.*");

    private MetricNames() {}

    /**
     * Names and types of Wavecast's metrics in a scrape.
     *
     * @param text the scrape in Prometheus' text format
     */
    public static Map<String, String> served(String text) {
        return found(TYPE, text);
    }

    /**
     * Names and types of the metrics in a table of a page.
     *
     * @param heading heading of the table's section, such as {@code ## serve}
     */
    public static Map<String, String> documented(String page, String heading) {
        return found(ROW, section(page, heading));
    }

    /**
     * Names of the counters in a table of a page whose label values are known before the first event: those without the label model.
     *
     * @param heading heading of the table's section, such as {@code ## serve}
     */
    public static Set<String> countersWithoutModel(String page, String heading) {
        Map<String, String> labels = new TreeMap<>(found(COUNTER, section(page, heading)));
        labels.values().removeIf(names -> names.contains("model"));
        return labels.keySet();
    }

    private static String section(String page, String heading) {
        int begin = page.indexOf(heading + "\n");
        if (begin < 0) {
            throw new IllegalArgumentException("expected a section '" + heading + "', was none");
        }
        int end = page.indexOf("\n## ", begin + heading.length());
        return page.substring(begin, end < 0 ? page.length() : end);
    }

    private static Map<String, String> found(Pattern pattern, String text) {
        Map<String, String> found = new TreeMap<>();
        text.lines().forEach(line -> {
            Matcher matcher = pattern.matcher(line);
            if (matcher.matches()) {
                found.put(matcher.group(1), matcher.group(2));
            }
        });
        return found;
    }
}
