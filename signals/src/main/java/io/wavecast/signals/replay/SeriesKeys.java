package io.wavecast.signals.replay;

import io.wavecast.signals.RecordingException;
import java.util.ArrayList;
import java.util.List;

/** Derives series keys from channel labels. */
final class SeriesKeys {
    private SeriesKeys() {}

    /**
     * Derives the key of each label: {@code prefix/O1} for {@code EEG O1}. Labels that differ only in their type keep the type.
     *
     * @throws RecordingException if two labels have the same key
     */
    static List<String> derive(String prefix, List<String> labels) {
        List<String> shortened = labels.stream().map(SeriesKeys::withoutType).toList();
        List<String> keys = new ArrayList<>();
        for (int i = 0; i < labels.size(); i++) {
            String own = shortened.get(i);
            boolean unique = shortened.stream().filter(own::equalsIgnoreCase).count() == 1;
            String key = prefix + "/" + clean(unique ? own : labels.get(i));
            if (keys.contains(key)) {
                throw new RecordingException("expected channels with distinct labels, was " + labels.get(i) + " twice");
            }
            keys.add(key);
        }
        return keys;
    }

    /**
     * Removes the type of signal with which EDF+ labels begin: {@code O1} for {@code EEG O1}. The type stays in front of anything but a
     * letter, such as the unit of {@code Temp °C} or the number of {@code Resp 2}.
     */
    private static String withoutType(String label) {
        return label.replaceFirst("^(?i:EEG|ECG|EOG|EMG|ERG|EP|MEG|MCG|RESP|TEMP|SAO2) +(?=\\p{L})", "");
    }

    /** Keeps letters, digits, dot, underscore and minus, which need no quoting. */
    private static String clean(String label) {
        return label.trim().replaceAll("[^\\p{L}\\p{N}._-]+", "_");
    }
}
