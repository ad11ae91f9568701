package io.wavecast.demo;

import java.util.List;

/** The name of a model for several series: what their keys have in common, by path segments. */
final class ModelName {
    /** Serves every series that no other model fits. */
    private static final String DEFAULT = "default";

    private ModelName() {}

    static String of(List<String> series) {
        String name = series.isEmpty() ? "" : parent(series.get(0));
        while (!name.isEmpty() && !allBelow(series, name)) {
            name = parent(name);
        }
        return name.isEmpty() ? DEFAULT : name;
    }

    private static boolean allBelow(List<String> series, String name) {
        return series.stream().allMatch(key -> key.startsWith(name + "/"));
    }

    private static String parent(String key) {
        int slash = key.lastIndexOf('/');
        return slash < 0 ? "" : key.substring(0, slash);
    }
}
