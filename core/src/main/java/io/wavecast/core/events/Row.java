package io.wavecast.core.events;

import io.wavecast.core.wire.bytes.UnreadableException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What was found in one event of a record. */
final class Row {
    /** A number below a wildcard. */
    record Field(String path, double value) {}

    private final @Nullable String[] texts;
    private final BitSet times = new BitSet(0); // of the texts
    private final @Nullable Map<String, String>[] joined;
    private double[] values; // (channels), NaN if missing
    private final List<Field> fields = new ArrayList<>();
    private @Nullable UnreadableException problem;

    @SuppressWarnings({"unchecked", "rawtypes"}) // an array of maps
    Row(int texts, int joined, int channels) {
        this.texts = new String[texts];
        this.joined = new Map[joined];
        this.values = new double[channels];
        Arrays.fill(values, Double.NaN);
    }

    @Nullable
    String text(int position) {
        return texts[position];
    }

    /** @param time whether a schema says that this is a time; the text is ISO-8601 then */
    void text(int position, String found, boolean time) {
        texts[position] = found;
        if (time) {
            times.set(position);
        }
    }

    boolean isTime(int position) {
        return times.get(position);
    }

    /** The texts of members by name, in the order of their names. */
    Map<String, String> joined(int position) {
        Map<String, String> found = joined[position];
        return found == null ? Map.of() : found;
    }

    void joined(int position, String name, String found) {
        Map<String, String> all = joined[position];
        if (all == null) {
            all = new TreeMap<>();
            joined[position] = all;
        }
        all.put(name, found);
    }

    double[] values() {
        return values;
    }

    void value(int channel, double found) {
        values[channel] = found;
    }

    /** Replaces all channels by the content of an array. */
    void values(double[] found) {
        values = found;
    }

    List<Field> fields() {
        return fields;
    }

    void field(String path, double found) {
        fields.add(new Field(path, found));
    }

    /** Keeps the first problem. */
    void problem(UnreadableException found) {
        problem = problem == null ? found : problem;
    }

    @Nullable
    UnreadableException problem() {
        return problem;
    }
}
