package io.wavecast.demo.story;

import io.wavecast.core.rnn.CellKind;
import io.wavecast.core.topics.versions.SwapSpread;
import io.wavecast.core.topics.versions.SwapTiming;
import io.wavecast.trainer.adapt.AdapterMode;
import io.wavecast.trainer.cells.LearningSettings;
import io.wavecast.trainer.decide.PromotionRule;
import io.wavecast.trainer.drift.WatchSettings;
import io.wavecast.trainer.training.ForecastTarget;
import io.wavecast.trainer.training.TrainSettings;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The settings of the services in the story. They are those of {@code train --follow --promotion rule}, with shorter times, since the story must be told in minutes rather
 * than days.
 *
 * @param cell the recurrent cell of the networks
 * @param hidden units of the recurrent layer
 * @param updates the most weight updates of one training
 */
public record StorySettings(CellKind cell, int hidden, int updates) {
    /** Name of the models, and first part of the keys. */
    static final String MODEL = "machine";
    /** Event time runs so many times as fast as the wall clock. */
    static final int SPEED = 4;
    /** The horizon whose errors are shown: 0.2 s of event time. */
    static final int FARTHEST = 10;
    /** Samples of each series before the first training. */
    static final long MIN_SAMPLES = 1_200;
    /** Blocks of scores from which the drift test learns the usual errors. */
    static final int LEARN = 16;
    /** Bins of errors, half a second each, that are shown between two turns of the story. */
    static final int PAUSE = 12;
    /** Bins until all series are back at the version before: every instance reads the decision, then series change one by one. */
    static final int RETURN = (int) (SwapTiming.LEAD.plus(SwapSpread.LEAST).toMillis() / ErrorBins.MILLIS);

    private static final Duration TRAINING = Duration.ofSeconds(4);
    private static final Duration RECENT =
            Duration.ofSeconds(14); // of event time: the new rhythm only, if the drift is found as soon as it can be
    private static final int STEP_DOWN_STEPS = 1_000;

    /** A horizon of one step, and two further ones. Forecasts are not corrected online: an adapter would hide a part of the drift. */
    static ForecastTarget target() {
        return new ForecastTarget(List.of(1, 5, FARTHEST), Optional.empty(), false, 0.9, AdapterMode.OFF);
    }

    TrainSettings training() {
        return TrainSettings.of(MODEL)
                .with(cell)
                .withHidden(hidden)
                .withLags(24)
                .with(LearningSettings.defaults().withLimits(updates, TRAINING))
                .with(target());
    }

    /** Blocks of half a second in place of a minute. One request only: the story ends before a second one. */
    static WatchSettings watch() {
        return new WatchSettings(
                true, STEP_DOWN_STEPS, Duration.ofMillis(ErrorBins.MILLIS), LEARN, Duration.ofMinutes(10), RECENT);
    }

    /** Blocks of one second of event time, and a promotion as early as the evidence of 32 blocks allows. */
    static PromotionRule rule() {
        PromotionRule usual = PromotionRule.DEFAULT;
        return new PromotionRule(
                usual.level(), 4_096, 1, usual.minGain(), 0, (int) RhythmSignal.RATE, usual.maxBlocks(), Duration.ZERO);
    }
}
