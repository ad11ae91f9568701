package io.wavecast.signals.recording;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** What a recording may be written in. */
public enum RecordingFormat {
    EDF,
    BDF,
    CSV;

    /** @throws IllegalArgumentException naming the words there are */
    public static RecordingFormat of(String word) {
        return Arrays.stream(values())
                .filter(format -> format.name().equalsIgnoreCase(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("'" + word + "' is no format; there are "
                        + Arrays.stream(values())
                                .map(format -> format.name().toLowerCase(Locale.ROOT))
                                .collect(Collectors.joining(", "))));
    }
}
