package io.wavecast.benchmarks.anomalies;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * One file of the benchmark with its windows.
 *
 * @param name group and file, such as {@code realTraffic/speed_7578.csv}
 * @param values (rows)
 * @param windows in order
 */
record NabFile(String name, List<Double> values, List<NabScorer.Window> windows) {
    private static final String LABELS = "labels/combined_windows.json";
    private static final int TO_SECONDS = "2014-02-26 13:45:00".length();

    NabFile {
        values = List.copyOf(values);
        windows = List.copyOf(windows);
    }

    /** The folder that the file is in. */
    String group() {
        return name.substring(0, name.indexOf('/'));
    }

    /** The values as an array. */
    double[] array() {
        return values.stream().mapToDouble(Double::doubleValue).toArray();
    }

    /**
     * Reads the files of the benchmark that are there, by name.
     *
     * @param folder with {@code labels}, and a folder for each group
     */
    static List<NabFile> all(Path folder) throws IOException {
        List<NabFile> files = new ArrayList<>();
        for (Map.Entry<String, List<String>> entry :
                labels(folder.resolve(LABELS)).entrySet()) {
            Path file = folder.resolve(entry.getKey());
            if (Files.exists(file)) {
                files.add(read(entry.getKey(), file, entry.getValue()));
            }
        }
        return files;
    }

    /** Rows have a time and a value; the first line is a heading. A time that occurs twice means its first row. */
    private static NabFile read(String name, Path file, List<String> limits) throws IOException {
        List<String> lines = Files.readAllLines(file);
        List<String> times = new ArrayList<>(lines.size());
        List<Double> values = new ArrayList<>(lines.size());
        for (String line : lines.subList(1, lines.size())) {
            int comma = line.indexOf(',');
            times.add(line.substring(0, comma));
            values.add(Double.valueOf(line.substring(comma + 1)));
        }
        List<NabScorer.Window> windows = new ArrayList<>();
        for (int i = 0; i < limits.size(); i += 2) {
            windows.add(new NabScorer.Window(row(times, limits.get(i), file), row(times, limits.get(i + 1), file)));
        }
        return new NabFile(name, values, windows);
    }

    private static int row(List<String> times, String limit, Path file) throws IOException {
        int row = times.indexOf(limit.substring(0, TO_SECONDS));
        if (row < 0) {
            throw new IOException(file + ": expected a row at " + limit + ", the limit of a window");
        }
        return row;
    }

    /** The limits of windows by file: first and last time of each, one after the other. */
    private static Map<String, List<String>> labels(Path file) throws IOException {
        Map<String, List<String>> limits = new TreeMap<>();
        try (JsonParser json = new JsonFactory().createParser(file.toFile())) {
            String name = "";
            for (JsonToken token = json.nextToken(); token != null; token = json.nextToken()) {
                if (token == JsonToken.FIELD_NAME) {
                    name = json.currentName();
                    limits.put(name, new ArrayList<>());
                } else if (token == JsonToken.VALUE_STRING) {
                    limits.computeIfAbsent(name, key -> new ArrayList<>()).add(json.getText());
                }
            }
        }
        return limits;
    }
}
