package io.wavecast.demo.story;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.wavecast.core.events.EventForm;
import io.wavecast.core.topics.TopicThread;
import io.wavecast.core.topics.Topics;
import io.wavecast.core.topics.versions.Promotion;
import io.wavecast.core.topics.versions.SwapTiming;
import io.wavecast.core.topics.versions.VersionRule;
import io.wavecast.core.wire.WireFormat;
import io.wavecast.demo.story.LifeEvent.Kind;
import io.wavecast.trainer.Follower;
import io.wavecast.trainer.live.Decider;
import io.wavecast.trainer.live.DeciderListener;
import io.wavecast.trainer.live.Deciders;
import io.wavecast.trainer.live.OpenTest;
import io.wavecast.trainer.live.Proposal;
import io.wavecast.trainer.metrics.WatchMetrics;
import io.wavecast.trainer.mode.TrainerProgress;
import io.wavecast.trainer.training.TrainSettings;
import io.wavecast.trainer.training.Trainer;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A story in progress: {@code train --follow --promotion rule} on threads of this JVM, and the thread that leads through the story. */
public final class Telling implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Telling.class);
    private static final long POLL_MILLIS = 100;
    /** Blocks that the drift test sees beyond those that it learns from before the rhythm changes. */
    private static final int MARGIN = 6;

    private final RhythmSignal signal;
    private final ModelLife life;
    private final LongSupplier samples;
    private final DriftStory.Audience audience;
    private final Clock clock = Clock.systemUTC();
    private final TrainSettings training;
    private final Trainer trainer;
    private final Follower follower;
    private final BadModel badModel;
    private final TopicThread reader;
    private final Thread following;
    private final Thread deciding;
    private final Thread leading;
    private volatile boolean ended;
    private volatile Optional<RuntimeException> failure = Optional.empty();

    @SuppressWarnings("ThreadPriorityCheck") // a hint only: where priorities have no effect, nothing breaks
    private Telling(
            StorySettings settings,
            RhythmSignal signal,
            ModelLife life,
            Map<String, Object> client,
            Topics topics,
            LongSupplier samples,
            DriftStory.Audience audience) {
        this.signal = signal;
        this.life = life;
        this.samples = samples;
        this.audience = audience;
        this.training = settings.training();
        life.started(clock.millis(), audience::told);
        trainer = new Trainer(
                        client,
                        topics,
                        EventForm.NATIVE,
                        WireFormat.JSON,
                        new VersionRule(Promotion.RULE, VersionRule.KEEP),
                        clock)
                .withWarmStart();
        follower = new Follower(
                client,
                "",
                topics,
                StorySettings.watch(),
                Optional.of(StorySettings.MODEL),
                training,
                new TrainerProgress(),
                new ReplayClock(clock, StorySettings.SPEED));
        badModel = new BadModel(client, topics);
        reader = LifeReader.start(client, topics, life);
        following = thread("wavecast-training", this::follow);
        following.setPriority(Thread.MIN_PRIORITY);
        Decider decider = Deciders.create(
                client,
                topics,
                "",
                StorySettings.rule(),
                Optional.of(StorySettings.MODEL),
                SwapTiming.AT_ONCE,
                new Tests());
        deciding = Deciders.start(decider);
        leading = thread("wavecast-story", this::lead);
    }

    private static Thread thread(String name, Script script) {
        return new Thread(
                () -> {
                    try {
                        script.run();
                    } catch (InterruptedException e) {
                        log.debug("{} was stopped", name, e);
                    }
                },
                name);
    }

    private interface Script {
        void run() throws InterruptedException;
    }

    static Telling start(
            StorySettings settings,
            RhythmSignal signal,
            ModelLife life,
            Map<String, Object> client,
            Topics topics,
            LongSupplier samples,
            DriftStory.Audience audience) {
        var telling = new Telling(settings, signal, life, client, topics, samples, audience);
        telling.following.start();
        telling.leading.start();
        return telling;
    }

    /** Trains on request, and watches the model in force. */
    private void follow() throws InterruptedException {
        follower.run(
                (model, history) -> train(training.withModel(model).with(history)),
                Optional.empty(),
                new WatchMetrics(new SimpleMeterRegistry()));
    }

    private void train(TrainSettings settings) throws InterruptedException {
        audience.judged(trainer.train(settings, audience.training()));
    }

    private void lead() throws InterruptedException {
        try {
            while (samples.getAsLong() < StorySettings.MIN_SAMPLES) {
                Thread.sleep(POLL_MILLIS); // until the samples suffice
            }
            train(training);
            life.await(Kind.FIRST_MODEL);
            life.awaitScores(life.scoredBins() + StorySettings.LEARN + MARGIN);
            signal.change();
            life.tell(
                    Kind.RHYTHM,
                    clock.millis(),
                    "The signal changes its rhythm: the machine runs %.0f %% faster"
                            .formatted(100 * (RhythmSignal.FASTER - 1)));
            life.await(Kind.ERROR_FELL);
            life.awaitScores(life.scoredBins() + StorySettings.PAUSE);
            badModel.force(StorySettings.MODEL);
            life.await(Kind.STEPPED_DOWN);
            life.awaitScores(life.scoredBins() + StorySettings.RETURN + StorySettings.PAUSE);
        } catch (RuntimeException e) {
            failure = Optional.of(e);
            log.warn("the story ends early", e);
        } finally {
            ended = true;
        }
    }

    /** Whether the story has come to its end, or cannot go on. */
    public boolean ended() {
        return ended;
    }

    /** Why the story cannot go on, if it cannot. */
    public Optional<RuntimeException> failure() {
        return failure;
    }

    @Override
    public void close() {
        leading.interrupt();
        following.interrupt();
        try {
            Deciders.stop(deciding);
            leading.join();
            following.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        reader.close();
    }

    /** Passes on how far the tests are. */
    private final class Tests implements DeciderListener {
        @Override
        public void at(boolean active, List<OpenTest> tests) {
            audience.tests(tests);
        }

        @Override
        public void decided(Proposal proposal) {
            audience.tests(List.of());
        }
    }
}
