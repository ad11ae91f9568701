package io.wavecast.core.events.schema;

import com.fasterxml.jackson.core.JsonParser;
import io.wavecast.core.wire.bytes.UnreadableException;
import io.wavecast.core.wire.json.Json;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Reads the keys and values of records as tokens of JSON, whatever their format. Thread-safe. */
public interface RecordContent {
    /** Records of JSON. */
    RecordContent JSON = new RecordContent() {
        @Override
        public void read(byte @Nullable [] value, Walk walk) {
            Json.read(value, parser -> {
                walk.over(parser);
                return walk;
            });
        }

        @Override
        public boolean isFramed(byte[] key) {
            return false;
        }
    };

    /** Reads a value. The parser is on its first token, and must be on its last at the end. */
    interface Walk {
        void over(JsonParser parser) throws IOException;
    }

    /**
     * Reads a value, or a key for which {@link #isFramed} holds.
     *
     * @throws UnreadableException if the bytes do not have the form that their schema describes, or there is no schema
     */
    void read(byte @Nullable [] value, Walk walk);

    /** Whether a key names a schema of its own. All other keys are text. */
    boolean isFramed(byte[] key);
}
