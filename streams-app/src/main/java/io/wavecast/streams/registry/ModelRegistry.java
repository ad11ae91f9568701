package io.wavecast.streams.registry;

import io.wavecast.core.model.Model;
import io.wavecast.core.model.ModelNames;
import io.wavecast.core.model.ModelVersion;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * The models in force, one version per name, shared by all threads. {@link ModelReceiver} and {@link ModelTrials} change them. A change
 * costs the same however many models there are.
 */
public final class ModelRegistry {
    private final Map<String, ModelInForce> byName = new ConcurrentHashMap<>();
    private final Map<String, ModelInForce> challengers = new ConcurrentHashMap<>(); // by name
    private final ChallengerShare share;
    private final ModelLimits limits;
    private final AtomicLong changes = new AtomicLong();
    private final AtomicLong parameters = new AtomicLong(); // of all models

    /** A registry with the default limits. */
    public ModelRegistry() {
        this(ModelLimits.defaults());
    }

    /** A registry whose challengers step on all series. */
    public ModelRegistry(ModelLimits limits) {
        this(limits, ChallengerShare.ALL);
    }

    /** @param share the series on which challengers step */
    public ModelRegistry(ModelLimits limits, ChallengerShare share) {
        this.limits = limits;
        this.share = share;
    }

    /** The limits of what models may cost. */
    ModelLimits limits() {
        return limits;
    }

    /** The model that serves a series: among those with its number of channels, the one with the longest name by {@link ModelNames}. */
    public Optional<Model> modelFor(String series, int channels) {
        return inForceFor(series, channels).model();
    }

    /** Like {@link #modelFor}, for callers that keep the result. They must look again when {@link #changes} differs, or it ended. */
    public ModelInForce inForceFor(String series, int channels) {
        return ModelNames.findLongest(
                        series, name -> Optional.ofNullable(byName.get(name)).filter(found -> serves(found, channels)))
                .orElse(ModelInForce.NONE);
    }

    private static boolean serves(ModelInForce found, int channels) {
        Optional<Model> model = found.model();
        return model.isPresent() && model.get().spec().channels() == channels;
    }

    /** The version that steps beside the model that serves a series. Callers must look again when {@link #changes} differs. */
    public ModelInForce challengerFor(String series, Optional<Model> serving) {
        if (challengers.isEmpty() || serving.isEmpty() || !share.includes(series)) {
            return ModelInForce.NONE;
        }
        Model champion = serving.get();
        ModelInForce found = challengers.getOrDefault(champion.version().name(), ModelInForce.NONE);
        boolean fits = found.model()
                .filter(model -> model.spec().channels() == champion.spec().channels()
                        && model.version().number() > champion.version().number())
                .isPresent();
        return fits ? found : ModelInForce.NONE;
    }

    /** The challenger of a name, whatever it serves. */
    Optional<Model> challenger(String name) {
        return challengers.getOrDefault(name, ModelInForce.NONE).model();
    }

    /** The challengers, by name. */
    public List<Model> challengers() {
        return models(challengers);
    }

    /** Whether this model is in force or challenges the one that is. */
    public boolean isInUse(Model model) {
        return isInForce(model)
                || challenger(model.version().name())
                        .filter(found -> found == model)
                        .isPresent();
    }

    /** Number of changes so far. */
    public long changes() {
        return changes.get();
    }

    /** Whether this model is in force. */
    public boolean isInForce(Model model) {
        return named(model.version().name()).filter(found -> found == model).isPresent();
    }

    /** The models in force, by name. */
    public List<Model> all() {
        return models(byName);
    }

    private static List<Model> models(Map<String, ModelInForce> found) {
        return found.values().stream()
                .flatMap(one -> one.model().stream())
                .sorted(Comparator.comparing(model -> model.version().name()))
                .toList();
    }

    /** The version in force under exactly this name. */
    Optional<Model> named(String name) {
        ModelInForce found = byName.get(name);
        return found == null ? Optional.empty() : found.model();
    }

    /** Number of models in force. */
    int size() {
        return byName.size();
    }

    /** Number of weights of all models in force. */
    long parameters() {
        return parameters.get();
    }

    /** Number of weights of all challengers. */
    long challengerParameters() {
        return challengers().stream()
                .mapToLong(model -> model.spec().network().parameters())
                .sum();
    }

    synchronized void install(Model model) {
        ended(byName.put(model.version().name(), new ModelInForce(model)));
        parameters.addAndGet(model.spec().network().parameters());
    }

    synchronized void challenge(Model model) {
        challengers.put(model.version().name(), new ModelInForce(model));
        changes.incrementAndGet();
    }

    synchronized void endChallenge(String name) {
        ModelInForce before = challengers.remove(name);
        changes.incrementAndGet();
        if (before != null) {
            before.end();
        }
    }

    synchronized void retire(String name) {
        ended(byName.remove(name));
    }

    /** Retires a version, if it is still in force. */
    synchronized boolean retire(ModelVersion version) {
        if (named(version.name())
                .filter(model -> model.version().equals(version))
                .isEmpty()) {
            return false;
        }
        retire(version.name());
        return true;
    }

    private void ended(@Nullable ModelInForce before) {
        changes.incrementAndGet();
        if (before != null) {
            before.model()
                    .ifPresent(model ->
                            parameters.addAndGet(-model.spec().network().parameters()));
            before.end();
        }
    }
}
