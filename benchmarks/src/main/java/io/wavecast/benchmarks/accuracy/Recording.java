package io.wavecast.benchmarks.accuracy;

import io.wavecast.signals.Signal;
import io.wavecast.signals.csv.CsvOptions;
import io.wavecast.signals.recording.ChannelSelection;
import io.wavecast.signals.recording.Recordings;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/** The recordings to forecast, with target errors. */
enum Recording {
    EEG_125("EEGMAT rest, 125 Hz", Eegmat.FILE, Eegmat.CHANNELS, List.of(0.420, 0.95)) {
        @Override
        double[][] selected(double[][] rows) {
            List<double[]> selected = new ArrayList<>();
            for (int t = 0; t < Eegmat.SAMPLES; t += 4) {
                selected.add(rows[t]);
            }
            return selected.toArray(double[][]::new);
        }
    },
    EEG_500("EEGMAT rest, 500 Hz", Eegmat.FILE, Eegmat.CHANNELS, List.of(0.0030, 0.63)) {
        @Override
        double[][] selected(double[][] rows) {
            return List.of(rows).subList(0, Eegmat.SAMPLES).toArray(double[][]::new);
        }
    },
    EYE(
            "Eye State, despiked",
            "eeg_eye_state_128hz/eeg-eye-state.csv",
            List.of("AF3", "F7", "T7", "O1", "O2", "F8"),
            List.of(0.145)) {
        @Override
        double[][] selected(double[][] rows) {
            Set<Integer> glitches = Set.of(898, 10_386, 11_509, 13_179);
            List<double[]> selected = new ArrayList<>();
            for (int t = 0; t < rows.length; t++) {
                if (!glitches.contains(t)) {
                    selected.add(rows[t]);
                }
            }
            return selected.toArray(double[][]::new);
        }
    },
    MUSE("Muse", "muse_256hz/data_2017-02-11-14.43.43.csv", List.of("TP9", "AF7", "AF8", "TP10"), List.of(0.340)),
    ECG("ECG, 1 kHz", "biosppy_125hz_1khz/ecg.txt", List.of(), List.of(0.0208, 0.30)),
    TAXI("nyc_taxi", "nab/realKnownCause/nyc_taxi.csv", List.of("value"), List.of(0.140, 0.50)) {
        @Override
        SampleTimes times() {
            return new SampleTimes(LocalDateTime.of(2014, 7, 1, 0, 0), Duration.ofMinutes(30));
        }
    },
    AIR("Air Quality CO", "air_quality_uci/AirQualityUCI.csv", List.of("CO_GT"), List.of(0.395)) {
        @Override
        SampleTimes times() {
            return SampleTimes.hours("2004-03-10T18:00");
        }
    },
    HUFL("ETTh1 HUFL", "ett/ETTh1.csv", List.of("HUFL"), List.of(0.430, 0.80)) {
        @Override
        SampleTimes times() {
            return SampleTimes.hours("2016-07-01T00:00");
        }
    },
    OT("ETTh1 OT", "ett/ETTh1.csv", List.of("OT"), List.of(0.0774)) {
        @Override
        SampleTimes times() {
            return SampleTimes.hours("2016-07-01T00:00");
        }
    },
    PM25("Beijing PM2.5", "beijing_pm25/PRSA_data_2010.1.1-2014.12.31.csv", List.of("pm2.5"), List.of(0.2384)) {
        @Override
        SampleTimes times() {
            return SampleTimes.hours("2010-01-01T00:00");
        }
    };

    /** The recording that two cases share, at different rates. */
    private static final class Eegmat {
        static final String FILE = "eegmat_500hz_edf/Subject02_1.edf";
        static final List<String> CHANNELS = List.of("EEG Fp1", "EEG F3", "EEG C3", "EEG P3", "EEG O1", "EEG Cz");
        static final int SAMPLES = 90_000;
    }

    private final String title;
    private final String file;

    @SuppressWarnings("ImmutableEnumChecker") // a result of List.of
    private final List<String> channels;

    @SuppressWarnings("ImmutableEnumChecker") // a result of List.of
    private final List<Double> goals;

    Recording(String title, String file, List<String> channels, List<Double> goals) {
        this.title = title;
        this.file = file;
        this.channels = channels;
        this.goals = goals;
    }

    /** The name in tables. */
    String title() {
        return title;
    }

    /** Target errors for 1 step ahead and, if there is a second one, for 10 steps. */
    List<Double> goals() {
        return goals;
    }

    /** The file below the folder of all recordings. */
    Path file(Path folder) {
        return folder.resolve(file);
    }

    /** Reads the recording: (time)(channels), NaN for missing values. */
    double[][] read(Path folder) {
        var options = new CsvOptions(Optional.empty(), OptionalDouble.of(1), Set.of("-200"));
        Signal signal = Recordings.read(file(folder), options);
        Signal selection = channels.isEmpty() ? signal : ChannelSelection.of(signal, channels);
        List<double[]> rows = new ArrayList<>();
        try (Signal.Playback playback = selection.open()) {
            double[] values = new double[selection.channels().size()];
            while (playback.next(values)) {
                rows.add(values.clone());
            }
        }
        return selected(rows.toArray(double[][]::new));
    }

    /** When the samples were taken. */
    SampleTimes times() {
        return SampleTimes.UNKNOWN;
    }

    /** The samples used, of all samples of the file. */
    double[][] selected(double[][] rows) {
        return rows;
    }
}
