package io.wavecast.demo;

import io.wavecast.core.model.ModelVersion;
import io.wavecast.core.topics.Topics;
import io.wavecast.core.wire.WireFormat;
import io.wavecast.demo.observe.Measurement;
import io.wavecast.demo.observe.SeriesReport;
import io.wavecast.trainer.cells.LearningSettings;
import io.wavecast.trainer.training.JudgedModel;
import io.wavecast.trainer.training.TrainSettings;
import io.wavecast.trainer.training.Trainer;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Trains on a thread of its own while the signal streams. */
final class BackgroundTraining implements Learning {
    private static final Logger log = LoggerFactory.getLogger(BackgroundTraining.class);
    /** What the regressions before and after the updates take on two cores: the limit of a training includes them. */
    private static final Duration REGRESSIONS = Duration.ofSeconds(8);

    private static final long POLL_MILLIS = 200;

    private final DemoSettings settings;
    private final Measurement measurement;
    private final RunProgress progress;
    private final TrainingSchedule schedule;
    private final Trainer trainer;
    private final Thread thread;
    private volatile boolean inProgress;
    private volatile Optional<ModelVersion> published = Optional.empty();

    private BackgroundTraining(
            DemoSettings settings,
            Map<String, Object> client,
            Topics topics,
            Measurement measurement,
            RunProgress progress) {
        this.settings = settings;
        this.measurement = measurement;
        this.progress = progress;
        this.schedule = new TrainingSchedule(settings.limit());
        this.trainer = new Trainer(client, topics, WireFormat.JSON, Clock.systemUTC());
        this.thread = new Thread(this::train, "wavecast-training");
    }

    @SuppressWarnings("ThreadPriorityCheck") // a hint only: where priorities have no effect, nothing breaks
    static BackgroundTraining start(
            DemoSettings settings,
            Map<String, Object> client,
            Topics topics,
            Measurement measurement,
            RunProgress progress) {
        var training = new BackgroundTraining(settings, client, topics, measurement, progress);
        training.thread.setPriority(Thread.MIN_PRIORITY);
        training.thread.start();
        return training;
    }

    @Override
    public Optional<String> awaited(Set<ModelVersion> inUse) {
        return inProgress
                ? Optional.of("the training in progress")
                : published
                        .filter(version -> !inUse.contains(version))
                        .map(version -> "the first forecast by " + version);
    }

    /** Interrupts the training. */
    @Override
    public void stop() {
        thread.interrupt();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void train() {
        try {
            while (!schedule.firstDue(progress.elapsed(), measurement.shortest())) {
                progress.collecting(schedule.firstShare(progress.elapsed(), measurement.shortest()));
                Thread.sleep(POLL_MILLIS); // until the time and the samples suffice
            }
            progress.collected();
            train("First training");
            Duration ended = progress.elapsed();
            while (!schedule.secondDue(progress.elapsed(), ended)) {
                Thread.sleep(POLL_MILLIS); // until the second training is due
            }
            train("Second training");
        } catch (InterruptedException e) {
            log.debug("the run ended during a training");
        } catch (RuntimeException e) {
            progress.event("Training failed: " + e.getMessage());
            log.warn("training failed", e);
        } finally {
            inProgress = false;
            progress.training(Optional.empty());
        }
    }

    private void train(String title) throws InterruptedException {
        String name = ModelName.of(
                measurement.reports().stream().map(SeriesReport::series).toList());
        inProgress = true;
        String cell = settings.cell().name().toLowerCase(Locale.ROOT);
        progress.event(title + ": " + cell + ", " + settings.hidden() + " units, " + measurement.shortest()
                + " samples per series");
        JudgedModel result = trainer.train(
                TrainSettings.of(name)
                        .with(settings.cell())
                        .withHidden(settings.hidden())
                        .with(LearningSettings.defaults()
                                .withLimits(
                                        settings.updates(),
                                        schedule.trainingTime().plus(REGRESSIONS)))
                        .with(settings.target())
                        .withForce(true), // the demonstration shows two versions, and says which of them lost
                new ProgressReporter(progress, title));
        progress.training(Optional.empty());
        progress.event(OutcomeText.of(result));
        if (result.published()) {
            published = Optional.of(result.model().version());
            progress.published();
        }
        inProgress = false;
    }
}
