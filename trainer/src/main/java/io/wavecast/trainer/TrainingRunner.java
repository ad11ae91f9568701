package io.wavecast.trainer;

import io.wavecast.cli.Terminal;
import io.wavecast.trainer.history.HistorySettings;
import io.wavecast.trainer.metrics.TrainerMetrics;
import io.wavecast.trainer.mode.TrainerProgress;
import io.wavecast.trainer.mode.TrainingJob;
import io.wavecast.trainer.progress.ConsoleProgress;
import io.wavecast.trainer.progress.LogProgress;
import io.wavecast.trainer.progress.TrainingListener;
import io.wavecast.trainer.training.JudgedModel;
import io.wavecast.trainer.training.TrainSettings;
import io.wavecast.trainer.training.Trainer;
import io.wavecast.trainer.training.TrainingAttempt;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.apache.kafka.common.errors.InterruptException;

/** Runs trainings with given settings, and reports them: on the console, or in the log and the metrics of a service. */
final class TrainingRunner {
    private static final int FAILED = 1;
    private static final int NOT_WORTH_PUBLISHING = 3;

    private final Trainer trainer;
    private final TrainSettings settings;
    private final Optional<UnaryOperator<String>> modelOf;
    private final PrintWriter out;
    private final PrintWriter err;
    private final boolean zeroIfKept;

    /** @param modelOf the name of a model for the key of a series; empty for one model of all series
     * @param zeroIfKept whether a training without a publication counts as a success */
    TrainingRunner(
            Trainer trainer,
            TrainSettings settings,
            Optional<UnaryOperator<String>> modelOf,
            boolean zeroIfKept,
            PrintWriter out,
            PrintWriter err) {
        this.trainer = trainer;
        this.settings = settings;
        this.modelOf = modelOf;
        this.out = out;
        this.err = err;
        this.zeroIfKept = zeroIfKept;
    }

    /**
     * Trains once, and prints progress and results.
     *
     * @return the exit code of {@code train}: a failure of one model outweighs the verdict on another
     */
    int runOnce() throws InterruptedException {
        Map<String, TrainingAttempt> attempts;
        try (var progress = new ConsoleProgress(out, Terminal.attached())) {
            attempts = train(settings, progress);
        } catch (IllegalArgumentException e) {
            err.println("train: " + e.getMessage());
            return FAILED;
        }
        boolean failed = false;
        boolean kept = false;
        for (Map.Entry<String, TrainingAttempt> attempt : attempts.entrySet()) {
            Optional<JudgedModel> result = attempt.getValue().result();
            if (result.isPresent()) {
                out.println(result.get().sentence());
                kept |= !result.get().published();
            } else {
                printFailure(attempt.getKey(), attempt.getValue());
                failed = true;
            }
        }
        return failed ? FAILED : kept && !zeroIfKept ? NOT_WORTH_PUBLISHING : 0;
    }

    /** A job that logs its progress and counts its results. */
    TrainingJob jobOfService(TrainerMetrics metrics, TrainerProgress progress) {
        return new TrainingJob() {
            @Override
            public void run(String name, HistorySettings history) throws InterruptedException {
                runInService(settings.withModel(name).with(history), metrics, progress);
            }

            @Override
            public void gaveUp(String name) {
                metrics.modelFailed();
            }
        };
    }

    private void runInService(TrainSettings each, TrainerMetrics metrics, TrainerProgress progress)
            throws InterruptedException {
        long start = System.nanoTime();
        metrics.trainingStarted();
        try {
            var listener = new LogProgress().and(metrics.listener()).and(new ProgressSteps(progress));
            train(each, listener)
                    .forEach((model, attempt) -> attempt.result().ifPresentOrElse(metrics::modelJudged, () -> {
                        printFailure(model, attempt);
                        metrics.modelFailed();
                    }));
        } catch (InterruptException e) {
            throw e; // a stop, no failure
        } catch (RuntimeException | Error e) {
            metrics.modelFailed();
            throw e;
        } finally {
            metrics.trainingEnded(Duration.ofNanos(System.nanoTime() - start));
        }
    }

    private Map<String, TrainingAttempt> train(TrainSettings each, TrainingListener listener)
            throws InterruptedException {
        return modelOf.isPresent()
                ? trainer.trainEach(each, modelOf.get(), listener)
                : Map.of(each.model(), TrainingAttempt.succeeded(trainer.train(each, listener)));
    }

    private void printFailure(String model, TrainingAttempt attempt) {
        err.println("train: " + model + ": " + attempt.failure());
    }
}
