package io.wavecast.core.events.registry;

import io.wavecast.core.events.schema.ContentReader;
import io.wavecast.core.events.schema.SchemaText;
import io.wavecast.core.events.schema.SchemaType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Schemas in files: one for records without an id, or several by id ({@code 17=sample.avsc}). */
public final class SchemaFiles {
    private final Map<Integer, SchemaText> byId = new HashMap<>();
    private Optional<SchemaText> plain = Optional.empty();

    /**
     * Reads the files.
     *
     * @param files each a path, or an id, an equals sign and a path
     * @throws IllegalArgumentException if one cannot be used; the message names it
     */
    public SchemaFiles(List<String> files) {
        for (String file : files) {
            int equals = file.indexOf('=');
            if (equals < 0) {
                if (plain.isPresent() || files.size() > 1) {
                    throw new IllegalArgumentException(
                            "expected one file, or several with ids such as 17=sample.avsc, was "
                                    + String.join(",", files));
                }
                plain = Optional.of(schema(file));
            } else {
                byId.put(id(file.substring(0, equals)), schema(file.substring(equals + 1)));
            }
        }
    }

    /** The schema of records that name none. */
    public Optional<SchemaText> plain() {
        return plain;
    }

    /** The schemas by id, and those of another source for all other ids. */
    public SchemaSource before(SchemaSource others) {
        return (id, within) -> byId.containsKey(id) ? Optional.ofNullable(byId.get(id)) : others.byId(id, within);
    }

    private static int id(String text) {
        try {
            return Integer.parseUnsignedInt(text.trim());
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("expected the id of a schema before =, was '" + text + "'", e);
        }
    }

    private static SchemaText schema(String file) {
        SchemaType type = SchemaType.ofFile(file)
                .orElseThrow(() -> new IllegalArgumentException(
                        "expected a file that ends with .avsc, .proto or .json, was '" + file + "'"));
        try {
            var schema = new SchemaText(type, Files.readString(Path.of(file.trim())), List.of());
            ContentReader.of(schema); // a schema that cannot be used fails the start
            return schema;
        } catch (IOException | IllegalArgumentException e) { // also a name that is no path
            throw new IllegalArgumentException("expected a readable schema, was '" + file + "': " + e, e);
        }
    }
}
