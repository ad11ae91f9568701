package io.wavecast.demo.story;

import io.wavecast.cli.AheadTimes;
import io.wavecast.cli.Problems;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The option {@code --story}: which story is told. */
public final class StoryOption {
    public static final String NAME = "--story";

    private static final String DRIFT = "drift";
    /** Options of what a story has of its own. */
    private static final List<String> FIXED =
            List.of("--input", "--signal", "--channels", "--rate", "--speed", AheadTimes.OPTION, "--for", "--faults");

    private StoryOption() {}

    /**
     * Adds a problem for each option that does not fit.
     *
     * @param given whether an option was given on the command line
     */
    public static void check(Problems problems, @Nullable String story, Predicate<String> given) {
        if (story == null) {
            return;
        }
        problems.when(!story.equals(DRIFT), NAME, "must be drift, was '" + story + "'");
        for (String option : FIXED) {
            problems.when(given.test(option), option, "is not for " + NAME + ", which has its own");
        }
    }

    /**
     * The story of a checked option; empty for none.
     *
     * @param seed of the signal
     */
    public static Optional<DriftStory> story(@Nullable String story, StorySettings settings, long seed) {
        return Optional.ofNullable(story).map(drift -> new DriftStory(settings, seed));
    }
}
