package io.wavecast.core.events.registry;

import io.wavecast.core.events.schema.RecordContent;
import io.wavecast.core.wire.bytes.BadRecord;
import io.wavecast.core.wire.bytes.RecordLimits;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * Records in the wire format of Confluent's serializers: a zero byte, the schema's id as four bytes, big-endian, then the content. All
 * others are JSON, so a topic may hold both.
 */
public final class FramedContent implements RecordContent {
    private static final int PREFIX_BYTES = 1 + Integer.BYTES;

    private final Schemas schemas;

    public FramedContent(Schemas schemas) {
        this.schemas = schemas;
    }

    @Override
    public void read(byte @Nullable [] value, Walk walk) {
        if (value == null || !isFramed(value)) {
            JSON.read(value, walk);
            return;
        }
        if (value.length > RecordLimits.MAX_BYTES) {
            throw BadRecord.TOO_LARGE.because(
                    "expected at most " + RecordLimits.MAX_BYTES + " bytes, was " + value.length);
        }
        int id = ByteBuffer.wrap(value, 1, Integer.BYTES).getInt();
        schemas.reader(id).read(value, PREFIX_BYTES, walk);
    }

    @Override
    public boolean isFramed(byte[] bytes) {
        return bytes.length >= PREFIX_BYTES && bytes[0] == 0;
    }
}
