package io.wavecast.core.events.mapping;

import java.util.ArrayList;
import java.util.List;

/**
 * A place in a JSON document: a JSON pointer (RFC 6901), which may end in a wildcard: {@code /fields/*} stands for all members of
 * {@code fields}, {@code /data/**} for all numbers below {@code data}.
 *
 * @param segments names of members, or positions in arrays, without the wildcard
 * @param fromRoot whether the path begins at the record ({@code $/…}); otherwise it begins at the event, which is the record unless the
 *     mapping names an array of events
 * @param wildcard what the path stands for
 */
public record JsonPath(List<String> segments, boolean fromRoot, Wildcard wildcard) {
    /** How much of the document a path stands for. */
    public enum Wildcard {
        /** One value. */
        NONE,
        /** The members of an object. */
        MEMBERS,
        /** Everything below. */
        BELOW
    }

    private static final String EXPECTED = "expected a path such as /fields/temperature, /fields/* or $/name, was ";

    /**
     * Parses a path.
     *
     * @throws IllegalArgumentException if the text is not a path
     */
    public static JsonPath parse(String text) {
        boolean fromRoot = text.startsWith("$");
        String pointer = fromRoot ? text.substring(1) : text;
        if (!pointer.startsWith("/")) {
            throw new IllegalArgumentException(EXPECTED + "'" + text + "'");
        }
        List<String> segments = new ArrayList<>();
        for (String segment : pointer.substring(1).split("/", -1)) {
            segments.add(unescaped(segment, text));
        }
        Wildcard wildcard =
                switch (segments.get(segments.size() - 1)) {
                    case "*" -> Wildcard.MEMBERS;
                    case "**" -> Wildcard.BELOW;
                    default -> Wildcard.NONE;
                };
        if (wildcard != Wildcard.NONE) {
            segments.remove(segments.size() - 1);
        }
        if (segments.contains("*") || segments.contains("**")) {
            throw new IllegalArgumentException("expected a wildcard only at the end of a path, was '" + text + "'");
        }
        return new JsonPath(List.copyOf(segments), fromRoot, wildcard);
    }

    private static String unescaped(String segment, String path) {
        if (segment.matches(".*~(?![01]).*")) {
            throw new IllegalArgumentException("expected ~0 or ~1 after each ~ of a path, was '" + path + "'");
        }
        return segment.replace("~1", "/").replace("~0", "~");
    }

    /** Whether the path of a value, as text, is one of those that this one stands for. */
    boolean includes(String value) {
        String all = text();
        String before = all.substring(0, all.lastIndexOf('/') + 1); // a wildcard is the last segment
        return switch (wildcard) {
            case NONE -> value.equals(all);
            case MEMBERS -> value.startsWith(before) && value.indexOf('/', before.length()) < 0;
            case BELOW -> value.startsWith(before);
        };
    }

    /** The path as text. */
    public String text() {
        StringBuilder text = new StringBuilder(fromRoot ? "$" : "");
        for (String segment : segments) {
            text.append('/').append(segment.replace("~", "~0").replace("/", "~1"));
        }
        return switch (wildcard) {
            case NONE -> text.toString();
            case MEMBERS -> text.append("/*").toString();
            case BELOW -> text.append("/**").toString();
        };
    }
}
