package io.wavecast.demo;

import io.wavecast.core.model.ModelVersion;
import io.wavecast.core.topics.Topics;
import io.wavecast.demo.observe.Measurement;
import io.wavecast.demo.page.TrainingStatus;
import io.wavecast.demo.story.DriftStory;
import io.wavecast.demo.story.LifeEvent;
import io.wavecast.demo.story.Telling;
import io.wavecast.trainer.live.OpenTest;
import io.wavecast.trainer.progress.TrainingListener;
import io.wavecast.trainer.training.JudgedModel;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Lets a story make the models of a run, and shows what happens beside its events. */
final class StoryLearning implements Learning, DriftStory.Audience {
    private final RunProgress progress;
    private final Telling telling;
    private volatile boolean tested;

    StoryLearning(
            DriftStory story,
            Map<String, Object> client,
            Topics topics,
            Measurement measurement,
            RunProgress progress) {
        this.progress = progress;
        this.telling = story.begin(client, topics, measurement::shortest, this);
    }

    @Override
    public Optional<String> awaited(Set<ModelVersion> inUse) {
        telling.failure().ifPresent(failure -> {
            throw new IllegalStateException("the story cannot go on: " + failure.getMessage(), failure);
        });
        return telling.ended() ? Optional.empty() : Optional.of("the end of the story");
    }

    @Override
    public void told(LifeEvent event) {
        progress.event(event.text());
    }

    @Override
    public TrainingListener training() {
        progress.collected();
        return new ProgressReporter(progress, "Training");
    }

    @Override
    public void judged(JudgedModel model) {
        progress.training(Optional.empty());
        progress.event(OutcomeText.of(model));
        if (model.published()) {
            progress.published();
        }
    }

    @Override
    public void tests(List<OpenTest> tests) {
        if (!tests.isEmpty()) {
            OpenTest test = tests.get(0);
            progress.training(Optional.of(new TrainingStatus(
                    "Comparing " + test.challenger() + ", " + test.steps() + " steps", test.progress())));
        } else if (tested) {
            progress.training(Optional.empty());
        }
        tested = !tests.isEmpty();
    }

    @Override
    public void stop() {
        telling.close();
    }
}
