package io.wavecast.signals.edf;

import io.wavecast.signals.Signal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A recording of two seconds: four channels at 4 Hz, and a temperature at 1 Hz. */
public final class TwoRates {
    private TwoRates() {}

    public static Signal in(Path folder) throws IOException {
        var edf = new EdfWriter(false, "", 1)
                .signal("EEG O1", -100, 100, -100, 100, 4)
                .signal("EEG O2", -100, 100, -100, 100, 4)
                .signal("temp", -100, 100, -100, 100, 1)
                .signal("EEG X", -100, 100, -100, 100, 4)
                .signal("EMG X", -100, 100, -100, 100, 4);
        for (int second = 0; second < 2; second++) {
            edf.samples(1, 2, 3, 4)
                    .samples(5, 6, 7, 8)
                    .samples(36 + second)
                    .samples(0, 0, 0, 0)
                    .samples(9, 9, 9, 9)
                    .endRecord();
        }
        return EdfRecording.read(Files.write(folder.resolve("two-rates.edf"), edf.bytes()));
    }
}
