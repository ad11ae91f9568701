package io.wavecast.signals.edf;

import io.wavecast.signals.DistinctLabels;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Distinct labels of a file's channels. EDF requires no label, and does not require labels to differ.
 *
 * @param channels labels of the channels that can be read, in the order of the file
 * @param unreadable labels of the others, each with the reason
 */
record ChannelLabels(List<String> channels, Map<String, String> unreadable) {
    private static final Logger log = LoggerFactory.getLogger(ChannelLabels.class);

    /**
     * Labels the signals of a file. A signal without a label is called {@code c3} if it is the third; signals of one label are
     * numbered, {@code T8-P8-1} and {@code T8-P8-2}. What is left out or renamed is logged.
     */
    static ChannelLabels of(Path file, List<EdfSignal> signals) {
        List<String> labels = new ArrayList<>();
        Map<String, String> unreadable = new LinkedHashMap<>();
        for (int i = 0; i < signals.size(); i++) {
            EdfSignal signal = signals.get(i);
            if (signal.isChannel()) {
                labels.add(labelled(file, signal, i));
            } else if (!signal.isAnnotations()) {
                log.warn("channel '{}' is left out: {}", signal.label(), signal.problem());
                unreadable.put(signal.label(), signal.problem());
            }
        }
        return new ChannelLabels(
                DistinctLabels.of(labels, renamed -> log.warn("{}: {}", file, renamed)), Map.copyOf(unreadable));
    }

    private static String labelled(Path file, EdfSignal signal, int index) {
        if (!signal.label().isEmpty()) {
            return signal.label();
        }
        log.warn("{}: signal {} has no label; it is called c{}", file, index + 1, index + 1);
        return "c" + (index + 1);
    }
}
