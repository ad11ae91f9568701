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

/** Strict parsing by the classes that are generated from the schemas of Kubernetes, Strimzi and the Prometheus operator; KEDA has none in Java. */
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

    /** What is wrong with it; empty if nothing is. */
    static List<String> problems(Manifest manifest) {
        String type = manifest.group() + " " + manifest.kind();
        if (KUBERNETES.containsKey(type)) {
            return kubernetes(manifest, KUBERNETES.get(type));
        }
        if (WITH_ADDITIONAL_PROPERTIES.containsKey(type)) {
            return parsed(manifest, WITH_ADDITIONAL_PROPERTIES.get(type));
        }
        return KedaSchema.KINDS.contains(type) ? KedaSchema.problems(manifest) : List.of("there is no model of " + type);
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

    /** Unknown fields end up in maps of additional properties somewhere in the object. */
    private static List<String> parsed(Manifest manifest, Class<?> model) {
        List<String> problems = new ArrayList<>();
        try {
            Object read = new KubernetesSerialization().unmarshal(new Yaml().dump(manifest.content()), model);
            walk(read, "", problems, new IdentityHashMap<>());
        } catch (RuntimeException e) {
            problems.add(e.getMessage());
        }
        return problems;
    }

    private static void walk(Object at, String path, List<String> problems, IdentityHashMap<Object, Object> seen) {
        if (at == null || seen.put(at, at) != null) {
            return;
        }
        if (at instanceof Map<?, ?> map) {
            map.forEach((key, value) -> walk(value, path + "." + key, problems, seen));
        } else if (at instanceof Collection<?> list) {
            list.forEach(value -> walk(value, path + "[]", problems, seen));
        } else if (at.getClass().getName().matches("io\\.(strimzi|fabric8)\\..*")
                && !at.getClass().isEnum()) {
            for (Method getter : at.getClass().getMethods()) {
                if (getter.getParameterCount() == 0
                        && getter.getName().startsWith("get")
                        && !getter.getName().equals("getClass")
                        && !Modifier.isStatic(getter.getModifiers())) {
                    property(at, getter, path, problems, seen);
                }
            }
        }
    }

    private static void property(
            Object of, Method getter, String path, List<String> problems, IdentityHashMap<Object, Object> seen) {
        Object value;
        try {
            value = getter.invoke(of);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(path + ": " + getter, e);
        }
        if (getter.getName().equals("getAdditionalProperties")) {
            if (value instanceof Map<?, ?> unknown && !unknown.isEmpty()) {
                problems.add("unknown fields " + unknown.keySet() + " at " + (path.isEmpty() ? "the top" : path));
            }
        } else {
            walk(value, path + "." + getter.getName().substring(3), problems, seen);
        }
    }
}
