package io.wavecast.signals.recording;

import java.util.Locale;

/** The formats of recordings. */
public enum RecordingFormat {
    EDF,
    BDF,
    CSV;

    /** The format as a word, such as {@code edf}. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
