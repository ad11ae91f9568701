package io.wavecast.streams.registry;

import io.wavecast.core.model.Lineage;
import io.wavecast.core.model.Model;
import io.wavecast.core.model.ModelVersion;
import io.wavecast.core.wire.bytes.UnreadableException;
import io.wavecast.core.wire.model.ModelCodec;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Puts models in force, after the checks that they must pass. A model that cannot be used is refused; the version in force stays. {@link
 * DecidedVersions} chooses among versions; models under plain names are candidates of their own.
 */
public final class ModelReceiver {
    private static final Logger log = LoggerFactory.getLogger(ModelReceiver.class);

    private final ModelCodec codec = new ModelCodec();
    private final ModelRegistry registry;
    private final ModelTrials trials;
    private final ModelListener listener;
    private final ModelLimits limits;
    private final PlainPublications publications;

    public ModelReceiver(ModelRegistry registry, ModelListener listener) {
        this(registry, new ModelTrials(registry, listener), listener);
    }

    /** A receiver of models that come into force at once. */
    public ModelReceiver(ModelRegistry registry, ModelTrials trials, ModelListener listener) {
        this(registry, trials, listener, PlainPublications.AT_ONCE);
    }

    /**
     * @param trials the counts of versions, which end with them
     * @param publications takes models under plain names
     */
    public ModelReceiver(
            ModelRegistry registry, ModelTrials trials, ModelListener listener, PlainPublications publications) {
        this.publications = publications;
        this.registry = registry;
        this.trials = trials;
        this.listener = listener;
        this.limits = registry.limits();
    }

    /**
     * Applies a record under a plain name. Does not throw.
     *
     * @param key name of the model; null if the record has no key
     * @param value the model's bytes; null retires the name
     * @param offset offset of the record; a model that does not state its version gets the next number
     * @return the version that came into force, if one did
     */
    public Optional<ModelVersion> received(byte @Nullable [] key, byte @Nullable [] value, long offset) {
        String name = key == null ? "" : new String(key, StandardCharsets.UTF_8);
        boolean taken = publications.taken(offset);
        if (value == null) {
            if (!taken) {
                retire(name);
            }
            return Optional.empty();
        }
        Optional<String> refusal = refusal(name, () -> {
            Optional<Model> older = registry.named(name);
            // What is taken gets the next number, like a version that is published.
            long least = taken ? older.map(model -> model.version().number()).orElse(0L) : 0;
            Model model = read(name, value, () -> defaultVersion(name, Math.max(offset, least)), older);
            if (!taken) {
                limits.checkStep(model);
                install(model);
            }
        });
        return taken || refusal.isPresent() ? Optional.empty() : inForce(name);
    }

    /**
     * A model that may be used, or why it may not.
     *
     * @param refusal the reason, a stable name
     */
    record Admitted(Optional<Model> model, Optional<String> refusal) {}

    /** Reads a version that is to serve records, after the checks. Does not throw. */
    Admitted admit(ModelVersion version, byte[] file) {
        return admit(version, file, weightsBesides(version.name()));
    }

    /** Reads a version that is to step beside the one in force, after the same checks. Does not throw. Empty if it was refused. */
    Optional<Model> challenger(ModelVersion version, byte[] file) {
        return admit(version, file, registry.parameters() + registry.challengerParameters())
                .model();
    }

    private Admitted admit(ModelVersion version, byte[] file, long others) {
        AtomicReference<Model> read = new AtomicReference<>();
        Optional<String> refusal = refusal(version.name(), () -> {
            limits.checkMemory(file, others);
            read.set(checked(version, codec.read(file, version)));
        });
        return new Admitted(refusal.isPresent() ? Optional.empty() : Optional.ofNullable(read.get()), refusal);
    }

    void loadBy(VersionLoader loader) {
        registry.loadBy(loader);
    }

    private Model checked(ModelVersion version, Model model) {
        ModelAdmission.check(version.name(), model, Optional.empty());
        if (!model.version().equals(version)) {
            throw ModelRefusal.KEY_MISMATCH.because("expected the record key '" + model.version()
                    + "', the version of the model, was '" + version + "'");
        }
        limits.checkStep(model);
        return model;
    }

