package io.wavecast.demo;

import io.wavecast.core.model.ModelVersion;
import io.wavecast.core.topics.Topics;
import io.wavecast.core.wire.WireFormat;
import io.wavecast.demo.observe.Measurement;
import io.wavecast.demo.observe.SeriesReport;
import io.wavecast.demo.page.TrainingStatus;
import io.wavecast.trainer.cells.LearningSettings;
import io.wavecast.trainer.judge.Verdict;
import io.wavecast.trainer.progress.TrainingListener;
import io.wavecast.trainer.training.TrainResult;
import io.wavecast.trainer.training.TrainSettings;
import io.wavecast.trainer.training.Trainer;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Trains as planned, on a thread of its own, while the signal goes on. */
final class BackgroundTraining implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(BackgroundTraining.class);
    private static final long LOOK_MILLIS = 200;

    private final DemoSettings settings;
    private final Measurement measurement;
    private final RunProgress progress;
    private final TrainingSchedule plan;
    private final Trainer trainer;
    private final Thread thread;
    private volatile boolean training;
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
        this.plan = new TrainingSchedule(settings.limit());
        this.trainer = new Trainer(client, topics, WireFormat.JSON, Clock.systemUTC());
        this.thread = new Thread(this::learn, "wavecast-training");
    }

    static BackgroundTraining start(
            DemoSettings settings,
            Map<String, Object> client,
            Topics topics,
            Measurement measurement,
            RunProgress progress) {
        var learning = new BackgroundTraining(settings, client, topics, measurement, progress);
        learning.thread.setPriority(Thread.MIN_PRIORITY);
        learning.thread.start();
        return learning;
    }

    /** Whether one is under way. */
    boolean training() {
        return training;
    }

    /** The newest version that was published, if one was. */
    Optional<ModelVersion> published() {
        return published;
    }

    @Override
    public void close() {
        breakOff();
    }

    /** Returns once nothing is going on any more. */
    void breakOff() {
        thread.interrupt();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void learn() {
        try {
            while (!plan.firstDue(progress.elapsed(), measurement.shortest())) {
                Thread.sleep(LOOK_MILLIS); // time has to pass, and samples have to come
            }
            train("First training", false);
            Duration ended = progress.elapsed();
            while (!plan.secondDue(progress.elapsed(), ended)) {
                Thread.sleep(LOOK_MILLIS); // time has to pass
            }
            // Two versions in a row are what the demonstration is to show, whatever the second is worth.
            train("Second training", true);
        } catch (InterruptedException e) {
            log.debug("the run ended during training");
        } catch (RuntimeException e) {
            progress.note("Training failed: " + e.getMessage());
            log.warn("training failed", e);
        } finally {
            training = false;
            progress.training(Optional.empty());
        }
    }

    private void train(String which, boolean force) throws InterruptedException {
        String name = ModelName.of(
                measurement.reports().stream().map(SeriesReport::series).toList());
        training = true;
        String cell = settings.cell().name().toLowerCase(Locale.ROOT);
        progress.note(which + ": " + cell + " with " + settings.hidden() + " units on " + measurement.shortest()
                + " samples a series");
        TrainResult result = trainer.train(
                TrainSettings.of(name)
                        .with(settings.cell())
                        .withHidden(settings.hidden())
                        .with(LearningSettings.defaults().atMost(settings.updates(), plan.timeForOne()))
                        .withForce(force),
                new Steps(which));
        progress.training(Optional.empty());
        progress.note(outcome(result));
        if (result.published()) {
            published = Optional.of(result.model().version());
        }
        training = false;
    }

    private static String outcome(TrainResult result) {
        Verdict verdict = result.verdict();
        String figures = String.format(
                Locale.ROOT,
                ": on data held back, skill %.3f, AR(%d) %.3f",
                result.replaced().orElse(verdict).skill(),
                verdict.lags(),
                1 - verdict.arErrors().get(0) / verdict.naiveErrors().get(0));
        String version = result.model().version().toString();
        if (!result.published()) {
            return version + " is not worth publishing" + figures;
        }
        if (result.replaced().isPresent()) {
            return version + " is AR(" + verdict.lags() + "), which does better than the network" + figures;
        }
        return version
                + (verdict.worthPublishing() ? " published" : " published by force, the judge had said no")
                + figures;
    }

    /** Tells the progress. */
    private final class Steps implements TrainingListener {
        private final String which;

        Steps(String which) {
            this.which = which;
        }

        @Override
        public void historyRead(long read, long total) {
            progress.training(Optional.of(new TrainingStatus(which + ": reading history", Double.NaN)));
        }

        @Override
        public void historyComplete(int series, long samples, long periodMicros) {
            progress.training(Optional.of(
                    new TrainingStatus(which + ": " + samples + " samples of " + series + " series", Double.NaN)));
        }

        @Override
        public void updatesDone(int update, int updates, double loss, double validationLoss, Duration timeLeft) {
            progress.training(Optional.of(new TrainingStatus(
                    String.format(
                            Locale.ROOT,
                            "%s: update %d of %d, validation %.3g",
                            which,
                            update,
                            updates,
                            validationLoss),
                    (double) update / updates)));
        }
    }
}
