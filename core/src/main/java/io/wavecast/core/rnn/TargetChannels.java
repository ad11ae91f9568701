package io.wavecast.core.rnn;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The channels of a series that a network has outputs for. The others are exogenous: inputs only, whose future is not known.
 *
 * @param channels of the series, exogenous ones included
 * @param list the channels that are forecast, from 0, ascending; at least one
 */
public record TargetChannels(int channels, List<Integer> list) {
    public TargetChannels {
        list = List.copyOf(list);
        boolean ascending = !list.isEmpty();
        for (int i = 0; i < list.size(); i++) {
            ascending &= list.get(i) > (i == 0 ? -1 : list.get(i - 1)) && list.get(i) < channels;
        }
        if (!ascending) {
            throw new IllegalArgumentException(
                    "targets: expected channels 0.." + (channels - 1) + " in ascending order, was " + list);
        }
    }

    /** All channels of a series. */
    public static TargetChannels all(int channels) {
        return new TargetChannels(channels, IntStream.range(0, channels).boxed().toList());
    }

    /** The number of channels that are forecast. */
    public int count() {
        return list.size();
    }

    /** Whether there are no exogenous channels. */
    public boolean areAll() {
        return list.size() == channels;
    }

    public boolean contains(int channel) {
        return Collections.binarySearch(list, channel) >= 0;
    }

    /**
     * Removes the values of exogenous channels.
     *
     * @param values (channels) NaN afterwards where a channel is exogenous
     */
    public void leaveOnly(double[] values) {
        for (int c = 0; c < values.length && !areAll(); c++) {
            if (!contains(c)) {
                values[c] = Double.NaN;
            }
        }
    }

    /** (channels) the position of each channel among those that are forecast; −1 for an exogenous one. */
    public int[] places() {
        int[] places = new int[channels];
        Arrays.fill(places, -1);
        for (int place = 0; place < list.size(); place++) {
            places[list.get(place)] = place;
        }
        return places;
    }
}
