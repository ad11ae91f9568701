package io.wavecast.streams.registry;

import io.wavecast.core.model.Model;
import io.wavecast.core.model.ModelNames;
import io.wavecast.core.model.ModelVersion;
import io.wavecast.core.model.VersionDecision;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The models that serve records, shared by all threads. Of each name the version of the newest decision is in memory, and those before it
 * while records need them. {@link ModelReceiver}, {@link DecidedVersions} and {@link ModelTrials} change them. A change costs the same
 * however many models there are.
 */
public final class ModelRegistry {
    private static final long DROP_MILLIS = 10_000;

    private final Map<String, NameModels> byName = new ConcurrentHashMap<>();
    private final Map<String, ModelInForce> challengers = new ConcurrentHashMap<>(); // by name
    private final ChallengerShare share;
    private final ModelLimits limits;
    private final AtomicLong changes = new AtomicLong();
    private final AtomicLong parameters = new AtomicLong(); // of the newest versions
    private final AtomicInteger size = new AtomicInteger();
    private final KnownDecisions known;
    private final PastVersions past = new PastVersions();
    private volatile VersionLoader loader = VersionLoader.NONE;
    private long droppedMillis;

    /** A registry with the default limits. */
    public ModelRegistry() {
        this(ModelLimits.defaults());
    }

    /** A registry whose challengers step on all series. */
    public ModelRegistry(ModelLimits limits) {
        this(limits, ChallengerShare.ALL);
    }

    /** A registry that waits for no decisions. */
    public ModelRegistry(ModelLimits limits, ChallengerShare share) {
        this(limits, share, KnownDecisions.always());
    }

    /**
     * @param share the series on which challengers step
     * @param known tells which decisions were read
     */
    public ModelRegistry(ModelLimits limits, ChallengerShare share, KnownDecisions known) {
        this.limits = limits;
        this.share = share;
        this.known = known;
    }

    /** Tells which decisions were read. */
    public KnownDecisions known() {
        return known;
    }

    void loadBy(VersionLoader versions) {
        loader = versions;
    }

    /** The limits of what models may cost. */
    ModelLimits limits() {
        return limits;
    }

    /** The model by the newest decisions that serves a series: among those with its number of channels, the one with the longest name. */
    public Optional<Model> modelFor(String series, int channels) {
        return inForceFor(series, channels, new Validity().at(Long.MAX_VALUE)).model();
    }

    /**
     * The model that serves a record of a series: among those with its number of channels, the one with the longest name by {@link
     * ModelNames}. Callers that keep it must look again when {@link #changes} differs, or it ended.
     *
     * @param at the record's timestamp; narrowed to those with the same answer
     */
    public ModelInForce inForceFor(String series, int channels, Validity at) {
        return ModelNames.findLongest(
                        series, name -> Optional.of(serving(name, series, at)).filter(found -> fits(found, channels)))
                .orElse(ModelInForce.NONE);
    }

    private static boolean fits(ModelInForce found, int channels) {
        Optional<Model> model = found.model();
        return model.isPresent() && model.get().spec().channels() == channels;
    }

    private ModelInForce serving(String name, String series, Validity at) {
        for (NameModels models = byName.get(name); models != null; models = byName.get(name)) {
            Reign reign = models.succession().serving(series, at);
            past.check(name, reign, models.succession().isForgotten(series, at));
            if (reign.version() == VersionDecision.NONE) {
                return ModelInForce.NONE;
            }
            ModelInForce found = models.find(reign.version());
            if (found != null) {
                return found;
            }
            Optional<Model> loaded = loader.load(new ModelVersion(name, reign.version()));
            if (loaded.isEmpty() && models.equals(byName.get(name))) {
                return ModelInForce.NONE;
            }
            loaded.ifPresent(model -> keepOlder(name, model));
        }
        return ModelInForce.NONE;
    }

    private synchronized void keepOlder(String name, Model model) {
        NameModels models = byName.get(name);
        long number = model.version().number();
        if (models != null && models.succession().names(number) && models.find(number) == null) {
            replace(
                    name,
                    models.withOlder(Stream.concat(models.older().stream(), Stream.of(new ModelInForce(model)))
                            .toList()));
        }
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
        return models(challengers.values().stream().flatMap(one -> one.model().stream()));
    }

    /** Whether this model serves records or challenges the one that does. */
    public boolean isInUse(Model model) {
        NameModels models = byName.get(model.version().name());
        return (models != null && models.holds(model))
                || challenger(model.version().name())
                        .filter(found -> found == model)
                        .isPresent();
    }

    /** Number of changes so far. */
    public long changes() {
        return changes.get();
    }

    /** The models of the newest decisions, by name. */
    public List<Model> all() {
        return models(byName.values().stream().flatMap(models -> models.current().stream()));
    }

    private static List<Model> models(Stream<Model> found) {
        return found.sorted(Comparator.comparing(model -> model.version().name()))
                .toList();
    }

    /** The version of the newest decision under exactly this name. */
    Optional<Model> named(String name) {
        return byName.getOrDefault(name, NameModels.NONE).current();
    }

    /** Number of names with a version in force. */
    int size() {
        return size.get();
    }

    /** Number of weights of the newest versions. */
    long parameters() {
        return parameters.get();
    }

    /** Number of weights of all challengers. */
    long challengerParameters() {
        return challengers().stream().mapToLong(Model::parameters).sum();
    }

    /** Puts a model in force for all records. */
    void install(Model model) {
        succeed(model.version().name(), Succession.always(model.version().number()), model);
    }

    /**
     * Changes which versions serve under a name.
     *
     * @param newest the newest version; null if it is in memory or stepped down, or no version is in force
     */
    synchronized void succeed(String name, Succession succession, @Nullable Model newest) {
        replace(name, byName.getOrDefault(name, NameModels.NONE).followedBy(succession, newest));
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
        replace(name, NameModels.NONE);
    }

    /** Takes a version out of force, if it still is the newest one. */
    synchronized boolean retire(ModelVersion version) {
        NameModels before = byName.getOrDefault(version.name(), NameModels.NONE);
        if (!before.isCurrent(version)) {
            return false;
        }
        replace(version.name(), before.withoutNewest());
        return true;
    }

    /** Drops the weights of older versions that no record needed for ten seconds. They are read again if one does. */
    public synchronized void dropUnused(long nowMillis) {
        if (nowMillis - droppedMillis < DROP_MILLIS) {
            return;
        }
        droppedMillis = nowMillis;
        byName.forEach((name, models) -> {
            if (!models.older().isEmpty()) {
                List<ModelInForce> needed =
                        models.older().stream().filter(ModelInForce::takeUsed).toList();
                if (needed.size() < models.older().size()) {
                    replace(name, models.withOlder(needed));
                }
            }
        });
    }

    private void replace(String name, NameModels after) {
        NameModels before = byName.getOrDefault(name, NameModels.NONE);
        if (after.equals(NameModels.NONE)) {
            byName.remove(name);
        } else {
            byName.put(name, after);
        }
        before.current().ifPresent(model -> count(model, -1));
        after.current().ifPresent(model -> count(model, 1));
        changes.incrementAndGet();
        if (!before.equals(NameModels.NONE)) {
            List<ModelInForce> kept = after.all();
            before.all().stream().filter(model -> !kept.contains(model)).forEach(ModelInForce::end);
        }
    }

    private void count(Model model, int sign) {
        size.addAndGet(sign);
        parameters.addAndGet(sign * model.parameters());
    }
}
