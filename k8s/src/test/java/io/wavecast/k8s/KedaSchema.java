package io.wavecast.k8s;

import com.google.gson.Gson;
import io.kubernetes.client.openapi.models.V2HorizontalPodAutoscalerBehavior;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Checks KEDA's objects against its documentation (ScaledObject, TriggerAuthentication, and the Kafka scaler, 2.16 and later),
 * since KEDA publishes no Java classes.
 */
final class KedaSchema {
    static final Set<String> KINDS = Set.of("keda.sh/v1alpha1 ScaledObject", "keda.sh/v1alpha1 TriggerAuthentication");

    private static final Fields SCALED_OBJECT = new Fields(
            Set.of("scaleTargetRef", "triggers"),
            Set.of(
                    "pollingInterval",
                    "cooldownPeriod",
                    "initialCooldownPeriod",
                    "idleReplicaCount",
                    "minReplicaCount",
                    "maxReplicaCount",
                    "fallback",
                    "advanced"));
    private static final Fields TARGET =
            new Fields(Set.of("name"), Set.of("apiVersion", "kind", "envSourceContainerName"));
    private static final Fields ADVANCED = new Fields(
            Set.of(), Set.of("restoreToOriginalReplicaCount", "horizontalPodAutoscalerConfig", "scalingModifiers"));
    private static final Fields AUTOSCALER = new Fields(Set.of(), Set.of("name", "behavior"));
    private static final Fields TRIGGER = new Fields(
            Set.of("type", "metadata"), Set.of("name", "authenticationRef", "metricType", "useCachedMetrics"));
    private static final Fields AUTHENTICATION = new Fields(Set.of("name"), Set.of("kind"));
    private static final Fields KAFKA = new Fields(
            Set.of("bootstrapServers", "consumerGroup", "topic"),
            Set.of(
                    "lagThreshold",
                    "activationLagThreshold",
                    "offsetResetPolicy",
                    "allowIdleConsumers",
                    "scaleToZeroOnInvalidOffset",
                    "excludePersistentLag",
                    "limitToPartitionsWithLag",
                    "ensureEvenDistributionOfPartitions",
                    "partitionLimitation",
                    "version",
                    "sasl",
                    "tls",
                    "unsafeSsl"));
    private static final Fields TRIGGER_AUTHENTICATION = new Fields(Set.of("secretTargetRef"), Set.of());
    private static final Fields SECRET = new Fields(Set.of("parameter", "name", "key"), Set.of());
    private static final Set<String> KAFKA_SECRETS =
            Set.of("sasl", "username", "password", "tls", "ca", "cert", "key", "keyPassword");

    /** The fields of an object. */
    private record Fields(Set<String> required, Set<String> optional) {}

    private final List<String> problems = new ArrayList<>();

    private KedaSchema() {}

    static List<String> problems(Manifest manifest) {
        var keda = new KedaSchema();
        if (manifest.kind().equals("ScaledObject")) {
            keda.scaledObject(manifest);
        } else {
            keda.fields("spec", manifest.at("spec"), TRIGGER_AUTHENTICATION);
            for (Map<String, Object> secret : Manifest.list(manifest.at("spec", "secretTargetRef"))) {
                keda.fields("secretTargetRef", Optional.of(secret), SECRET);
                if (!KAFKA_SECRETS.contains(secret.get("parameter"))) {
                    keda.problems.add("expected a parameter among " + new TreeSet<>(KAFKA_SECRETS) + ", was "
                            + secret.get("parameter"));
                }
            }
        }
        return keda.problems;
    }

    private void scaledObject(Manifest manifest) {
        fields("spec", manifest.at("spec"), SCALED_OBJECT);
        fields("scaleTargetRef", manifest.at("spec", "scaleTargetRef"), TARGET);
        Optional<Object> advanced = manifest.at("spec", "advanced");
        if (advanced.isPresent()) {
            fields("advanced", advanced, ADVANCED);
            Optional<Object> autoscaler = Manifest.in(advanced.get(), "horizontalPodAutoscalerConfig");
            autoscaler.ifPresent(given -> fields("horizontalPodAutoscalerConfig", autoscaler, AUTOSCALER));
            autoscaler.flatMap(given -> Manifest.in(given, "behavior")).ifPresent(this::behavior);
        }
        for (Map<String, Object> trigger : Manifest.list(manifest.at("spec", "triggers"))) {
            fields("trigger", Optional.of(trigger), TRIGGER);
            if (trigger.containsKey("authenticationRef")) {
                fields("authenticationRef", Manifest.in(trigger, "authenticationRef"), AUTHENTICATION);
            }
            if (!"kafka".equals(trigger.get("type"))) {
                problems.add("expected a trigger of type kafka, was " + trigger.get("type"));
                continue;
            }
            Optional<Object> metadata = Manifest.in(trigger, "metadata");
            fields("metadata", metadata, KAFKA);
            metadata.ifPresent(given -> Manifest.map(given).forEach((name, value) -> {
                if (!(value instanceof String)) {
                    problems.add("metadata." + name + ": expected text, was " + value);
                }
            }));
        }
    }

    /** Checks the behavior against its type in Kubernetes. */
    private void behavior(Object behavior) {
        try {
            V2HorizontalPodAutoscalerBehavior.validateJsonElement(
                    new Gson().toJsonTree(behavior, Map.class).getAsJsonObject());
        } catch (IOException | RuntimeException e) {
            problems.add("behavior: " + e.getMessage());
        }
    }

    private void fields(String where, Optional<Object> object, Fields fields) {
        if (object.isEmpty()) {
            problems.add(where + " is missing");
            return;
        }
        Set<String> present = Manifest.map(object.get()).keySet();
        fields.required().stream()
                .filter(field -> !present.contains(field))
                .forEach(field -> problems.add(where + "." + field + " is missing"));
        present.stream()
                .filter(field ->
                        !fields.required().contains(field) && !fields.optional().contains(field))
                .forEach(field -> problems.add("unknown field " + where + "." + field));
    }
}
