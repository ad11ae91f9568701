package io.wavecast.core.events;

import io.wavecast.core.events.mapping.EventMapping;
import io.wavecast.core.events.mapping.JsonPath;
import io.wavecast.core.events.mapping.JsonPath.Wildcard;
import io.wavecast.core.events.mapping.SeriesTemplate.Content;
import io.wavecast.core.events.mapping.SeriesTemplate.Part;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The places in a record that a mapping names, and where a {@link Row} keeps what is found there. */
final class WantedParts {
    private final PathNode root = new PathNode();
    private final PathNode event;
    private final Map<JsonPath, Integer> texts = new HashMap<>();
    private final Map<JsonPath, Integer> joined = new HashMap<>();
    private final int channels;

    WantedParts(EventMapping mapping) {
        event = mapping.each().isEmpty() ? root : new PathNode();
        mapping.each().ifPresent(path -> root.at(path).wantEvents(event));
        for (Part part : mapping.series().parts()) {
            if (part instanceof Content content) {
                want(content.path());
            }
        }
        mapping.time().flatMap(time -> time.place().path()).ifPresent(this::want);
        channels = mapping.separatesFields() ? 0 : mapping.values().size();
        for (int c = 0; c < mapping.values().size(); c++) {
            JsonPath path = mapping.values().get(c);
            if (path.wildcard() == Wildcard.NONE) {
                event.at(path).wantValue(c);
            } else {
                event.at(path).wantFields(path.wildcard());
            }
        }
    }

    private void want(JsonPath path) {
        PathNode node = (path.fromRoot() ? root : event).at(path);
        if (path.wildcard() == Wildcard.NONE) {
            texts.put(path, node.wantText(texts.size()));
        } else {
            joined.put(path, node.wantJoined(joined.size()));
        }
    }

    PathNode root() {
        return root;
    }

    Row newRow() {
        return new Row(texts.size(), joined.size(), channels);
    }

    /** The text at a path; null if there is none. */
    @Nullable
    String text(JsonPath path, Row row, Row rootRow) {
        return (path.fromRoot() ? rootRow : row).text(texts.getOrDefault(path, 0));
    }

    /** Whether the text at a path is a time whose form its schema states. */
    boolean isTime(JsonPath path, Row row, Row rootRow) {
        return (path.fromRoot() ? rootRow : row).isTime(texts.getOrDefault(path, 0));
    }

    /** Appends the text at a path, or with a wildcard all texts, to the name of a series. */
    void append(JsonPath path, Row row, Row rootRow, StringBuilder name) {
        if (path.wildcard() == Wildcard.NONE) {
            name.append(SeriesNames.required(text(path, row, rootRow), path.text()));
            return;
        }
        for (String member : (path.fromRoot() ? rootRow : row)
                .joined(joined.getOrDefault(path, 0))
                .values()) {
            name.append('/').append(member);
        }
    }
}
