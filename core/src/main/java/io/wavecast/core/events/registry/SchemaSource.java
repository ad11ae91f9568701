package io.wavecast.core.events.registry;

import io.wavecast.core.events.schema.SchemaText;
import java.io.IOException;
import java.util.Optional;

/** Where schemas are kept. */
public interface SchemaSource {
    /** No schemas. */
    SchemaSource NONE = id -> Optional.empty();

    /**
     * The schema with an id; empty if there is none.
     *
     * @throws IOException if the source does not answer, or refuses to
     */
    Optional<SchemaText> byId(int id) throws IOException;
}
