package io.wavecast.signals.mqtt;

import io.wavecast.core.wire.bytes.Quote;
import io.wavecast.core.wire.bytes.UnreadableException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Names the series of a message: text and references in braces. <code>{1}</code> is the first level of the topic, <code>{2..}</code> the
 * second and all further ones, <code>{topic}</code> the whole topic, and <code>{field}</code> the name of a field of the payload.
 */
final class SeriesTemplate {
    /** A series per topic. */
    static final String DEFAULT = "{topic}";

    /** The service refuses longer keys. */
    private static final int MAX_KEY_BYTES = 1_024;

    private static final Pattern REFERENCE = Pattern.compile("\\{(?:(topic)|(field)|([1-9][0-9]{0,3})(\\.\\.)?)}");

    private final List<Part> parts;
    private final boolean namesField;

    /** A part of the name. */
    private interface Part {
        String of(String topic, String[] levels, String field);
    }

    private SeriesTemplate(List<Part> parts, boolean namesField) {
        this.parts = parts;
        this.namesField = namesField;
    }

    /**
     * Parses a template.
     *
     * @throws IllegalArgumentException if a reference is unknown, or the template is blank
     */
    static SeriesTemplate parse(String template) {
        if (template.isBlank()) {
            throw new IllegalArgumentException("expected a key, was blank");
        }
        List<Part> parts = new ArrayList<>();
        boolean namesField = false;
        Matcher reference = REFERENCE.matcher(template);
        int end = 0;
        while (reference.find()) {
            addText(template, template.substring(end, reference.start()), parts);
            namesField |= reference.group(2) != null;
            parts.add(part(reference));
            end = reference.end();
        }
        addText(template, template.substring(end), parts);
        return new SeriesTemplate(parts, namesField);
    }

    private static void addText(String template, String text, List<Part> parts) {
        if (text.contains("{") || text.contains("}")) {
            throw new IllegalArgumentException(
                    "expected levels of the topic such as {1} or {2..}, {topic} or {field} in braces, was '" + template
                            + "'");
        }
        if (!text.isEmpty()) {
            parts.add((topic, levels, field) -> text);
        }
    }

    private static Part part(Matcher reference) {
        if (reference.group(1) != null) {
            return (topic, levels, field) -> topic;
        }
        if (reference.group(2) != null) {
            return (topic, levels, field) -> field;
        }
        int level = Integer.parseInt(reference.group(3));
        return reference.group(4) == null
                ? (topic, levels, field) -> level(topic, levels, level)
                : (topic, levels, field) -> {
                    level(topic, levels, level);
                    return String.join("/", List.of(levels).subList(level - 1, levels.length));
                };
    }

    private static String level(String topic, String[] levels, int level) {
        if (level > levels.length) {
            throw new UnreadableException(
                    "no-level",
                    "expected a topic of at least " + level + " levels, since the series is named by {" + level
                            + "}, was " + Quote.shortened(topic));
        }
        return levels[level - 1];
    }

    /**
     * The key of a series.
     *
     * @param field name of the field; empty if the payload has one value. Without <code>{field}</code> in the template it is appended
     * @throws UnreadableException with the reason {@code no-level}, or {@code bad-key} if the key is empty or too long
     */
    String key(String topic, String field) {
        String[] levels = topic.split("/", -1);
        var key = new StringBuilder();
        parts.forEach(part -> key.append(part.of(topic, levels, field)));
        if (!namesField && !field.isEmpty()) {
            key.append('/').append(field);
        }
        int bytes = key.toString().getBytes(StandardCharsets.UTF_8).length;
        if (bytes == 0 || bytes > MAX_KEY_BYTES) {
            throw new UnreadableException(
                    "bad-key", "expected a key of 1 to " + MAX_KEY_BYTES + " bytes, was " + bytes + " bytes");
        }
        return key.toString();
    }
}
