package io.wavecast.trainer.options;

import io.wavecast.cli.DurationConverter;
import io.wavecast.cli.Problems;
import io.wavecast.trainer.drift.WatchSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import picocli.CommandLine.Option;

/** The options of {@code train --follow} that watch the models in force; a mixin. */
public final class WatchOptions {
    private static final String DRIFT = "--drift";
    private static final String ON = "on";
    private static final String OFF = "off";
    private static final String STEP_DOWN_AFTER = "--step-down-after";
    private static final String BLOCK = "--drift-block";
    private static final String LEARN = "--drift-learn";
    private static final String COOL_DOWN = "--cool-down";
    private static final String RECENT = "--recent";
    private static final String WARM_START = "--warm-start";
    private static final String TOKEN_FILE = "--retrain-token-file";
    private static final String ONLY = "is only for --follow";
    private static final int MIN_LEARN = 16;
    private static final int MAX_LEARN = 100_000;
    private static final int MIN_TOKEN = 16;
    /** What a header carries unchanged. */
    private static final Pattern VISIBLE = Pattern.compile("[\\x21-\\x7e]{" + MIN_TOKEN + ",}");

    @Option(
            names = DRIFT,
            paramLabel = "on|off",
            description = {
                "with --follow: request a training when the errors of the model in force have risen,",
                "when its intervals miss more often, or after a step-down"
            },
            defaultValue = ON)
    private String drift = ON;

    @Option(
            names = STEP_DOWN_AFTER,
            paramLabel = "STEPS",
            description = {
                "with --follow: compare the model in force after each such number of scored steps with the",
                "last value and its predecessor. If it is worse twice in a row, it steps down; 0 for never"
            },
            defaultValue = "1000")
    private long stepDownAfter;

    @Option(
            names = BLOCK,
            paramLabel = "TIME",
            converter = DurationConverter.class,
            description = {"with --follow: the drift test takes one mean of all scores in each such time"},
            defaultValue = "1m")
    private Duration block = Duration.ofMinutes(1);

    @Option(
            names = LEARN,
            paramLabel = "N",
            description = {
                "with --follow: number of these means from which the drift test learns the usual errors of",
                "a version, before it can find a drift; 128 of one minute take about two hours"
            },
            defaultValue = "128")
    private int learn;

    @Option(
            names = COOL_DOWN,
            paramLabel = "TIME",
            converter = DurationConverter.class,
            description = {
                "with --follow: least time between two requests, and between two step-downs, of one model;",
                "for promotions by the decider see --decide-cool-down"
            },
            defaultValue = "1h")
    private Duration coolDown = Duration.ofHours(1);

    @Option(
            names = RECENT,
            paramLabel = "TIME",
            converter = DurationConverter.class,
            description = {
                "with --follow: a training after drift, a step-down or an alert learns from the samples of",
                "this time before its request"
            },
            defaultValue = "1d")
    private Duration recent = Duration.ofDays(1);

    @Option(
            names = WARM_START,
            paramLabel = "on|off",
            description = {
                "with --follow: begin each training with the cells of the model in force, where kind, units, layers and",
                "inputs are the same; with --cell auto its shape is one of those tried"
            },
            defaultValue = ON)
    private String warmStart = ON;

    @Option(
            names = TOKEN_FILE,
            paramLabel = "FILE",
            description = {
                "with --follow: serve POST /retrain for Alertmanager at the port of the metrics;",
                "the file has the bearer token, 16 characters or more"
            },
            defaultValue = "")
    private String tokenFile = "";

    public WatchSettings settings() {
        return new WatchSettings(drift.equals(ON), stepDownAfter, block, learn, coolDown, recent);
    }

    /** Whether trainings begin with the cells of the model in force. */
    public boolean isWarm(boolean follow) {
        return follow && warmStart.equals(ON);
    }

    /**
     * Adds a problem for each invalid option.
     *
     * @param follow whether the trainer follows requests; without it these options do nothing
     * @param given whether an option was given on the command line
     */
    public void check(Problems problems, boolean follow, Predicate<String> given) {
        for (String option : List.of(DRIFT, STEP_DOWN_AFTER, BLOCK, LEARN, COOL_DOWN, RECENT, WARM_START)) {
            problems.when(!follow && given.test(option), option, ONLY);
        }
        problems.when(!follow && !tokenFile.isBlank(), TOKEN_FILE, ONLY);
        onOrOff(DRIFT, drift, problems);
        onOrOff(WARM_START, warmStart, problems);
        problems.inRange(STEP_DOWN_AFTER, stepDownAfter, 0, Long.MAX_VALUE);
        problems.inRange(LEARN, learn, MIN_LEARN, MAX_LEARN);
        atLeastOneSecond(BLOCK, block, problems);
        atLeastOneSecond(COOL_DOWN, coolDown, problems);
        atLeastOneSecond(RECENT, recent, problems);
    }

    private static void onOrOff(String option, String value, Problems problems) {
        problems.when(!value.equals(ON) && !value.equals(OFF), option, "must be on or off, was '" + value + "'");
    }

    private static void atLeastOneSecond(String option, Duration time, Problems problems) {
        problems.when(
                time.compareTo(Duration.ofSeconds(1)) < 0,
                option,
                "must be at least 1s, was " + time.toMillis() + " ms");
    }

    /** The token of the webhook; empty if there shall be none. Invalid values become problems, which name no secret. */
    public Optional<String> token(Problems problems) {
        if (tokenFile.isBlank()) {
            return Optional.empty();
        }
        try {
            String token = Files.readString(Path.of(tokenFile)).trim();
            problems.when(
                    !VISIBLE.matcher(token).matches(),
                    TOKEN_FILE,
                    "must have at least " + MIN_TOKEN
                            + " characters, all of them visible ASCII and none a space, was another text of "
                            + token.length());
            return Optional.of(token);
        } catch (IOException e) {
            problems.add(TOKEN_FILE, "must be a readable file, was '" + tokenFile + "': " + e);
            return Optional.empty();
        }
    }
}
