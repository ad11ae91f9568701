package io.wavecast.trainer.publish;

import io.wavecast.core.model.Model;
import io.wavecast.core.model.ModelVersion;
import io.wavecast.core.wire.bytes.UnreadableException;
import io.wavecast.core.wire.model.ModelCodec;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads the file of a version. */
final class ReadableModel {
    private static final Logger log = LoggerFactory.getLogger(ReadableModel.class);

    private ReadableModel() {}

    /** The model; empty if the file is none. */
    static Optional<Model> of(byte[] file, ModelVersion version) {
        try {
            return Optional.of(new ModelCodec().read(file, version));
        } catch (UnreadableException e) {
            log.warn("model {} cannot be read, nothing is compared with it: {}", version, e.getMessage());
            return Optional.empty();
        }
    }
}
