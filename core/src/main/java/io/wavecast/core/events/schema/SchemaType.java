package io.wavecast.core.events.schema;

import java.util.Locale;
import java.util.Optional;

/** The kinds of schemas that registries keep. */
public enum SchemaType {
    AVRO,
    PROTOBUF,
    /** JSON Schema. */
    JSON;

    /** The type with the name that a registry gives it. */
    public static Optional<SchemaType> of(String name) {
        for (SchemaType type : values()) {
            if (type.name().equals(name)) {
                return Optional.of(type);
            }
        }
        return Optional.empty();
    }

    /** The type of a schema in a file, by the end of its name: {@code .avsc}, {@code .proto} or {@code .json}. */
    public static Optional<SchemaType> ofFile(String file) {
        String name = file.toLowerCase(Locale.ROOT);
        if (name.endsWith(".avsc")) {
            return Optional.of(AVRO);
        }
        if (name.endsWith(".proto")) {
            return Optional.of(PROTOBUF);
        }
        return name.endsWith(".json") ? Optional.of(JSON) : Optional.empty();
    }
}
