package io.wavecast.streams.registry;

import io.wavecast.core.model.Model;
import io.wavecast.core.model.ModelVersion;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The models of one name that are in memory, and which of them serves what. Immutable; {@link ModelRegistry} replaces it.
 *
 * @param succession which version serves a record
 * @param newest the version of the newest decision; {@link ModelInForce#NONE} if it retires the name or stepped down
 * @param older the versions before it that still serve records
 */
record NameModels(Succession succession, ModelInForce newest, List<ModelInForce> older) {
    /** No models. */
    static final NameModels NONE = new NameModels(Succession.NONE, ModelInForce.NONE, List.of());

    NameModels {
        older = List.copyOf(older);
    }

    /**
     * The models after a decision: those in memory that are needed on.
     *
     * @param model the newest version; null if it is in memory or stepped down, or no version is in force
     */
    NameModels followedBy(Succession next, @Nullable Model model) {
        ModelInForce found = find(next.newest());
        ModelInForce now = model != null ? new ModelInForce(model) : found == null ? ModelInForce.NONE : found;
        List<ModelInForce> past = new ArrayList<>(all());
        past.removeIf(held -> held == now || held.isNumber(next.newest()) || !held.isIn(next));
        return new NameModels(next, now, past);
    }

    /** A version in memory; null if it is not. One that stepped down is empty. */
    @Nullable
    ModelInForce find(long version) {
        if (version == succession.newest()) {
            return newest;
        }
        for (ModelInForce model : older) {
            if (model.isNumber(version)) {
                return model;
            }
        }
        return null;
    }

    /** Whether this model is in memory. */
    boolean holds(Model model) {
        return all().stream()
                .anyMatch(found -> found.model().filter(held -> held == model).isPresent());
    }

    /** The version of the newest decision, unless it stepped down. */
    Optional<Model> current() {
        return newest.model();
    }

    boolean isCurrent(ModelVersion version) {
        return current().filter(model -> model.version().equals(version)).isPresent();
    }

    /** All models in memory. */
    List<ModelInForce> all() {
        if (newest == ModelInForce.NONE) {
            return older;
        }
        List<ModelInForce> all = new ArrayList<>(older.size() + 1);
        all.addAll(older);
        all.add(newest);
        return all;
    }

    NameModels withOlder(List<ModelInForce> models) {
        return new NameModels(succession, newest, models);
    }

    NameModels withoutNewest() {
        return new NameModels(succession, ModelInForce.NONE, older);
    }
}
