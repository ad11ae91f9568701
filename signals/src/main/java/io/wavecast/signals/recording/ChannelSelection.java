package io.wavecast.signals.recording;

import io.wavecast.signals.RecordingException;
import io.wavecast.signals.Signal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

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
     * @throws RecordingException naming those that are missing or may mean several, and the ones there are
     */
    public static Signal of(Signal signal, List<String> wanted) {
        List<String> there = signal.channels();
        int[] chosen = new int[wanted.size()];
        List<String> missing = new ArrayList<>();
        List<String> labels = new ArrayList<>();
        for (int i = 0; i < wanted.size(); i++) {
            List<Integer> found = find(there, wanted.get(i).trim());
            if (found.size() > 1) {
                throw new RecordingException(signal.name() + " has several channels that '"
                        + wanted.get(i).trim() + "' may mean: "
                        + found.stream().map(there::get).collect(Collectors.joining(", ")));
            }
            if (found.isEmpty()) {
                missing.add(wanted.get(i).trim());
            } else {
                chosen[i] = found.get(0);
                labels.add(there.get(chosen[i]));
            }
        }
        if (!missing.isEmpty()) {
            throw new RecordingException(signal.name() + " has no channel " + String.join(", ", missing) + "; it has "
                    + String.join(", ", there));
        }
        return new ChannelSelection(signal, chosen, List.copyOf(labels));
    }

    /** Those with the label as a whole; else those that end with it. */
    private static List<Integer> find(List<String> labels, String wanted) {
        List<Integer> whole = matching(labels, label -> label.equalsIgnoreCase(wanted));
        String ending = " " + wanted.toLowerCase(Locale.ROOT);
        return whole.isEmpty()
                ? matching(labels, label -> label.toLowerCase(Locale.ROOT).endsWith(ending))
                : whole;
    }

    private static List<Integer> matching(List<String> labels, Predicate<String> wanted) {
        return IntStream.range(0, labels.size())
                .filter(i -> wanted.test(labels.get(i)))
                .boxed()
                .toList();
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
    public OptionalDouble rate(int channel) {
        return signal.rate(chosen[channel]);
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
        boolean onlyOthers = !signal.sampledTogether(); // then there are moments at which others alone are sampled
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
                } while (onlyOthers && Arrays.stream(into).allMatch(Double::isNaN));
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
