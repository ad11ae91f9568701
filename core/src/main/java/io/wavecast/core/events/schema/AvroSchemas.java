package io.wavecast.core.events.schema;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Set;
import org.apache.avro.NameValidator;
import org.apache.avro.Schema;

/** Parses schemas of Avro. They are counted before: the library visits all types again for each named one. */
final class AvroSchemas {
    static final int MAX_NAMED = 500;
    static final int MAX_PARTS = 20_000;

    private static final Set<String> NAMED = Set.of("record", "error", "enum", "fixed");
    private static final JsonFactory JSON =
            JsonFactory.builder().enable(JsonReadFeature.ALLOW_JAVA_COMMENTS).build();

    private int named;
    private int parts;

    private AvroSchemas() {}

    /** The schema with the types to which it refers; none is larger than what can be read in little memory and time. */
    static Schema parse(SchemaText text) {
        var counted = new AvroSchemas();
        text.references().forEach(reference -> counted.count(reference.text()));
        counted.count(text.text());
        SchemaLimits.check(counted.named, MAX_NAMED, "records, enums and fixeds in a schema");
        SchemaLimits.check(counted.parts, MAX_PARTS, "types, fields and texts in a schema");
        // Defaults are not needed, since records are read with the schema of their writer; to validate them may take
        // 2^n steps.
        Schema.Parser parser = new Schema.Parser(NameValidator.UTF_VALIDATOR).setValidateDefaults(false);
        text.references().forEach(reference -> parser.parse(reference.text()));
        Schema schema = parser.parse(text.text());
        AvroShape.check(schema);
        return schema;
    }

    private void count(String text) {
        try (JsonParser parser = JSON.createParser(text)) {
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                if (token == JsonToken.START_OBJECT || token == JsonToken.VALUE_STRING) {
                    parts++;
                }
                if (token == JsonToken.VALUE_STRING
                        && "type".equals(parser.currentName())
                        && NAMED.contains(parser.getText())) {
                    named++;
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
