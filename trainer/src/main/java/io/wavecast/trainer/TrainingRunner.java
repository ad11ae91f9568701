package io.wavecast.trainer;

import io.wavecast.cli.Terminal;
import io.wavecast.trainer.metrics.TrainerMetrics;
import io.wavecast.trainer.mode.TrainingJob;
import io.wavecast.trainer.progress.ConsoleProgress;
import io.wavecast.trainer.progress.LogProgress;
import io.wavecast.trainer.progress.TrainingListener;
import io.wavecast.trainer.training.JudgedModel;
import io.wavecast.trainer.training.TrainSettings;
import io.wavecast.trainer.training.Trainer;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.apache.kafka.common.KafkaException;

/** Trainings under some settings, each told to whoever asked for it: a person, or the log of a service. */
final class TrainingRunner {
    private static final int FAILED = 1;
    private static final int NOT_WORTH_PUBLISHING = 3;

    private final Trainer trainer;
    private final TrainSettings settings;
    private final Optional<UnaryOperator<String>> nameOf;
    private final PrintWriter out;
    private final PrintWriter err;

    /** @param nameOf names of models by names of series; nothing for one model of all series */
    TrainingRunner(
            Trainer trainer,
            TrainSettings settings,
            Optional<UnaryOperator<String>> nameOf,
            PrintWriter out,
            PrintWriter err) {
        this.trainer = trainer;
        this.settings = settings;
        this.nameOf = nameOf;
        this.out = out;
        this.err = err;
    }

    /** For a person, with its progress; the exit code. */
    int once() throws InterruptedException {
        Map<String, Trainer.Outcome> outcomes;
        try (var progress = new ConsoleProgress(out, Terminal.attached())) {
            outcomes = outcomes(settings, progress);
        } catch (IllegalArgumentException e) {
            err.println("train: " + e.getMessage());
            return FAILED;
        }
        int code = 0;
        for (Map.Entry<String, Trainer.Outcome> one : outcomes.entrySet()) {
            if (one.getValue().result().isPresent()) {
                code = Math.max(code, told(one.getValue().result().get()));
            } else {
                failed(one.getKey(), one.getValue());
                code = code == 0 ? FAILED : code;
            }
        }
        return code;
    }

    /** For a service, which tells of it in its log and its metrics. */
    TrainingJob measured(TrainerMetrics metrics) {
        return (name, history) -> {
            long begun = System.nanoTime();
            metrics.begun();
            try {
                outcomes(settings.withModel(name).with(history), new LogProgress().and(metrics))
                        .forEach((model, outcome) -> outcome.result().ifPresentOrElse(metrics::ended, () -> {
                            failed(model, outcome);
                            metrics.failed();
                        }));
            } catch (IllegalArgumentException | IllegalStateException | KafkaException e) {
                metrics.failed();
                throw e;
            } finally {
                metrics.over(Duration.ofNanos(System.nanoTime() - begun));
            }
        };
    }

    private Map<String, Trainer.Outcome> outcomes(TrainSettings each, TrainingListener listener)
            throws InterruptedException {
        return nameOf.isPresent()
                ? trainer.trainEach(each, nameOf.get(), listener)
                : Map.of(each.model(), new Trainer.Outcome(Optional.of(trainer.train(each, listener)), ""));
    }

    private void failed(String model, Trainer.Outcome outcome) {
        err.println("train: " + model + ": " + outcome.failure());
    }

    private int told(JudgedModel result) {
        out.println(result.sentence());
        return result.published() ? 0 : NOT_WORTH_PUBLISHING;
    }
}
