package io.wavecast.k8s;

import com.google.gson.Gson;
import com.google.gson.JsonElement;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import io.fabric8.openshift.api.model.monitoring.v1.PrometheusRule;
import io.fabric8.openshift.api.model.monitoring.v1.ServiceMonitor;
import io.kubernetes.client.openapi.models.V1ConfigMap;
import io.kubernetes.client.openapi.models.V1CronJob;
import io.kubernetes.client.openapi.models.V1Deployment;
import io.kubernetes.client.openapi.models.V1NetworkPolicy;
import io.kubernetes.client.openapi.models.V1PodDisruptionBudget;
import io.kubernetes.client.openapi.models.V1Service;
import io.kubernetes.client.openapi.models.V1ServiceAccount;
import io.kubernetes.client.openapi.models.V1StatefulSet;
import io.strimzi.api.kafka.model.topic.KafkaTopic;
import io.strimzi.api.kafka.model.user.KafkaUser;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Collection;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.yaml.snakeyaml.Yaml;

/**
 * Checks manifests against the classes that Kubernetes, Strimzi and the Prometheus operator generate from their schemas. KEDA
 * publishes no such classes, see {@link KedaSchema}.
 */
final class Schemas {
    private static final Map<String, Class<?>> KUBERNETES = Map.of(
            "v1 ConfigMap", V1ConfigMap.class,
            "v1 Service", V1Service.class,
            "v1 ServiceAccount", V1ServiceAccount.class,
            "apps/v1 Deployment", V1Deployment.class,
            "apps/v1 StatefulSet", V1StatefulSet.class,
            "batch/v1 CronJob", V1CronJob.class,
            "networking.k8s.io/v1 NetworkPolicy", V1NetworkPolicy.class,
            "policy/v1 PodDisruptionBudget", V1PodDisruptionBudget.class);
    private static final Map<String, Class<?>> WITH_ADDITIONAL_PROPERTIES = Map.of(
            "kafka.strimzi.io/v1 KafkaTopic", KafkaTopic.class,
            "kafka.strimzi.io/v1 KafkaUser", KafkaUser.class,
            "monitoring.coreos.com/v1 ServiceMonitor", ServiceMonitor.class,
            "monitoring.coreos.com/v1 PrometheusRule", PrometheusRule.class);

    private Schemas() {}

    /** The differences from the schema; empty if the manifest is valid. */
    static List<String> problems(Manifest manifest) {
        String type = manifest.apiVersion() + " " + manifest.kind();
        if (KUBERNETES.containsKey(type)) {
            return kubernetes(manifest, KUBERNETES.get(type));
        }
        if (WITH_ADDITIONAL_PROPERTIES.containsKey(type)) {
            return parsed(manifest, WITH_ADDITIONAL_PROPERTIES.get(type));
        }
        return KedaSchema.KINDS.contains(type)
                ? KedaSchema.problems(manifest)
                : List.of("expected a known kind of object, was " + type);
    }

    private static List<String> kubernetes(Manifest manifest, Class<?> model) {
        try {
            model.getMethod("validateJsonElement", JsonElement.class)
                    .invoke(null, new Gson().toJsonTree(manifest.content()));
            return List.of();
        } catch (InvocationTargetException e) {
            return List.of(String.valueOf(e.getCause().getMessage()));
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Finds unknown fields, which the parser puts into maps of additional properties. */
    private static List<String> parsed(Manifest manifest, Class<?> model) {
        List<String> problems = new ArrayList<>();
        try {
            Object read = new KubernetesSerialization().unmarshal(new Yaml().dump(manifest.content()), model);
            collectUnknown(read, "", problems, new IdentityHashMap<>());
        } catch (RuntimeException e) {
            problems.add(e.getMessage());
        }
        return problems;
    }

    private static void collectUnknown(
            Object value, String path, List<String> problems, IdentityHashMap<Object, Object> seen) {
        if (value == null || seen.put(value, value) != null) {
            return;
        }
        if (value instanceof Map<?, ?> map) {
            map.forEach((key, entry) -> collectUnknown(entry, path + "." + key, problems, seen));
        } else if (value instanceof Collection<?> list) {
            list.forEach(element -> collectUnknown(element, path + "[]", problems, seen));
        } else if (value.getClass().getName().matches("io\\.(strimzi|fabric8)\\..*")
                && !value.getClass().isEnum()) {
            for (Method getter : value.getClass().getMethods()) {
                if (getter.getParameterCount() == 0
                        && getter.getName().startsWith("get")
                        && !getter.getName().equals("getClass")
                        && !Modifier.isStatic(getter.getModifiers())) {
                    property(value, getter, path, problems, seen);
                }
            }
        }
    }

    private static void property(
            Object owner, Method getter, String path, List<String> problems, IdentityHashMap<Object, Object> seen) {
        Object value;
        try {
            value = getter.invoke(owner);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(path + ": " + getter, e);
        }
        if (getter.getName().equals("getAdditionalProperties")) {
            if (value instanceof Map<?, ?> unknown && !unknown.isEmpty()) {
                problems.add("unknown fields " + unknown.keySet() + " at " + (path.isEmpty() ? "the top" : path));
            }
        } else {
            collectUnknown(value, path + "." + getter.getName().substring(3), problems, seen);
        }
    }
}
