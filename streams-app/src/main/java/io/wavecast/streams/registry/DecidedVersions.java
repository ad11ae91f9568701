package io.wavecast.streams.registry;

import io.wavecast.core.model.DecisionHistory;
import io.wavecast.core.model.ModelVersion;
import io.wavecast.core.model.VersionDecision;
import io.wavecast.core.wire.DecisionCodec;
import io.wavecast.core.wire.bytes.UnreadableException;
import java.nio.charset.StandardCharsets;
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
 * memory. Used by one thread.
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

    public DecidedVersions(ModelReceiver receiver) {
        this.receiver = receiver;
    }

    /**
     * Applies a record of the topic {@code model-decisions}. Bytes that are no decisions change nothing. Does not throw.
     *
     * @param value null retires the name
     */
    public void decided(byte[] key, byte @Nullable [] value, VersionFiles files) {
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
        apply(name, files);
    }

    /** Tries the versions again that lacked memory, where there is more now. Returns the names. */
    public List<String> retried(VersionFiles files) {
        if (waiting.isEmpty()) {
            return List.of();
        }
        List<String> names = waiting.entrySet().stream()
                .filter(name -> receiver.weightsBesides(name.getKey()) < name.getValue())
                .map(Map.Entry::getKey)
                .toList();
        for (String name : names) {
            forgetRefusals(name);
            apply(name, files);
        }
        return names;
    }

    private void forgetRefusals(String name) {
        refused.removeIf(version -> version.name().equals(name));
        waiting.remove(name);
    }

    /** A version was stored. It comes into force if this was decided before. */
    public void stored(ModelVersion version, VersionFiles files) {
        apply(version.name(), files);
    }

    private void apply(String name, VersionFiles files) {
        DecisionHistory history = decisions.get(name);
        Optional<VersionDecision> current = history == null ? Optional.empty() : history.current();
        if (history == null || current.isEmpty()) {
            return;
        }
        if (current.get().retires()) {
            retire(name);
            return;
        }
        for (VersionDecision decision : history.newestFirst()) {
            if (!decision.retires() && settled(new ModelVersion(name, decision.version()), files)) {
                logIfOther(name, current.get(), decision);
                return;
            }
        }
    }

    /** Whether a version is in force, or comes into force now. */
    private boolean settled(ModelVersion version, VersionFiles files) {
        if (version.equals(applied.get(version.name()))) {
            return true; // or it stepped down since, and stays down
        }
        byte[] file = refused.contains(version) ? null : files.file(version);
        if (file == null) {
            return false;
        }
        Optional<String> refusal = receiver.install(version, file);
        if (refusal.isPresent()) {
            refused.add(version);
            if (refusal.get().equals(ModelRefusal.TOO_MUCH_MEMORY.word())) {
                waiting.put(version.name(), receiver.weightsBesides(version.name()));
            }
            return false;
        }
        applied.put(version.name(), version);
        return true;
    }

    private static void logIfOther(String name, VersionDecision wanted, VersionDecision used) {
        if (wanted.version() != used.version()) {
            log.warn(
                    "model {}@{} was decided, but it is not kept or was refused: {}@{} is in force",
                    name,
                    wanted.version(),
                    name,
                    used.version());
        }
    }

    private void retire(String name) {
        applied.remove(name);
        receiver.retire(name);
    }
}
