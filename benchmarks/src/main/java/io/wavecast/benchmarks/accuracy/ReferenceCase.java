package io.wavecast.benchmarks.accuracy;

import io.wavecast.benchmarks.intervals.DataSet;
import io.wavecast.signals.csv.CsvOptions;
import io.wavecast.signals.recording.Recordings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * A recording that references forecast.
 *
 * @param title in tables
 * @param times when the samples were taken
 * @param rows supplies (time)(channels), NaN where missing
 */
record ReferenceCase(String title, Supplier<SampleTimes> times, Supplier<double[][]> rows) {
    /** More channels and samples would only take time. */
    private static final int MOST_CHANNELS = 6;

    private static final int MOST_SAMPLES = 60_000;

    /** A recording whose times are not told. */
    ReferenceCase(String title, Supplier<double[][]> rows) {
        this(title, () -> SampleTimes.UNKNOWN, rows);
    }

    /**
     * The recordings with goals, then all other files below the folder, of which each has at most six channels and 60,000 samples. The first file of each
     * subfolder comes before any second one, so that a run that ends early has seen all kinds.
     */
    static List<ReferenceCase> all(Path folder) {
        List<ReferenceCase> cases = new ArrayList<>();
        Set<Path> files = new HashSet<>();
        for (Recording recording : Recording.values()) {
            if (Files.exists(recording.file(folder))) {
                files.add(recording.file(folder));
                cases.add(new ReferenceCase(recording.title(), recording::times, () -> recording.read(folder)));
            }
        }
        Map<Path, Integer> earlier = new HashMap<>();
        SortedMap<Integer, List<ReferenceCase>> turns = new TreeMap<>();
        for (DataSet set : DataSet.values()) {
            for (Path file : set.recordings(folder)) {
                if (!files.contains(file)) {
                    int turn = earlier.merge(file.resolveSibling(""), 1, Integer::sum);
                    turns.computeIfAbsent(turn, any -> new ArrayList<>()).add(of(folder, set, file));
                }
            }
        }
        turns.values().forEach(cases::addAll);
        return cases;
    }

    private static ReferenceCase of(Path folder, DataSet set, Path file) {
        var options = new CsvOptions(Optional.empty(), OptionalDouble.empty(), Set.of());
        return new ReferenceCase(
                folder.relativize(file).toString(),
                () -> SampleTimes.of(Recordings.read(file, options)),
                () -> rows(set, file));
    }

    private static double[][] rows(DataSet set, Path file) {
        List<double[]> channels = set.read(file).stream()
                .map(DataSet.Channel::values)
                .filter(ReferenceCase::varies)
                .limit(MOST_CHANNELS)
                .toList();
        if (channels.isEmpty()) {
            return new double[0][0];
        }
        double[][] rows = new double[Math.min(MOST_SAMPLES, channels.get(0).length)][channels.size()];
        for (int t = 0; t < rows.length; t++) {
            for (int c = 0; c < rows[t].length; c++) {
                rows[t][c] = channels.get(c)[t];
            }
        }
        return rows;
    }

    /** Whether each third of the samples has more than one value. */
    private static boolean varies(double[] values) {
        int third = values.length / 3;
        for (int from = 0; third > 1 && from + third <= values.length; from += third) {
            if (Arrays.stream(values, from, from + third)
                            .filter(value -> !Double.isNaN(value))
                            .distinct()
                            .count()
                    < 2) {
                return false;
            }
        }
        return third > 1;
    }
}
