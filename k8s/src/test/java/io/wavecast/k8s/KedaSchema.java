package io.wavecast.k8s;

import com.google.gson.Gson;
import io.kubernetes.client.openapi.models.V2HorizontalPodAutoscalerBehavior;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** KEDA's objects, by its documents (ScaledObject, TriggerAuthentication and the Kafka scaler of 2.16 and later): it publishes no classes. */
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
                    keda.problems.add("there is no parameter " + secret.get("parameter"));
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
            autoscaler.ifPresent(there -> fields("horizontalPodAutoscalerConfig", autoscaler, AUTOSCALER));
            autoscaler.flatMap(there -> Manifest.in(there, "behavior")).ifPresent(this::behavior);
        }
        for (Map<String, Object> trigger : Manifest.list(manifest.at("spec", "triggers"))) {
            fields("trigger", Optional.of(trigger), TRIGGER);
            if (trigger.containsKey("authenticationRef")) {
                fields("authenticationRef", Manifest.in(trigger, "authenticationRef"), AUTHENTICATION);
            }
            if (!"kafka".equals(trigger.get("type"))) {
                problems.add("a trigger of type " + trigger.get("type") + " is not known here");
                continue;
            }
            Optional<Object> metadata = Manifest.in(trigger, "metadata");
            fields("metadata", metadata, KAFKA);
            metadata.ifPresent(there -> Manifest.map(there).forEach((name, value) -> {
                if (!(value instanceof String)) {
                    problems.add("metadata." + name + " must be text, was " + value);
                }
            }));
        }
    }

    /** It is Kubernetes' own. */
    private void behavior(Object behavior) {
        try {
            V2HorizontalPodAutoscalerBehavior.validateJsonElement(
                    new Gson().toJsonTree(behavior, Map.class).getAsJsonObject());
        } catch (java.io.IOException | RuntimeException e) {
            problems.add("behavior: " + e.getMessage());
        }
    }

    private void fields(String where, Optional<Object> object, Fields fields) {
        if (object.isEmpty()) {
            problems.add(where + " is missing");
            return;
        }
        Set<String> there = Manifest.map(object.get()).keySet();
        fields.required().stream()
                .filter(field -> !there.contains(field))
                .forEach(field -> problems.add(where + "." + field + " is missing"));
        there.stream()
                .filter(field ->
                        !fields.required().contains(field) && !fields.optional().contains(field))
                .forEach(field -> problems.add("there is no " + where + "." + field));
    }
}
