package io.wavecast.core.events;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.wavecast.core.events.mapping.JsonPath;
import io.wavecast.core.events.mapping.JsonPath.Wildcard;
import io.wavecast.core.wire.bytes.BadRecord;
import io.wavecast.core.wire.bytes.Quote;
import io.wavecast.core.wire.bytes.UnreadableException;
import java.io.IOException;
import java.util.List;
import java.util.function.Supplier;

/** Walks once through a record, and collects what the tree of wanted paths names. */
final class RowReader {
    private static final int MAX_PATH = 1_000; // characters; each value below a wildcard keeps its path

    private final JsonValues values;
    private final List<JsonPath> channels;
    private final Supplier<Row> rows;

    /**
     * @param channels paths of the channels, for messages
     * @param rows creates the row of each event
     */
    RowReader(JsonValues values, List<JsonPath> channels, Supplier<Row> rows) {
        this.values = values;
        this.channels = channels;
        this.rows = rows;
    }

    /**
     * Reads the value at the parser, which moves to its end.
     *
     * @param events receives the rows of the events in an array
     */
    void read(JsonParser parser, PathNode node, Row row, List<Row> events) throws IOException {
        switch (parser.currentToken()) {
            case START_OBJECT -> members(parser, node, row, events);
            case START_ARRAY -> array(parser, node, row, events);
            default -> scalar(parser, node, row);
        }
    }

    private void members(JsonParser parser, PathNode node, Row row, List<Row> events) throws IOException {
        refuseValue(node, row, parser);
        boolean all = node.joined() != PathNode.NONE || node.fields() != Wildcard.NONE;
        var keys = new UniqueKeys();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            JsonToken token = parser.nextToken();
            PathNode member = node.member(name);
            if (all || member != null) {
                keys.add(name);
            }
            if (member != null) {
                read(parser, member, row, events);
                continue;
            }
            if (node.joined() != PathNode.NONE && token.isScalarValue() && token != JsonToken.VALUE_NULL) {
                row.joined(node.joined(), name, Quote.text(parser));
            }
            if (node.fields() == Wildcard.NONE) {
                parser.skipChildren();
            } else {
                field(parser, name, node.fields(), row);
            }
        }
    }

    /** Keeps the numbers of a value below a wildcard. Values of other types are no series. */
    private void field(JsonParser parser, String path, Wildcard wildcard, Row row) throws IOException {
        JsonToken token = parser.currentToken();
        if (path.length() > MAX_PATH) {
            row.problem(BadRecord.NO_SERIES.because(
                    "expected a path of at most " + MAX_PATH + " characters to each value, was " + path.length()));
            parser.skipChildren();
        } else if (token.isNumeric()) {
            try {
                row.field(path, values.read(parser, path));
            } catch (UnreadableException e) {
                row.problem(e);
            }
        } else if (wildcard == Wildcard.MEMBERS || token.isScalarValue()) {
            parser.skipChildren();
        } else if (token == JsonToken.START_OBJECT) {
            var keys = new UniqueKeys();
            while (parser.nextToken() != JsonToken.END_OBJECT) {
                String name = parser.currentName();
                keys.add(name);
                parser.nextToken();
                field(parser, path + "/" + name, wildcard, row);
            }
        } else {
            for (int index = 0; parser.nextToken() != JsonToken.END_ARRAY; index++) {
                field(parser, path + "/" + index, wildcard, row);
            }
        }
    }

    private void array(JsonParser parser, PathNode node, Row row, List<Row> events) throws IOException {
        PathNode event = node.event();
        if (event != null) {
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                Row found = rows.get();
                events.add(found);
                read(parser, event, found, events);
            }
        } else if (node.value() != PathNode.NONE && channels.size() == 1) {
            try {
                row.values(values.readArray(parser, channels.get(0).text()));
            } catch (UnreadableException e) {
                row.problem(e);
                finish(parser);
            }
        } else if (node.hasMembers()) {
            for (int index = 0; parser.nextToken() != JsonToken.END_ARRAY; index++) {
                PathNode element = node.member(Integer.toString(index));
                if (element == null) {
                    parser.skipChildren();
                } else {
                    read(parser, element, row, events);
                }
            }
        } else {
            refuseValue(node, row, parser);
            parser.skipChildren();
        }
    }

    private void scalar(JsonParser parser, PathNode node, Row row) throws IOException {
        if (node.text() != PathNode.NONE && parser.currentToken() != JsonToken.VALUE_NULL) {
            row.text(node.text(), Quote.text(parser), parser.currentToken() == JsonToken.VALUE_EMBEDDED_OBJECT);
        }
        if (node.value() != PathNode.NONE) {
            try {
                row.value(
                        node.value(),
                        values.read(parser, channels.get(node.value()).text()));
            } catch (UnreadableException e) {
                row.problem(e);
            }
        }
    }

    private void refuseValue(PathNode node, Row row, JsonParser parser) {
        if (node.value() != PathNode.NONE) {
            row.problem(BadRecord.BAD_VALUE.because(channels.get(node.value()).text() + ": expected a number, was "
                    + (parser.currentToken() == JsonToken.START_OBJECT ? "an object" : "an array")));
        }
    }

    /** Moves to the end of the array whose reading broke off. */
    private static void finish(JsonParser parser) throws IOException {
        int depth = parser.currentToken().isStructStart() ? 1 : 0;
        for (int open = 1 + depth; open > 0; ) {
            JsonToken token = parser.nextToken();
            if (token == null) {
                return; // the document ends too early, which the caller reports
            }
            open += token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
        }
    }
}
