package io.wavecast.k8s;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/**
 * A YAML document, such as a Kubernetes object.
 *
 * @param content maps, lists and values
 */
record Manifest(Map<String, Object> content) {
    /** Reads all documents of a file or an overlay. A duplicate key is an error. */
    static List<Manifest> read(String yaml) {
        var options = new LoaderOptions();
        options.setAllowDuplicateKeys(false);
        List<Manifest> all = new ArrayList<>();
        for (Object document : new Yaml(new SafeConstructor(options)).loadAll(yaml)) {
            all.add(new Manifest(map(document)));
        }
        return all;
    }

    @SuppressWarnings("unchecked")
    static Map<String, Object> map(Object value) {
        return (Map<String, Object>) value;
    }

    String kind() {
        return (String) content.get("kind");
    }

    /** Group and version, such as {@code apps/v1}. */
    String apiVersion() {
        return (String) content.get("apiVersion");
    }

    String name() {
        return (String) at("metadata", "name").orElse("");
    }

    /** The kind and the name, such as {@code StatefulSet wavecast-streams-app}. */
    @Override
    public String toString() {
        return kind() + " " + name();
    }

    /** The value at a path of keys; empty if it does not exist. */
    Optional<Object> at(String... path) {
        return in(content, path);
    }

    /** The value at a path of keys below a map; empty if it does not exist. */
    static Optional<Object> in(Object from, String... path) {
        Object value = from;
        for (String key : path) {
            value = value instanceof Map<?, ?> map ? map.get(key) : null;
        }
        return Optional.ofNullable(value);
    }

    static List<Map<String, Object>> list(Optional<Object> value) {
        return value.map(List.class::cast).map(Manifest::maps).orElse(List.of());
    }

    private static List<Map<String, Object>> maps(List<?> values) {
        return values.stream().map(Manifest::map).toList();
    }

    /** The pod template of a workload; empty for all other objects. */
    Optional<Object> pod() {
        return switch (kind()) {
            case "StatefulSet", "Deployment" -> at("spec", "template");
            case "CronJob" -> at("spec", "jobTemplate", "spec", "template");
            default -> Optional.empty();
        };
    }

    List<Map<String, Object>> containers() {
        return list(pod().flatMap(pod -> in(pod, "spec", "containers")));
    }
}
