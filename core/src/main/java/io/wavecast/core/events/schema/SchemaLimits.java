package io.wavecast.core.events.schema;

import io.wavecast.core.wire.bytes.BadRecord;

/** Limits of all kinds of schemas, so that one that is made to exhaust the memory or the time is refused. */
final class SchemaLimits {
    private SchemaLimits() {}

    /** @throws io.wavecast.core.wire.bytes.UnreadableException with the reason {@code bad-schema} if there are more than the limit */
    static void check(long found, long limit, String what) {
        if (found > limit) {
            throw BadRecord.BAD_SCHEMA.because("expected at most " + limit + " " + what + ", was " + found);
        }
    }

    static void check(SchemaText schema) {
        check(schema.characters(), SchemaText.MAX_CHARACTERS, "characters of a schema with its references");
    }
}
