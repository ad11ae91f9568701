package io.wavecast.core.events;

import io.wavecast.core.events.mapping.JsonPath;
import io.wavecast.core.events.schema.RecordContent;
import io.wavecast.core.wire.bytes.BadRecord;
import io.wavecast.core.wire.bytes.Quote;
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
    private final RecordContent content;
    private final Headers headers;
    private final Row root;
    private final long timeMicros;

    /**
     * @param content reads keys that name a schema
     * @param root what paths from the record's root lead to
     * @param timeMicros the record's timestamp
     */
    RecordParts(byte @Nullable [] key, RecordContent content, Headers headers, Row root, long timeMicros) {
        this.key = key;
        this.content = content;
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
        if (content.isFramed(key)) {
            throw BadRecord.NO_SERIES.because(
                    "{key}: expected a key of text, was one with a schema's id; a mapping reads it by"
                            + " {key:/path}, also if it is no record");
        }
        return new String(key, StandardCharsets.UTF_8);
    }

    /** A text or number in a key of JSON, or in one with a schema's id; the whole key if it is no object. */
    String key(JsonPath path) {
        boolean framed = key != null && content.isFramed(key);
        if (!framed && !key().startsWith("{")) {
            return key();
        }
        var tree = new PathNode();
        int position = tree.at(path).wantText(0);
        Row found = new Row(1, 0, 0);
        var reader = new RowReader(new JsonValues(Set.of()), List.of(), () -> found);
        RecordContent.Walk walk = parser -> {
            if (parser.currentToken().isScalarValue()) {
                found.text(position, Quote.text(parser), false);
            } else {
                reader.read(parser, tree, found, new ArrayList<>());
            }
        };
        (framed ? content : RecordContent.JSON).read(key, walk);
        return SeriesNames.required(found.text(position), "key:" + path.text());
    }

    /** A header as text; null if there is none. */
    @Nullable
    String header(String name) {
        Header header = headers.lastHeader(name);
        return header == null || header.value() == null ? null : new String(header.value(), StandardCharsets.UTF_8);
    }
}
