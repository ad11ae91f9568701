package io.wavecast.signals.replay;

import io.wavecast.signals.RecordingException;
import java.util.ArrayList;
import java.util.List;

/** Series keys from labels. */
public final class SeriesKeys {
    private SeriesKeys() {}

    /** {@code prefix/O1} for each label such as {@code EEG O1}; labels that would meet keep their full form. */
    public static List<String> of(String prefix, List<String> labels) {
        List<String> shortened = labels.stream().map(SeriesKeys::withoutType).toList();
        List<String> keys = new ArrayList<>();
        for (int i = 0; i < labels.size(); i++) {
            String own = shortened.get(i);
            boolean alone = shortened.stream().filter(own::equalsIgnoreCase).count() == 1;
            String key = prefix + "/" + clean(alone ? own : labels.get(i));
            if (keys.contains(key)) {
                throw new RecordingException("two channels are called " + labels.get(i) + "; choose one by --channels");
            }
            keys.add(key);
        }
        return keys;
    }

    /** EDF+ puts the type of signal in front: {@code EEG O1}. */
    private static String withoutType(String label) {
        return label.replaceFirst("^(?i:EEG|ECG|EOG|EMG|ERG|EP|MEG|MCG|RESP|TEMP|SAO2) +(?=\\S)", "");
    }

    /** What needs no quoting anywhere: letters, digits, dot, underscore, minus. */
    static String clean(String label) {
        return label.trim().replaceAll("[^\\p{L}\\p{N}._-]+", "_");
    }
}
