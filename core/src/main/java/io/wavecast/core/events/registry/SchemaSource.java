package io.wavecast.core.events.registry;

import io.wavecast.core.events.schema.SchemaText;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

/** Where schemas are kept. */
public interface SchemaSource {
    /** No schemas. */
    SchemaSource NONE = (id, within) -> Optional.empty();

    /**
     * The schema with an id; empty if there is none.
     *
     * @param within limit of the time for the whole answer, with all that the schema refers to
     * @throws IOException if the source does not answer in time, or refuses to
     * @throws io.wavecast.core.wire.bytes.UnreadableException with the reason {@code bad-schema} if the schema cannot be used
     */
    Optional<SchemaText> byId(int id, Duration within) throws IOException;
}
