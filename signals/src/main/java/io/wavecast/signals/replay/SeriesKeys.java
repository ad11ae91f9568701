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
     * @param typed whether labels may begin with the type of signal
     * @throws RecordingException if two labels have the same key
     */
    static List<String> derive(String prefix, List<String> labels, boolean typed) {
        List<String> shortened =
                typed ? labels.stream().map(SeriesKeys::withoutType).toList() : labels;
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
     * Removes the type of signal with which EDF+ labels begin: {@code O1} for {@code EEG O1}. What follows a type is a sensor, so
     * {@code Temp °C} stays.
     */
    private static String withoutType(String label) {
        return label.replaceFirst("^(?i:EEG|ECG|EOG|EMG|ERG|EP|MEG|MCG|RESP|TEMP|SAO2) +(?=[\\p{L}\\p{N}])", "");
    }

    /** Keeps letters, digits, dot, underscore and minus, which need no quoting; {@code Temp_C} for {@code Temp (°C)}. */
    private static String clean(String label) {
        String trimmed = label.replaceAll("^[^\\p{L}\\p{N}._-]+|[^\\p{L}\\p{N}._-]+$", "");
        return trimmed.isEmpty() ? "_" : trimmed.replaceAll("[^\\p{L}\\p{N}._-]+", "_");
    }
}
