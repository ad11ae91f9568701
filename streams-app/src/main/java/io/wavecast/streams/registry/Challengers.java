package io.wavecast.streams.registry;

import io.wavecast.core.model.DecisionHistory;
import io.wavecast.core.model.Model;
import io.wavecast.core.model.ModelVersion;
import io.wavecast.core.wire.DecisionCodec;
import io.wavecast.core.wire.bytes.UnreadableException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Chooses which version of each name challenges the one in force: the newest one that is newer and that nothing was decided about. Challengers
 * take the memory that models in force leave. Used by one thread.
 */
public final class Challengers {
    private static final Logger log = LoggerFactory.getLogger(Challengers.class);

    private final DecisionCodec codec = new DecisionCodec();
    private final Map<String, DecisionHistory> decisions = new HashMap<>();
    private final Map<String, NavigableSet<Long>> kept = new HashMap<>(); // numbers by name

    /** With the weights of all other models at that moment; until the next decision about their name, or until there is more memory. */
    private final Map<ModelVersion, Long> refused = new HashMap<>();

    private final ModelRegistry registry;
    private final ModelReceiver receiver;
    private final ModelListener listener;

    public Challengers(ModelRegistry registry, ModelReceiver receiver, ModelListener listener) {
        this.registry = registry;
        this.receiver = receiver;
        this.listener = listener;
    }

    /** A version was stored. */
    public void stored(ModelVersion version, VersionFiles files) {
        kept.computeIfAbsent(version.name(), name -> new TreeSet<>()).add(version.number());
        choose(version.name(), files);
    }

    /** A version was removed. */
    public void removed(ModelVersion version, VersionFiles files) {
        NavigableSet<Long> numbers = kept.get(version.name());
        if (numbers != null && numbers.remove(version.number())) {
            choose(version.name(), files);
        }
    }

    /** Applies a record of the topic {@code model-decisions}, before the version in force changes. Others report bytes that are no decisions. */
    public void decided(byte[] key, byte @Nullable [] value, VersionFiles files) {
        String name = new String(key, StandardCharsets.UTF_8);
        try {
            decisions.put(name, value == null ? DecisionHistory.none(name) : codec.read(name, value));
        } catch (UnreadableException e) {
            log.debug("unreadable decisions about {} change no challenger", name, e);
            return;
        }
        refused.keySet().removeIf(version -> version.name().equals(name));
        choose(name, files);
    }

    /** Tries the refused versions again if there is more memory now than when they were refused. */
    public void retried(VersionFiles files) {
        List<ModelVersion> versions = refused.entrySet().stream()
                .filter(one -> weightsBesides(one.getKey().name()) < one.getValue())
                .map(Map.Entry::getKey)
                .toList();
        versions.forEach(refused::remove);
        versions.stream().map(ModelVersion::name).distinct().forEach(name -> choose(name, files));
    }

    /** The number of weights of all models but the challenger of a name. */
    private long weightsBesides(String name) {
        return registry.parameters()
                + registry.challengerParameters()
                - registry.challenger(name).map(Model::parameters).orElse(0L);
    }

    private void choose(String name, VersionFiles files) {
        Optional<ModelVersion> wanted = newestOpen(name);
        Optional<Model> present = registry.challenger(name);
        if (present.map(Model::version).equals(wanted)) {
            return;
        }
        present.ifPresent(model -> {
            registry.endChallenge(name);
            listener.challengerChanged(name, Optional.empty());
            log.atInfo().addKeyValue("model", model.version()).log("model {} challenges no longer", model.version());
        });
        byte[] file = wanted.map(files::file).orElse(null);
        if (wanted.isEmpty() || file == null) {
            return;
        }
        Optional<Model> model = receiver.challenger(wanted.get(), file);
        if (model.isEmpty()) {
            refused.put(wanted.get(), weightsBesides(name));
            choose(name, files); // an older version may do
        } else if (!model.get().spec().label()) { // labels have no scores
            registry.challenge(model.get());
            listener.challengerChanged(name, wanted);
            log.atInfo()
                    .addKeyValue("model", wanted.get())
                    .log("model {} steps beside the version in force of {}, unseen", wanted.get(), name);
        }
    }

    private Optional<ModelVersion> newestOpen(String name) {
        DecisionHistory history = decisions.get(name);
        NavigableSet<Long> numbers = kept.get(name);
        return history == null || numbers == null
                ? Optional.empty()
                : numbers.descendingSet().stream()
                        .filter(history::isOpen)
                        .map(number -> new ModelVersion(name, number))
                        .filter(version -> !refused.containsKey(version))
                        .findFirst();
    }
}