    /** The number of weights in force under all other names. */
    long weightsBesides(String name) {
        return ModelLimits.others(registry, registry.named(name));
    }

    private Model read(String name, byte[] file, Supplier<ModelVersion> fallback, Optional<Model> older) {
        limits.checkMemory(file, weightsBesides(name));
        Model model = codec.read(file, fallback.get());
        ModelAdmission.check(name, model, older);
        return model;
    }

    private Optional<String> refusal(String name, Runnable work) {
        try {
            work.run();
            return Optional.empty();
        } catch (UnreadableException e) {
            refuse(name, e.reason(), String.valueOf(e.getMessage()));
            return Optional.of(e.reason());
        } catch (RuntimeException e) {
            log.error("reading a model with the key '{}' failed", name, e);
            refuse(name, ModelRefusal.BROKEN.word(), e.toString());
            return Optional.of(ModelRefusal.BROKEN.word());
        }
    }

    /** The default name and version, for a model that does not state them, such as one written by another program. */
    private static ModelVersion defaultVersion(String key, long offset) {
        try {
            return new ModelVersion(key, offset + 1);
        } catch (IllegalArgumentException e) {
            throw ModelRefusal.BAD_KEY.because(
                    "expected the name of a model as record key, was '" + key + "': " + e.getMessage(), e);
        }
    }

    private void install(Model model) {
        install(model, Succession.always(model.version().number()));
    }

    /** Puts a model in force for the records that its succession says. */
    void install(Model model, Succession succession) {
        String before = registry.named(model.version().name())
                .map(old -> ", replaces " + old.version())
                .orElse("");
        trials.forget(model.version().name()); // first: from then on threads count the new version
        registry.succeed(model.version().name(), succession, model);
        listener.modelSwapped(model, registry.size());
        log.atInfo()
                .addKeyValue("model", model.version())
                .log(
                        "model {} is in force{}: {}, period {} us, horizons {}; {}",
                        model.version(),
                        before,
                        model.spec().network(),
                        model.spec().periodMicros(),
                        model.spec().horizons(),
                        lineage(model.lineage()));
    }

    private static String lineage(Lineage lineage) {
        return lineage.history().samples() == 0
                ? "no lineage"
                : "error on held-out data " + lineage.evaluation().error() + " (naive "
                        + lineage.evaluation().naiveError() + ", AR "
                        + lineage.evaluation().arError() + "), trained on "
                        + lineage.history().samples() + " samples by "
                        + lineage.training().engine();
    }

    /** The version in force under a name. */
    public Optional<ModelVersion> inForce(String name) {
        return registry.named(name).map(Model::version);
    }

    /** Refuses a record whose key can be neither a name nor a version. */
    public void refuseKey(String key, String message) {
        refuse(key, ModelRefusal.BAD_KEY.word(), message);
    }

    /** Changes what serves records, while the newest version stays or ends. */
    void succeed(String name, Succession succession) {
        Optional<Model> before = registry.named(name);
        registry.succeed(name, succession, null);
        if (registry.named(name).isEmpty()) {
            ended(name, before);
        }
    }

    void retire(String name) {
        Optional<Model> retired = registry.named(name);
        registry.retire(name);
        ended(name, retired);
    }

    private void ended(String name, Optional<Model> retired) {
        trials.forget(name);
        retired.ifPresent(model -> {
            listener.modelRetired(name, registry.size());
            log.atInfo().addKeyValue("model", model.version()).log("model {} was retired", model.version());
        });
    }

    void refuse(String name, String reason, String message) {
        String inForce = registry.named(name)
                .map(model -> model.version() + " stays in force")
                .orElse("no model of that name is in force");
        listener.modelRejected(reason);
        log.atWarn()
                .addKeyValue("model", name)
                .addKeyValue("reason", reason)
                .log("a model with the key '{}' was refused ({}): {}; {}", name, reason, message, inForce);
    }
}
