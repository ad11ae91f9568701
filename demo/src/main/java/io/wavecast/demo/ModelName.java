package io.wavecast.demo;

import java.util.List;

/** The name of a model for several series: the path segments that all their keys begin with. */
final class ModelName {
    /** The model of this name serves every series without a model of its own. */
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
