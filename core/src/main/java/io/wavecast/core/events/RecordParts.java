package io.wavecast.core.events;

import io.wavecast.core.events.mapping.JsonPath;
import io.wavecast.core.wire.bytes.BadRecord;
import io.wavecast.core.wire.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/** The parts of a record that all its events share. */
final class RecordParts {
    private final byte @Nullable [] key;
    private final Headers headers;
    private final Row root;
    private final long timeMicros;

    /**
     * @param root what paths from the record's root lead to
     * @param timeMicros the record's timestamp
     */
    RecordParts(byte @Nullable [] key, Headers headers, Row root, long timeMicros) {
        this.key = key;
        this.headers = headers;
        this.root = root;
        this.timeMicros = timeMicros;
    }

    Row root() {
        return root;
    }

    long timeMicros() {
        return timeMicros;
    }

    /** The key as text. */
    String key() {
        if (key == null) {
            throw BadRecord.NO_SERIES.because("{key}: expected a record with a key, was none");
        }
        return new String(key, StandardCharsets.UTF_8);
    }

    /** A text or number in a key of JSON; the whole key if it is no object. */
    String key(JsonPath path) {
        String whole = key();
        if (!whole.startsWith("{")) {
            return whole;
        }
        var tree = new PathNode();
        int position = tree.at(path).wantText(0);
        Row found = new Row(1, 0, 0);
        var reader = new RowReader(new JsonValues(Set.of()), List.of(), () -> found);
        Json.read(key, parser -> {
            reader.read(parser, tree, found, new ArrayList<>());
            return found;
        });
        return SeriesNames.required(found.text(position), "key:" + path.text());
    }

    /** A header as text; null if there is none. */
    @Nullable
    String header(String name) {
        Header header = headers.lastHeader(name);
        return header == null || header.value() == null ? null : new String(header.value(), StandardCharsets.UTF_8);
    }
}
