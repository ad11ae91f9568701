package io.wavecast.streams.delivery;

import io.wavecast.cli.AheadTimes;
import io.wavecast.core.model.ModelSpec;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;

/** Says in one sentence which horizons of a model can be on time: visible before their target. */
final class HorizonAdvice {
    private static final int NAMED = 5; // limit of the horizons that a sentence names

    private HorizonAdvice() {}

    /**
     * The sentence about a model.
     *
     * @param median the measured median of the time from arrival to visible
     * @param limitMicros the expected limit of that time, if it is not measured
     * @param couldBeFaster whether another profile would make forecasts visible earlier
     * @return empty for labels, which have no target
     */
    static Optional<String> of(ModelSpec spec, OptionalLong median, long limitMicros, boolean couldBeFaster) {
        if (spec.label()) {
            return Optional.empty();
        }
        long period = spec.periodMicros();
        int first = AheadTimes.firstOnTime(period, median.orElse(limitMicros));
        String visible = median.isPresent()
                ? "forecasts are visible after " + AheadTimes.text(median.getAsLong()) + " at the median"
                : "forecasts are visible within " + AheadTimes.text(limitMicros);
        String sentence = targets(spec) + "; " + visible + ": ";
        List<Integer> late =
                spec.horizons().stream().filter(horizon -> horizon < first).toList();
        if (late.isEmpty()) {
            return Optional.of(sentence + "all horizons can be on time");
        }
        String faster = couldBeFaster ? ", or --profile latency (at-least-once by default)" : "";
        String use = first > ModelSpec.MAX_HORIZON
                ? ""
                : "; use a horizon of at least " + first + " (" + AheadTimes.OPTION + " "
                        + (first * period + 999) / 1_000 + "ms)" + faster;
        return Optional.of(sentence
                + (late.size() == spec.horizons().size()
                        ? "no horizon can be on time"
                        : (late.size() == 1 ? "horizon " : "horizons ") + words(late) + " cannot be on time")
                + use);
    }

    /** The times of the targets, such as {@code one step is 7.8 ms ahead, 13 steps are 102 ms ahead}. */
    private static String targets(ModelSpec spec) {
        String nearest = spec.horizons().stream()
                .limit(NAMED)
                .map(horizon -> (horizon == 1 ? "one step is " : horizon + " steps are ")
                        + AheadTimes.text(horizon * spec.periodMicros()) + " ahead")
                .collect(Collectors.joining(", "));
        return spec.horizons().size() > NAMED ? nearest + ", …" : nearest;
    }

    private static String words(List<Integer> horizons) {
        List<String> words = horizons.stream().limit(NAMED).map(String::valueOf).toList();
        return String.join(", ", words) + (horizons.size() > words.size() ? ", …" : "");
    }
}
