package io.wavecast.core.events.schema;

import io.wavecast.core.wire.bytes.RecordLimits;
import java.io.IOException;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.io.Decoder;
import org.apache.avro.io.ResolvingDecoder;
import org.jspecify.annotations.Nullable;

/** Reads one record, and refuses what would exhaust the memory or the stack: values may take no bytes, and schemas may be recursive. */
final class BoundedAvroReader extends GenericDatumReader<Object> {
    private static final int MAX_DEPTH = 200; // a record, its field and the branch of a union count apart
    private static final int FIRST_CAPACITY = 1_024;

    private int depth;
    private int values;

    BoundedAvroReader(Schema schema, GenericData types) {
        super(schema, schema, types);
    }

    @Override
    protected @Nullable Object readWithoutConversion(@Nullable Object old, Schema expected, ResolvingDecoder in)
            throws IOException {
        depth++;
        if (depth > MAX_DEPTH) {
            throw new AvroRuntimeException("expected at most " + MAX_DEPTH + " values in each other, was more");
        }
        values++;
        if (values > RecordLimits.MAX_BYTES) {
            throw new AvroRuntimeException("expected at most " + RecordLimits.MAX_BYTES + " values, was more");
        }
        Object value = super.readWithoutConversion(old, expected, in);
        depth--;
        return value;
    }

    @Override
    protected Object newArray(Object old, int size, Schema schema) {
        return super.newArray(old, Math.min(size, FIRST_CAPACITY), schema);
    }

    @Override
    protected Object readFixed(Object old, Schema expected, Decoder in) throws IOException {
        if (expected.getFixedSize() > RecordLimits.MAX_BYTES) { // allocated before it is read
            throw new AvroRuntimeException("expected a fixed of at most " + RecordLimits.MAX_BYTES
                    + " bytes, was one of " + expected.getFixedSize());
        }
        return super.readFixed(old, expected, in);
    }
}
