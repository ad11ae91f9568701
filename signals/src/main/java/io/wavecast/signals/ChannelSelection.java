package io.wavecast.signals;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

/** Some channels of a signal, in the order wanted. */
public final class ChannelSelection implements Signal {
    private final Signal signal;
    private final int[] chosen; // indices into the signal's channels
    private final List<String> labels;

    private ChannelSelection(Signal signal, int[] chosen, List<String> labels) {
        this.signal = signal;
        this.chosen = chosen;
        this.labels = labels;
    }

    /**
     * Channels by label, whatever their case; {@code EEG O1} is also found as {@code O1}.
     *
     * @throws RecordingException naming those that are missing, and the ones there are
     */
    public static Signal of(Signal signal, List<String> wanted) {
        List<String> there = signal.channels();
        int[] chosen = new int[wanted.size()];
        List<String> missing = new ArrayList<>();
        List<String> labels = new ArrayList<>();
        for (int i = 0; i < wanted.size(); i++) {
            chosen[i] = find(there, wanted.get(i).trim());
            if (chosen[i] < 0) {
                missing.add(wanted.get(i).trim());
            } else {
                labels.add(there.get(chosen[i]));
            }
        }
        if (!missing.isEmpty()) {
            throw new RecordingException(signal.name() + " has no channel " + String.join(", ", missing) + "; it has "
                    + String.join(", ", there));
        }
        return new ChannelSelection(signal, chosen, List.copyOf(labels));
    }

    private static int find(List<String> labels, String wanted) {
        for (int i = 0; i < labels.size(); i++) {
            if (labels.get(i).equalsIgnoreCase(wanted)) {
                return i;
            }
        }
        String ending = " " + wanted.toLowerCase(Locale.ROOT);
        for (int i = 0; i < labels.size(); i++) {
            if (labels.get(i).toLowerCase(Locale.ROOT).endsWith(ending)) {
                return i;
            }
        }
        return -1;
    }

    @Override
    public String name() {
        return signal.name();
    }

    @Override
    public List<String> channels() {
        return labels;
    }

    @Override
    public boolean sampledTogether() {
        return signal.sampledTogether();
    }

    @Override
    public Optional<Instant> start() {
        return signal.start();
    }

    @Override
    public OptionalLong lengthMicros() {
        return signal.lengthMicros();
    }

    @Override
    public Playback open() {
        Playback all = signal.open();
        double[] values = new double[signal.channels().size()];
        return new Playback() {
            @Override
            public boolean next(double[] into) {
                if (!all.next(values)) {
                    return false;
                }
                for (int i = 0; i < chosen.length; i++) {
                    into[i] = values[chosen[i]];
                }
                return true;
            }

            @Override
            public long offsetMicros() {
                return all.offsetMicros();
            }

            @Override
            public void close() {
                all.close();
            }
        };
    }
}
