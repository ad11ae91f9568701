package io.wavecast.streams.registry;

import io.wavecast.core.model.DecisionHistory;
import io.wavecast.core.model.Model;
import io.wavecast.core.model.ModelVersion;
import io.wavecast.core.model.VersionDecision;
import io.wavecast.core.wire.DecisionCodec;
import io.wavecast.core.wire.bytes.UnreadableException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Puts the versions in force that were decided. If a version is not kept or was refused, the one that was decided before it stays or
 * comes into force. A refused version is tried again at the next decision about its name, and once there is more memory if it lacked
 * memory. Thread-safe: one thread reads decisions, those of the stream read versions that records need.
 */
public final class DecidedVersions {
    private static final Logger log = LoggerFactory.getLogger(DecidedVersions.class);

    private final DecisionCodec codec = new DecisionCodec();
    private final Map<String, DecisionHistory> decisions = new HashMap<>();
    private final Map<String, ModelVersion> applied = new HashMap<>(); // by name
    private final Set<ModelVersion> refused = new HashSet<>();

    /** Names with a version that lacked memory, and the weights of all other models at that moment. */
    private final Map<String, Long> waiting = new HashMap<>();

    private final ModelReceiver receiver;
    private final Set<ModelVersion> stored = new HashSet<>();
    private VersionFiles files = version -> null; // those that the last record came with

    public DecidedVersions(ModelReceiver receiver) {
        this.receiver = receiver;
        receiver.loadBy(this::load);
    }

    /**
     * Applies a record of the topic {@code model-decisions}. Bytes that are no decisions change nothing. Does not throw.
     *
     * @param value null retires the name
     */
    public synchronized void decided(byte[] key, byte @Nullable [] value, VersionFiles kept) {
        files = kept;
        String name = new String(key, StandardCharsets.UTF_8);
        if (value == null) {
            decisions.remove(name);
            forgetRefusals(name);
            retire(name);
            return;
        }
        try {
            decisions.put(name, codec.read(name, value));
        } catch (UnreadableException e) {
            receiver.refuse(name, e.reason(), String.valueOf(e.getMessage()));
            return;
        }
        forgetRefusals(name);
        apply(name);
    }

    /** Tries the versions again that lacked memory, where there is more now. Returns the names. */
    public synchronized List<String> retried() {
        if (waiting.isEmpty()) {
            return List.of();
        }
        List<String> names = waiting.entrySet().stream()
                .filter(name -> receiver.weightsBesides(name.getKey()) < name.getValue())
                .map(Map.Entry::getKey)
                .toList();
        for (String name : names) {
            forgetRefusals(name);
            apply(name);
        }
        return names;
    }

    private void forgetRefusals(String name) {
        refused.removeIf(version -> version.name().equals(name));
        waiting.remove(name);
    }

    /** A version was stored. It comes into force if this was decided before. */
    public synchronized void stored(ModelVersion version, VersionFiles kept) {
        files = kept;
        stored.add(version);
        apply(version.name());
    }

    /** A version was removed. What serves records before it takes its place. */
    public synchronized void removed(ModelVersion version) {
        if (stored.remove(version)) {
            apply(version.name());
        }
    }

    private void apply(String name) {
        DecisionHistory history = decisions.get(name);
        if (history == null || history.current().isEmpty()) {
            return;
        }
        while (true) {
            Succession succession = Succession.of(history, number -> isUsable(new ModelVersion(name, number)));
            long number = succession.newest();
            if (number == VersionDecision.NONE) {
                applied.remove(name);
                receiver.succeed(name, succession);
                return;
            }
            var newest = new ModelVersion(name, number);
            if (newest.equals(applied.get(name))) { // or it stepped down since, and stays down
                receiver.succeed(name, succession);
                return;
            }
            Optional<Model> model = read(newest);
            if (model.isPresent()) {
                applied.put(name, newest);
                receiver.install(model.get(), succession);
                logChange(history.current().get(), newest);
                return;
            }
        }
    }

    private boolean isUsable(ModelVersion version) {
        return stored.contains(version) && !refused.contains(version);
    }

    /** Reads a version that can be used; empty if it is refused, which is remembered. */
    private Optional<Model> read(ModelVersion version) {
        byte[] file = files.file(version);
        if (file == null) { // it is being removed
            stored.remove(version);
            return Optional.empty();
        }
        ModelReceiver.Admitted admitted = receiver.admit(version, file);
        if (admitted.refusal().isPresent()) {
            refused.add(version);
            if (admitted.refusal().get().equals(ModelRefusal.TOO_MUCH_MEMORY.word())) {
                waiting.put(version.name(), receiver.weightsBesides(version.name()));
            }
        }
        return admitted.model();
    }

    /** Reads a version that a record needs. Threads of the stream call it. */
    private synchronized Optional<Model> load(ModelVersion version) {
        Optional<Model> model = read(version);
        if (model.isEmpty()) {
            apply(version.name()); // another one takes its place
        }
        return model;
    }

    private static void logChange(VersionDecision wanted, ModelVersion used) {
        if (wanted.version() != used.number()) {
            log.warn(
                    "model {}@{} was decided, but it is not kept or was refused: {} is in force",
                    used.name(),
                    wanted.version(),
                    used);
        }
        if (wanted.fromMillis() > 0) {
            log.atInfo()
                    .addKeyValue("model", used)
                    .log(
                            "model {} answers records from {} on, all series {} s later",
                            used,
                            Instant.ofEpochMilli(wanted.fromMillis()),
                            wanted.overMillis() / 1_000.0);
        }
    }

    private void retire(String name) {
        applied.remove(name);
        receiver.retire(name);
    }
}
