package io.wavecast.demo.story;

import io.wavecast.core.topics.Topics;
import io.wavecast.signals.Signal;
import io.wavecast.signals.replay.ReplayOptions;
import io.wavecast.trainer.live.OpenTest;
import io.wavecast.trainer.progress.TrainingListener;
import io.wavecast.trainer.training.JudgedModel;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * The story of a model whose signal changes: the error rises, the drift is found, a successor learns, is compared unseen, and comes into force; then a bad model is forced in, and
 * steps down. Everything is done by the parts of the services. The story itself does three things only: it trains the first model, changes the
 * rhythm, and forces the bad model in. It tells what it reads from the topics.
 */
public final class DriftStory {
    /** Event time runs so many times as fast as the wall clock. */
    public static final int SPEED = StorySettings.SPEED;

    private final StorySettings settings;
    private final RhythmSignal signal;
    private final ModelLife life;

    /** Learns what happens beside the events. Called by several threads. */
    public interface Audience {
        /** An event of the story. */
        void told(LifeEvent event);

        /** Follows a training. */
        TrainingListener training();

        /** A training has ended. */
        void judged(JudgedModel model);

        /** How far the tests of challengers are. */
        void tests(List<OpenTest> tests);
    }

    /** @param seed of the signal */
    public DriftStory(StorySettings settings, long seed) {
        this.settings = settings;
        this.signal = new RhythmSignal(seed);
        this.life = new ModelLife(StorySettings.FARTHEST);
    }

    /** The signal that must be replayed. */
    public Signal signal() {
        return signal;
    }

    /** How the signal must be replayed. */
    public static ReplayOptions replay() {
        return ReplayOptions.of(StorySettings.MODEL).withSpeed(StorySettings.SPEED);
    }

    /** What the topics tell about the models. */
    public ModelLife life() {
        return life;
    }

    /**
     * Begins, with the first sample of the signal.
     *
     * @param samples number of samples of the shortest series so far
     */
    public Telling begin(Map<String, Object> client, Topics topics, LongSupplier samples, Audience audience) {
        return Telling.start(settings, signal, life, client, topics, samples, audience);
    }
}
