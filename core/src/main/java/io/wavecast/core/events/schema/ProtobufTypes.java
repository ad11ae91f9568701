package io.wavecast.core.events.schema;

import io.wavecast.core.wire.bytes.BadRecord;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The types of a schema by their full names.
 *
 * @param top the names of the messages of the file itself, in its order
 * @param enums the names of constants by number
 */
record ProtobufTypes(List<String> top, Map<String, ProtobufMessage> messages, Map<String, Map<Integer, String>> enums) {
    /** The message at an index of the file. */
    ProtobufMessage first(int index) throws IOException {
        return at(top, index);
    }

    /** The message at an index in another message. */
    ProtobufMessage nested(ProtobufMessage message, int index) throws IOException {
        return at(message.nested(), index);
    }

    private ProtobufMessage at(List<String> names, int index) throws IOException {
        if (index < 0 || index >= names.size()) {
            throw new IOException("expected an index of one of " + names.size() + " messages, was " + index);
        }
        return message(names.get(index));
    }

    ProtobufMessage message(String name) {
        ProtobufMessage found = messages.get(name);
        if (found == null) {
            throw BadRecord.BAD_SCHEMA.because("expected a message or an enum " + name + " in the schema, was none");
        }
        return found;
    }

    /** The constants of an enum; null if this is none. */
    @Nullable
    Map<Integer, String> constants(String name) {
        return enums.get(name);
    }
}
