package io.wavecast.core.events.registry;

import io.wavecast.core.events.schema.ContentReader;
import io.wavecast.core.events.schema.RecordContent;
import io.wavecast.core.events.schema.SchemaText;
import io.wavecast.core.wire.bytes.BadRecord;
import io.wavecast.core.wire.bytes.RecordLimits;
import org.jspecify.annotations.Nullable;

/** Records that are all written with one schema, and do not name it. */
public final class PlainContent implements RecordContent {
    private final ContentReader reader;

    /** @throws io.wavecast.core.wire.bytes.UnreadableException if the schema cannot be used */
    public PlainContent(SchemaText schema) {
        reader = ContentReader.ofPlain(schema);
    }

    @Override
    public void read(byte @Nullable [] value, Walk walk) {
        if (value == null) {
            throw BadRecord.EMPTY.because("expected a record of the schema, was no value");
        }
        if (value.length > RecordLimits.MAX_BYTES) {
            throw BadRecord.TOO_LARGE.because(
                    "expected at most " + RecordLimits.MAX_BYTES + " bytes, was " + value.length);
        }
        reader.read(value, 0, walk);
    }

    @Override
    public boolean isFramed(byte[] key) {
        return false;
    }
}
