package io.wavecast.trainer.live;

import io.wavecast.core.model.Model;
import io.wavecast.core.model.ModelVersion;
import io.wavecast.core.topics.versions.VersionStore;
import io.wavecast.core.wire.bytes.UnreadableException;
import io.wavecast.core.wire.model.ModelCodec;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads models of versions. */
final class VersionFiles {
    private static final Logger log = LoggerFactory.getLogger(VersionFiles.class);

    private final VersionStore store;
    private final Map<ModelVersion, Optional<VersionFacts>> facts = new HashMap<>(); // a version never changes

    VersionFiles(VersionStore store) {
        this.store = store;
    }

    /** The models of those versions that there are and that can be read. */
    Map<ModelVersion, Model> models(Set<ModelVersion> versions) throws InterruptedException {
        Map<ModelVersion, Model> models = new HashMap<>();
        store.files(versions).forEach((version, file) -> {
            Optional<Model> model = read(version, file);
            model.ifPresent(found -> models.put(version, found));
            facts.put(version, model.map(found -> VersionFacts.of(found.spec())));
        });
        return models;
    }

    private static Optional<Model> read(ModelVersion version, byte[] file) {
        try {
            return Optional.of(new ModelCodec().read(file, version));
        } catch (UnreadableException e) {
            log.warn("model {} cannot be read, it is not compared: {}", version, e.getMessage());
            return Optional.empty();
        }
    }

    /** What is known of those versions that there are and that can be read. */
    Map<ModelVersion, VersionFacts> facts(Set<ModelVersion> versions) throws InterruptedException {
        Set<ModelVersion> unknown = new HashSet<>(versions);
        unknown.removeAll(facts.keySet());
        Map<ModelVersion, Model> unused = models(unknown);
        Map<ModelVersion, VersionFacts> found = new HashMap<>();
        for (ModelVersion version : versions) {
            facts.getOrDefault(version, Optional.empty()).ifPresent(known -> found.put(version, known));
        }
        return found;
    }
}
