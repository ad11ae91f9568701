package io.wavecast.core.events.schema;

import java.util.List;

/**
 * A schema as it was written.
 *
 * @param references the schemas that it refers to, those that others refer to first
 */
public record SchemaText(SchemaType type, String text, List<Reference> references) {
    /**
     * A schema that another one refers to.
     *
     * @param name the name in the other one: of a type in Avro, of an imported file in protobuf
     */
    public record Reference(String name, String text) {}
}
