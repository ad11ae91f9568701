package io.wavecast.core.events.schema;

import io.wavecast.core.wire.bytes.BadRecord;
import io.wavecast.core.wire.bytes.Quote;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import org.apache.avro.Schema;

/**
 * Bounds what the library makes of a schema when it reads the first record: it writes a record out wherever another one contains it, so
 * 40 records that contain the next one twice would become 2^40 fields. Unions, arrays and maps end this: their content is written out
 * once for each of them.
 */
final class AvroShape {
    static final int MAX_DEPTH = 200;
    static final int MAX_WRITTEN_OUT = 100_000;

    private static final long ENDLESS = -1;
    private static final long LARGEST = 1L << 60; // sums stay below the largest long
    private static final int SIZE = 2; // of any other type

    private final IdentityHashMap<Schema, Long> sizes = new IdentityHashMap<>();
    private final List<Schema> contents = new ArrayList<>(); // of unions, arrays and maps

    private AvroShape() {}

    /** @throws io.wavecast.core.wire.bytes.UnreadableException with the reason {@code bad-schema} */
    static void check(Schema schema) {
        var shape = new AvroShape();
        IdentityHashMap<Schema, Boolean> records = new IdentityHashMap<>();
        shape.collect(schema, 1, records);
        long all = shape.size(schema);
        for (Schema record : records.keySet()) {
            all = sum(all, shape.size(record));
        }
        for (Schema content : shape.contents) {
            all = sum(all, shape.size(content));
        }
        SchemaLimits.check(all, MAX_WRITTEN_OUT, "fields where each nested record is written out");
    }

    private void collect(Schema schema, int depth, IdentityHashMap<Schema, Boolean> records) {
        SchemaLimits.check(depth, MAX_DEPTH, "types in each other");
        switch (schema.getType()) {
            case RECORD -> {
                if (records.put(schema, true) == null) {
                    schema.getFields().forEach(field -> collect(field.schema(), depth + 1, records));
                }
            }
            case UNION -> schema.getTypes().forEach(branch -> content(branch, depth, records));
            case ARRAY -> content(schema.getElementType(), depth, records);
            case MAP -> content(schema.getValueType(), depth, records);
            default -> {}
        }
    }

    private void content(Schema schema, int depth, IdentityHashMap<Schema, Boolean> records) {
        contents.add(schema);
        collect(schema, depth + 1, records);
    }

    private long size(Schema schema) {
        if (schema.getType() != Schema.Type.RECORD) {
            return SIZE;
        }
        Long known = sizes.putIfAbsent(schema, ENDLESS);
        if (known == null) {
            long size = 1;
            for (Schema.Field field : schema.getFields()) {
                size = sum(size, size(field.schema()));
            }
            sizes.put(schema, size);
            return size;
        }
        if (known == ENDLESS) {
            throw BadRecord.BAD_SCHEMA.because("expected records that end, was one that always contains itself: "
                    + Quote.shortened(schema.getFullName()));
        }
        return known;
    }

    private static long sum(long a, long b) {
        return Math.min(LARGEST, a + b);
    }
}
