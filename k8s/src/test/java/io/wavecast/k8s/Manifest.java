package io.wavecast.k8s;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** One object of Kubernetes as maps and lists. */
record Manifest(Map<String, Object> content) {
    /** All of a file or an overlay; a key that comes twice is an error. */
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

    String group() {
        return (String) content.get("apiVersion");
    }

    String name() {
        return (String) at("metadata", "name").orElse("");
    }

    /** {@code StatefulSet wavecast-streams-app}. */
    @Override
    public String toString() {
        return kind() + " " + name();
    }

    Optional<Object> at(String... path) {
        return in(content, path);
    }

    static Optional<Object> in(Object from, String... path) {
        Object at = from;
        for (String key : path) {
            at = at instanceof Map<?, ?> map ? map.get(key) : null;
        }
        return Optional.ofNullable(at);
    }

    static List<Map<String, Object>> list(Optional<Object> value) {
        return value.map(List.class::cast).map(Manifest::maps).orElse(List.of());
    }

    private static List<Map<String, Object>> maps(List<?> values) {
        return values.stream().map(Manifest::map).toList();
    }

    /** The pod that a workload makes. */
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
