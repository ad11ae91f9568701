package io.wavecast.demo;

import io.wavecast.cli.AheadTimes;
import io.wavecast.cli.Problems;
import io.wavecast.demo.story.DriftStory;
import io.wavecast.demo.story.StorySettings;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The option {@code --story}: which story is told, and what it brings with it. */
final class StoryChoice {
    static final String OPTION = "--story";

    private static final String DRIFT = "drift";
    /** Options of what a story has of its own. */
    private static final List<String> FIXED =
            List.of("--input", "--signal", "--channels", "--rate", "--speed", AheadTimes.OPTION, "--for");
    private StoryChoice() {}

    /**
     * Adds a problem for each option that does not fit.
     *
     * @param given whether an option was given on the command line
     */
    static void check(Problems problems, @Nullable String story, Predicate<String> given) {
        if (story == null) {
            return;
        }
        problems.when(!story.equals(DRIFT), OPTION, "must be drift, was '" + story + "'");
        for (String option : FIXED) {
            problems.when(given.test(option), option, "is not for " + OPTION + ", which has its own");
        }
    }

    /** The story of checked options; empty for none. */
    static Optional<DriftStory> of(@Nullable String story, DemoSettings settings, long seed) {
        return Optional.ofNullable(story)
                .map(drift -> new DriftStory(
                        new StorySettings(settings.cell(), settings.hidden(), settings.updates()), seed));
    }

    /** Whether the story came to its end. */
    static boolean isWhole(DriftStory story) {
        return story.life().isWhole();
    }

    static SignalSource source(DriftStory story) {
        return new ReplaySource(
                "vibrations of a machine, at %s times their speed".formatted(DriftStory.SPEED),
                story.signal(),
                DriftStory.replay());
    }
}
