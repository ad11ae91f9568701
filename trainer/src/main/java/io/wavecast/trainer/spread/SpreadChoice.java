package io.wavecast.trainer.spread;

import io.wavecast.core.rnn.SpreadHead;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Whether a model has a spread head, with the interval scores on held-out data that led to it, in scaled units.
 *
 * @param head empty if it pays at no horizon
 * @param horizons the model's
 * @param gains (horizons) what the head gains
 * @param leftOut what was not tried for want of time, in words; empty if nothing
 */
public record SpreadChoice(Optional<SpreadHead> head, List<Integer> horizons, List<SpreadGain> gains, String leftOut) {
    /** The choice of nobody: no head, and no word about it. */
    public static final SpreadChoice NONE = new SpreadChoice(Optional.empty(), List.of(), List.of());

    /** The time was over before there was a head. */
    static final SpreadChoice LEFT_OUT = new SpreadChoice(Optional.empty(), List.of(), List.of(), "spread head");

    public SpreadChoice {
        horizons = List.copyOf(horizons);
        gains = List.copyOf(gains);
    }

    /** A choice that took no more than its time. */
    SpreadChoice(Optional<SpreadHead> head, List<Integer> horizons, List<SpreadGain> gains) {
        this(head, horizons, gains, "");
    }

    /** The choice and the scores that led to it, to follow the verdict; empty if nothing was tried. */
    public String report() {
        if (horizons.isEmpty()) {
            return "";
        }
        String paying =
                ofHorizons(h -> gains.get(h).pays(), h -> horizons.get(h).toString());
        return (head.isEmpty() ? "; no spread head" : "; spread head at horizon " + paying)
                + ": interval score on held-out data "
                + ofHorizons(h -> true, h -> number(gains.get(h).with()))
                + ", without " + ofHorizons(h -> true, h -> number(gains.get(h).without()));
    }

    private String ofHorizons(IntPredicate which, IntFunction<String> text) {
        return IntStream.range(0, horizons.size()).filter(which).mapToObj(text).collect(Collectors.joining(", "));
    }

    private static String number(double score) {
        return String.format(Locale.ROOT, "%.4g", score);
    }
}
