package io.wavecast.core.events.schema;

import java.util.List;
import java.util.Map;

/**
 * A message of a schema.
 *
 * @param name with its package
 * @param fields by number
 * @param nested the names of the messages in it, in the order of the file
 */
record ProtobufMessage(String name, Map<Integer, Field> fields, List<String> nested) {
    /** How often a field occurs. */
    enum Presence {
        /** Absent means the default of its type. */
        IMPLICIT,
        EXPLICIT,
        REPEATED
    }

    /**
     * A field.
     *
     * @param type a scalar type, or the full name of a message or an enum; of the values if it is a map
     * @param mapKey the type of the keys; empty if it is no map
     */
    record Field(int number, String name, String type, Presence presence, String mapKey) {
        boolean isMap() {
            return !mapKey.isEmpty();
        }
    }
}
