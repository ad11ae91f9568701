package io.wavecast.core.events.mapping;

import java.util.ArrayList;
import java.util.List;

/**
 * How the name of a series is put together: text and references in braces, such as <code>{key}/{/tags/host}/{field}</code>.
 *
 * @param parts in the order of the text
 */
public record SeriesTemplate(List<Part> parts) {
    /** A part of the name. */
    public sealed interface Part permits Text, Key, KeyContent, Field, Header, Content {}

    /** Text that is the same for all records. */
    public record Text(String text) implements Part {}

    /** The record's key. */
    public record Key() implements Part {}

    /** A text or number in a key of JSON; the whole key if it is no object. */
    public record KeyContent(JsonPath path) implements Part {}

    /** The path of a value below a wildcard. */
    public record Field() implements Part {}

    /** A header of the record. */
    public record Header(String name) implements Part {}

    /** A text or number in the record; with a wildcard all members, in the order of their names. */
    public record Content(JsonPath path) implements Part {}

    /**
     * Parses a template.
     *
     * @throws IllegalArgumentException if a brace is not closed, or a reference is unknown
     */
    public static SeriesTemplate parse(String template) {
        List<Part> parts = new ArrayList<>();
        int at = 0;
        while (at < template.length()) {
            int open = template.indexOf('{', at);
            if (open != at) {
                parts.add(new Text(template.substring(at, open < 0 ? template.length() : open)));
            }
            if (open < 0) {
                break;
            }
            int close = template.indexOf('}', open);
            if (close < 0) {
                throw new IllegalArgumentException("expected } after { in '" + template + "', was none");
            }
            parts.add(reference(template.substring(open + 1, close)));
            at = close + 1;
        }
        return new SeriesTemplate(List.copyOf(parts));
    }

    private static Part reference(String name) {
        if (name.equals("key")) {
            return new Key();
        }
        if (name.startsWith("key:")) {
            return new KeyContent(value(name.substring("key:".length())));
        }
        if (name.equals("field")) {
            return new Field();
        }
        if (name.startsWith("header:") && !name.equals("header:")) {
            return new Header(name.substring("header:".length()));
        }
        if (!name.startsWith("/") && !name.startsWith("$")) {
            throw new IllegalArgumentException(
                    "expected {key}, {key:/path}, {field}, {header:NAME} or a path such as {/name}, was '{" + name
                            + "}'");
        }
        JsonPath path = JsonPath.parse(name);
        if (path.wildcard() == JsonPath.Wildcard.BELOW) {
            throw new IllegalArgumentException(
                    "expected a path to a value or to members ({/tags/*}), was '{" + name + "}'");
        }
        return new Content(path);
    }

    private static JsonPath value(String text) {
        JsonPath path = JsonPath.parse(text);
        if (path.wildcard() != JsonPath.Wildcard.NONE || path.fromRoot()) {
            throw new IllegalArgumentException("expected the path of a value in the key, was '" + text + "'");
        }
        return path;
    }

    /** Whether the name depends on the value below a wildcard. */
    public boolean namesFields() {
        return parts.stream().anyMatch(Field.class::isInstance);
    }

    /** Whether the name is the record's key. */
    public boolean isKey() {
        return parts.size() == 1 && parts.get(0) instanceof Key;
    }
}
