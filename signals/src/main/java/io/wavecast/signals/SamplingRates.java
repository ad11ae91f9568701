package io.wavecast.signals;

import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The sampling rates of a signal's channels. */
public final class SamplingRates {
    private SamplingRates() {}

    /**
     * Refuses a signal with several sampling rates, for uses that need values of all channels at each moment.
     *
     * @throws IllegalArgumentException if the rates differ; the message names the rate of each channel
     */
    public static void requireOne(Signal signal) {
        if (!signal.sampledTogether()) {
            throw new IllegalArgumentException("expected channels of one sampling rate, was "
                    + IntStream.range(0, signal.channels().size())
                            .mapToObj(c -> described(signal, c))
                            .collect(Collectors.joining(", "))
                    + " in " + signal.name());
        }
    }

    private static String described(Signal signal, int channel) {
        var format = new DecimalFormat("0.######", DecimalFormatSymbols.getInstance(Locale.ROOT));
        OptionalDouble rate = signal.rate(channel);
        return signal.channels().get(channel) + " ("
                + (rate.isPresent() ? format.format(rate.getAsDouble()) + " Hz" : "times of its own") + ")";
    }
}
