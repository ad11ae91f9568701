package io.wavecast.signals.recording;

import io.wavecast.signals.ForwardingSignal;
import io.wavecast.signals.RecordingException;
import io.wavecast.signals.Signal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A signal that consists of some channels of another signal, in a given order. */
public final class ChannelSelection extends ForwardingSignal {
    private final int[] chosen; // indices into the signal's channels
    private final List<String> labels;

    private ChannelSelection(Signal signal, int[] chosen, List<String> labels) {
        super(signal);
        this.chosen = chosen;
        this.labels = labels;
    }

    /**
     * Selects channels by label, ignoring case unless labels differ in nothing else. {@code EEG O1} is also found as {@code O1}.
     *
     * @throws RecordingException if a label matches no channel, or several, or a channel that cannot be read; the message names
     *     the labels and the channels, or the reason
     */
    public static Signal of(Signal signal, List<String> labels) {
        List<String> channels = signal.channels();
        int[] chosen = new int[labels.size()];
        List<String> missing = new ArrayList<>();
        List<String> full = new ArrayList<>();
        for (int i = 0; i < labels.size(); i++) {
            String label = labels.get(i).trim();
            List<Integer> found = find(channels, label);
            if (found.size() > 1) {
                throw new RecordingException(
                        signal.name() + ": expected the label of one channel, was '" + label + "', which matches "
                                + found.stream().map(channels::get).collect(Collectors.joining(", ")));
            }
            if (found.isEmpty()) {
                refuseUnreadable(signal, label);
                missing.add(label);
            } else {
                chosen[i] = found.get(0);
                full.add(channels.get(chosen[i]));
            }
        }
        if (!missing.isEmpty()) {
            throw new RecordingException(signal.name() + ": expected channels among " + String.join(", ", channels)
                    + ", was " + String.join(", ", missing));
        }
        return new ChannelSelection(signal, chosen, List.copyOf(full));
    }

    private static void refuseUnreadable(Signal signal, String label) {
        List<String> unreadable = List.copyOf(signal.unreadableChannels().keySet());
        for (int found : find(unreadable, label)) {
            String channel = unreadable.get(found);
            throw new RecordingException("channel '" + channel + "' cannot be read: "
                    + signal.unreadableChannels().get(channel));
        }
    }

    /** Channels with the whole label, in the same case if there are some; if there are none, those whose labels end with it. */
    static List<Integer> find(List<String> channels, String label) {
        List<Integer> same = matching(channels, label::equals);
        if (!same.isEmpty()) {
            return same;
        }
        List<Integer> whole = matching(channels, label::equalsIgnoreCase);
        String ending = " " + label.toLowerCase(Locale.ROOT);
        return whole.isEmpty()
                ? matching(channels, channel -> channel.toLowerCase(Locale.ROOT).endsWith(ending))
                : whole;
    }

    private static List<Integer> matching(List<String> channels, Predicate<String> condition) {
        return IntStream.range(0, channels.size())
                .filter(i -> condition.test(channels.get(i)))
                .boxed()
                .toList();
    }

    @Override
    public List<String> channels() {
        return labels;
    }

    @Override
    public OptionalDouble rate(int channel) {
        return signal.rate(chosen[channel]);
    }

    @Override
    public boolean sampledTogether(int[] some) {
        return signal.sampledTogether(
                IntStream.of(some).map(channel -> chosen[channel]).toArray());
    }

    @Override
    public Playback open() {
        Playback all = signal.open();
        boolean skipEmpty = !signal.sampledTogether(); // some samples then have values of other channels only
        double[] values = new double[signal.channels().size()];
        return new Playback() {
            @Override
            public boolean next(double[] into) {
                do {
                    if (!all.next(values)) {
                        return false;
                    }
                    for (int i = 0; i < chosen.length; i++) {
                        into[i] = values[chosen[i]];
                    }
                } while (skipEmpty && Arrays.stream(into).allMatch(Double::isNaN));
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
