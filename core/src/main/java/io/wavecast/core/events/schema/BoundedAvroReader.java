package io.wavecast.core.events.schema;

import io.wavecast.core.wire.bytes.RecordLimits;
import java.io.IOException;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.io.Decoder;
import org.apache.avro.io.ResolvingDecoder;

/** Reads one value, and refuses what would exhaust the memory or the stack: elements may take no bytes, and schemas may be recursive. */
final class BoundedAvroReader extends GenericDatumReader<Object> {
    private static final int MAX_DEPTH = 100;
    private static final int FIRST_CAPACITY = 1_024;

    private int depth;
    private int elements;

    BoundedAvroReader(Schema schema, GenericData types) {
        super(schema, schema, types);
    }

    @Override
    protected Object readRecord(Object old, Schema expected, ResolvingDecoder in) throws IOException {
        depth++;
        if (depth > MAX_DEPTH) {
            throw new AvroRuntimeException("expected at most " + MAX_DEPTH + " nested records, was more");
        }
        count(); // records without fields take no bytes, and may contain each other many times
        Object record = super.readRecord(old, expected, in);
        depth--;
        return record;
    }

    @Override
    protected Object newArray(Object old, int size, Schema schema) {
        return super.newArray(old, Math.min(size, FIRST_CAPACITY), schema);
    }

    @Override
    @SuppressWarnings("unchecked")
    protected void addToArray(Object array, long position, Object element) {
        count();
        super.addToArray(array, position, element);
    }

    @Override
    protected Object readFixed(Object old, Schema expected, Decoder in) throws IOException {
        if (expected.getFixedSize() > RecordLimits.MAX_BYTES) { // allocated before it is read
            throw new AvroRuntimeException("expected a fixed of at most " + RecordLimits.MAX_BYTES
                    + " bytes, was one of " + expected.getFixedSize());
        }
        return super.readFixed(old, expected, in);
    }

    private void count() {
        elements++;
        if (elements > RecordLimits.MAX_BYTES) {
            throw new AvroRuntimeException(
                    "expected at most " + RecordLimits.MAX_BYTES + " elements and records, was more");
        }
    }
}
