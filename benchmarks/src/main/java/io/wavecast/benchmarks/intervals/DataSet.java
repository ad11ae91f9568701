package io.wavecast.benchmarks.intervals;

import io.wavecast.signals.Signal;
import io.wavecast.signals.csv.CsvOptions;
import io.wavecast.signals.recording.Recordings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A folder of recordings, and what of them is a signal. */
public enum DataSet {
    EEGMAT("eegmat_500hz_edf", ".edf", List.of()) {
        /** The last two seconds are padding. */
        @Override
        double[] selected(double[] values) {
            return Arrays.copyOf(values, values.length - 2 * 500);
        }
    },
    EYE("eeg_eye_state_128hz", ".csv", List.of("class")) {
        /** Four samples are glitches of up to 150 times the range of the others. */
        @Override
        double[] selected(double[] values) {
            Set<Integer> glitches = Set.of(898, 10_386, 11_509, 13_179);
            return IntStream.range(0, values.length)
                    .filter(t -> !glitches.contains(t))
                    .mapToDouble(t -> values[t])
                    .toArray();
        }
    },
    MUSE("muse_256hz", ".csv", List.of("Right AUX", "Marker")),
    OPENBCI("openbci_250hz", ".txt", List.of("Sample Index")),
    BIOSPPY("biosppy_125hz_1khz", ".txt", List.of()),
    PPG("ppg_100hz", ".csv", List.of()),
    ETT("ett", ".csv", List.of()),
    AIR("air_quality_uci", ".csv", List.of()),
    PM25("beijing_pm25", ".csv", List.of("No", "year", "month", "day", "hour")),
    NAB("nab", ".csv", List.of());

    private final String folder;
    private final String extension;

    @SuppressWarnings("ImmutableEnumChecker") // a result of List.of
    private final List<String> excluded;

    /**
     * One channel of a recording.
     *
     * @param values (time) NaN where missing
     */
    public record Channel(String label, double[] values) {}

    /** @param excluded channels that are no signals */
    DataSet(String folder, String extension, List<String> excluded) {
        this.folder = folder;
        this.extension = extension;
        this.excluded = excluded;
    }

    /** The recordings below the folder of all data sets, by name; empty if the data set is missing. */
    public List<Path> recordings(Path data) {
        Path root = data.resolve(folder);
        if (!Files.isDirectory(root)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(root)) {
            return files.filter(file -> file.toString().endsWith(extension))
                    .filter(file -> !file.getFileName().toString().startsWith("LICENSE"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot list the recordings in " + root, e);
        }
    }

    /** Reads the signals of a recording. */
    public List<Channel> read(Path file) {
        Signal signal = Recordings.read(file, new CsvOptions(Optional.empty(), OptionalDouble.of(1), Set.of("-200")));
        List<double[]> rows = new ArrayList<>();
        try (Signal.Playback playback = signal.open()) {
            double[] row = new double[signal.channels().size()];
            while (playback.next(row)) {
                rows.add(row.clone());
            }
        }
        List<Channel> channels = new ArrayList<>();
        for (int c = 0; c < signal.channels().size(); c++) {
            int channel = c;
            if (!excluded.contains(signal.channels().get(c))) {
                double[] values = rows.stream().mapToDouble(row -> row[channel]).toArray();
                channels.add(new Channel(signal.channels().get(c), selected(values)));
            }
        }
        return channels;
    }

    /** The samples used, of all samples of a channel. */
    double[] selected(double[] values) {
        return values;
    }
}
