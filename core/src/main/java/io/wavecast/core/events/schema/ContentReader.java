package io.wavecast.core.events.schema;

import io.wavecast.core.events.schema.RecordContent.Walk;
import io.wavecast.core.wire.bytes.BadRecord;
import io.wavecast.core.wire.bytes.Quote;
import io.wavecast.core.wire.bytes.UnreadableException;

/** Reads bytes that were written with one schema. Thread-safe. */
public interface ContentReader {
    /**
     * Reads a value as tokens of JSON.
     *
     * @param from position of the first byte of the value, which ends with the array
     * @throws UnreadableException if the bytes do not have the form that the schema describes
     */
    void read(byte[] bytes, int from, Walk walk);

    /**
     * Creates the reader for bytes after the id of their schema.
     *
     * @throws UnreadableException with the reason {@code bad-schema} if the schema cannot be used
     */
    static ContentReader of(SchemaText schema) {
        return of(schema, true);
    }

    /** Creates the reader for bytes without an id, as {@link #of(SchemaText)} does. A message of protobuf is the file's first one. */
    static ContentReader ofPlain(SchemaText schema) {
        return of(schema, false);
    }

    private static ContentReader of(SchemaText schema, boolean framed) {
        SchemaLimits.check(schema);
        try {
            return switch (schema.type()) {
                case AVRO -> AvroContent.of(schema);
                case PROTOBUF -> ProtobufContent.of(schema, framed);
                case JSON -> new JsonContent();
            };
        } catch (UnreadableException e) {
            throw e;
        } catch (RuntimeException | StackOverflowError e) { // the libraries throw several types for a bad schema
            throw BadRecord.BAD_SCHEMA.because(
                    "expected a schema of " + schema.type() + ", was one that cannot be used: "
                            + Quote.shortened(String.valueOf(e.getMessage())),
                    e);
        }
    }
}
