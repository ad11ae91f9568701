package io.wavecast.core.events.schema;

import java.util.Arrays;

/** Reads JSON after the id of its schema. The mapping says what is needed of it, so the schema itself is not applied. */
final class JsonContent implements ContentReader {
    @Override
    public void read(byte[] bytes, int from, RecordContent.Walk walk) {
        RecordContent.JSON.read(Arrays.copyOfRange(bytes, from, bytes.length), walk);
    }
}
