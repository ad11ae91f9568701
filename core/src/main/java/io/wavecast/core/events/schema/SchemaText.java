package io.wavecast.core.events.schema;

import java.util.List;

/**
 * A schema as it was written.
 *
 * @param references the schemas that it refers to, those that others refer to first
 */
public record SchemaText(SchemaType type, String text, List<Reference> references) {
    /** Limit of {@link #characters}. */
    public static final int MAX_CHARACTERS = 1 << 20;

    /** The length of the text, with those of all references. */
    public long characters() {
        return text.length()
                + references.stream()
                        .mapToLong(reference -> reference.text().length())
                        .sum();
    }

    /**
     * A schema that another one refers to.
     *
     * @param name the name in the other one: of a type in Avro, of an imported file in protobuf
     */
    public record Reference(String name, String text) {}
}
