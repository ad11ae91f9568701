package io.wavecast.signals.recording;

import java.util.List;
import java.util.stream.Collectors;

/**
 * A channel that is known ahead of the others.
 *
 * @param channel index of the channel
 * @param steps how many samples it is known ahead
 */
record Lead(int channel, int steps) {
    static final String OPTION = "--lead";
    private static final int MOST_STEPS = 100_000;

    /**
     * Reads {@code temperature=24} or, with the number of the channel, {@code 3=24}.
     *
     * @param channels labels; one that is a number goes before the number of a channel
     * @throws IllegalArgumentException if the channel is not one of these, or the steps are not a number from 1 to 100,000
     */
    static Lead of(String text, List<String> channels) {
        int sign = text.lastIndexOf('=');
        String steps = text.substring(sign + 1).trim();
        if (sign < 1
                || !steps.matches("[0-9]{1,6}")
                || Integer.parseInt(steps) < 1
                || Integer.parseInt(steps) > MOST_STEPS) {
            throw new IllegalArgumentException("expected CHANNEL=STEPS with 1 to " + MOST_STEPS
                    + " steps, such as temperature=24, was '" + text + "'");
        }
        return new Lead(channel(text.substring(0, sign).trim(), channels), Integer.parseInt(steps));
    }

    private static int channel(String name, List<String> channels) {
        List<Integer> found = ChannelSelection.find(channels, name);
        if (found.size() == 1) {
            return found.get(0);
        }
        if (found.isEmpty() && name.matches("[0-9]{1,6}")) {
            int number = Integer.parseInt(name);
            if (number >= 1 && number <= channels.size()) {
                return number - 1;
            }
        }
        throw new IllegalArgumentException("expected the label of one channel among " + String.join(", ", channels)
                + ", or a number from 1 to " + channels.size() + ", was '" + name + "'"
                + (found.isEmpty()
                        ? ""
                        : ", which matches " + found.stream().map(channels::get).collect(Collectors.joining(", "))));
    }
}
