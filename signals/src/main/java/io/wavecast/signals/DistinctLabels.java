package io.wavecast.signals;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** Labels of channels, of which each can be selected by its name. */
public final class DistinctLabels {
    private DistinctLabels() {}

    /**
     * Numbers labels that several channels have: two channels {@code Temp} become {@code Temp-1} and {@code Temp-2}. Numbers that
     * give a label of the file are passed over.
     *
     * @param labels of the channels, in the order of the file
     * @param warning receives a sentence for each channel that is renamed
     */
    public static List<String> of(List<String> labels, Consumer<String> warning) {
        Set<String> taken = new HashSet<>(labels);
        List<String> distinct = new ArrayList<>();
        for (String label : labels) {
            if (labels.indexOf(label) == labels.lastIndexOf(label)) {
                distinct.add(label);
                continue;
            }
            int number = 1;
            while (!taken.add(label + "-" + number)) {
                number++;
            }
            warning.accept("several channels are called " + label + "; one of them is called " + label + "-" + number);
            distinct.add(label + "-" + number);
        }
        return List.copyOf(distinct);
    }
}
