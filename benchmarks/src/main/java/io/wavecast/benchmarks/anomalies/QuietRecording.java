package io.wavecast.benchmarks.anomalies;

import io.wavecast.signals.Signal;
import io.wavecast.signals.csv.CsvOptions;
import io.wavecast.signals.recording.ChannelSelection;
import io.wavecast.signals.recording.Recordings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/** A recording without known anomalies, each channel a series of its own. Paddings, glitches and channels without a sensor are left out. */
enum QuietRecording {
    EEG_REST("EEG at rest", "eegmat_500hz_edf/Subject02_1.edf", 90_000, "EEG "),
    EEG_TASK("EEG at mental arithmetic", "eegmat_500hz_edf/Subject02_2.edf", 30_000, "EEG "),
    EEG_EYES("EEG, eyes open and closed, without glitches", "eeg_eye_state_128hz/eeg-eye-state.csv", 14_980, "") {
        @Override
        boolean isSensor(String channel) {
            return !channel.equals("class");
        }

        @Override
        boolean isGlitch(int row) {
            return Set.of(898, 10_386, 11_509, 13_179).contains(row);
        }
    },
    EEG_HEADBAND("EEG, headband", "muse_256hz/data_2017-02-11-14.43.43.csv", 30_732, "TP", "AF"),
    ECG("ECG", "eegmat_500hz_edf/Subject02_1.edf", 90_000, "ECG "),
    PPG("PPG", "ppg_100hz/data3.csv", 40_000, "hr"),
    LOADS("power loads", "ett/ETTh1.csv", 17_420, "HU", "MU", "LU"),
    AIR("air quality sensors", "air_quality_uci/AirQualityUCI.csv", 9_357, "PT08", "T", "RH", "AH"),
    WEATHER("weather", "beijing_pm25/PRSA_data_2010.1.1-2014.12.31.csv", 43_824, "DEWP", "TEMP", "PRES");

    private static final double FEWEST = 20; // alarms asked for that tell a rate

    private final String title;
    private final String file;
    private final int rows;

    @SuppressWarnings("ImmutableEnumChecker") // a result of List.of
    private final List<String> prefixes; // of the names of channels

    QuietRecording(String title, String file, int rows, String... prefixes) {
        this.title = title;
        this.file = file;
        this.rows = rows;
        this.prefixes = List.of(prefixes);
    }

    String title() {
        return title;
    }

    /** Whether the file is there. */
    boolean exists(Path folder) {
        return Files.exists(folder.resolve(file));
    }

    boolean isSensor(String channel) {
        return true;
    }

    boolean isGlitch(int row) {
        return false;
    }

    /** Reads the channels: (channels)(time), NaN for missing values. */
    double[][] read(Path folder) {
        var options = new CsvOptions(Optional.empty(), OptionalDouble.of(1), Set.of("-200"));
        Signal all = Recordings.read(folder.resolve(file), options);
        List<String> names = all.channels().stream()
                .filter(name -> prefixes.stream().anyMatch(name::startsWith) && isSensor(name))
                .toList();
        double[][] values = new double[names.size()][rows];
        int row = 0;
        int kept = 0;
        double[] sample = new double[names.size()];
        try (Signal.Playback playback = ChannelSelection.of(all, names).open()) {
            while (row < rows && playback.next(sample)) {
                if (!isGlitch(row++)) {
                    for (int c = 0; c < sample.length; c++) {
                        values[c][kept] = sample[c];
                    }
                    kept++;
                }
            }
        }
        for (int c = 0; c < values.length; c++) {
            values[c] = Arrays.copyOf(values[c], kept);
        }
        return values;
    }

    /**
     * Number of beginnings by those asked for; empty if fewer than 20 are asked for.
     *
     * @param channels (channels)(time)
     */
    static OptionalDouble falseAlarms(double[][] channels, double samplesPerFalseAlarm) {
        double asked = 0;
        int begun = 0;
        for (double[] values : channels) {
            asked += Arrays.stream(values).filter(value -> !Double.isNaN(value)).count() / samplesPerFalseAlarm;
            begun += new ServiceAnomalies(samplesPerFalseAlarm).begun(values);
        }
        return asked < FEWEST ? OptionalDouble.empty() : OptionalDouble.of(begun / asked);
    }
}
