package io.wavecast.streams.registry;

import io.wavecast.core.model.Lineage;
import io.wavecast.core.model.Model;
import io.wavecast.core.model.ModelVersion;
import io.wavecast.core.wire.bytes.UnreadableException;
import io.wavecast.core.wire.model.ModelCodec;
import io.wavecast.streams.metrics.ForecastMetrics;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes what the models' topic brings. What cannot be used is kept out, and the version in force stays. Never throws. */
public final class ModelReceiver {
    private static final Logger log = LoggerFactory.getLogger(ModelReceiver.class);

    private final ModelCodec codec = new ModelCodec();
    private final ModelRegistry registry;
    private final ForecastMetrics metrics;

    public ModelReceiver(ModelRegistry registry, ForecastMetrics metrics) {
        this.registry = registry;
        this.metrics = metrics;
    }

    /**
     * @param key name of the model; null where the record has none
     * @param value the model's bytes; null retires the name
     * @param offset of the record; where the model tells no version, the next number is its version
     * @return the version that came into force, if one did
     */
    public Optional<ModelVersion> received(byte[] key, byte[] value, long offset) {
        String name = key == null ? "" : new String(key, StandardCharsets.UTF_8);
        if (value == null) {
            retire(name);
            return Optional.empty();
        }
        try {
            Model model = codec.read(value, unnamed(name, offset));
            ModelAdmission.check(name, model, registry.named(name));
            install(model);
            return Optional.of(model.version());
        } catch (UnreadableException e) {
            keepOut(name, e.reason(), e.getMessage());
        } catch (RuntimeException e) {
            log.error("a model under the key '{}' broke its reader", name, e);
            keepOut(name, "broken", e.toString());
        }
        return Optional.empty();
    }

    /** What a model is called that does not say so itself: published from elsewhere, it need only be under its name. */
    private static ModelVersion unnamed(String key, long offset) {
        try {
            return new ModelVersion(key, offset + 1);
        } catch (IllegalArgumentException e) {
            throw new UnreadableException("bad-key", "the key has to be the model's name: " + e.getMessage(), e);
        }
    }

    private void install(Model model) {
        String before = registry.named(model.version().name())
                .map(old -> " in place of " + old.version())
                .orElse("");
        registry.install(model);
        metrics.modelSwapped(model, registry.size());
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
                ? "it does not tell its lineage"
                : "held-back error " + lineage.evaluation().error() + " (naive "
                        + lineage.evaluation().naiveError() + ", AR "
                        + lineage.evaluation().arError() + "), trained on "
                        + lineage.history().samples() + " samples by "
                        + lineage.training().engine();
    }

    private void retire(String name) {
        Optional<Model> retired = registry.named(name);
        registry.retire(name);
        retired.ifPresent(model -> {
            metrics.modelRetired(name, registry.size());
            log.atInfo().addKeyValue("model", model.version()).log("model {} is retired", model.version());
        });
    }

    private void keepOut(String name, String reason, String why) {
        String stays = registry.named(name)
                .map(model -> model.version() + " stays in force")
                .orElse("no model of that name is in force");
        metrics.modelRejected(reason);
        log.atWarn()
                .addKeyValue("model", name)
                .addKeyValue("reason", reason)
                .log("a model under the key '{}' is kept out ({}): {}; {}", name, reason, why, stays);
    }
}
