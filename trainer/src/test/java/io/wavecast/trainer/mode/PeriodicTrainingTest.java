package io.wavecast.trainer.mode;

import static org.assertj.core.api.Assertions.assertThat;

import io.wavecast.trainer.history.HistorySettings;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.common.KafkaException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class PeriodicTrainingTest {
    @Test
    void shouldTrainOncePerInterval() throws Exception {
        var trainings = new AtomicInteger();
        TrainingJob training = (model, history) -> trainings.incrementAndGet();
        var periodic = new PeriodicTraining(
                training, "pump", HistorySettings.everything(), Duration.ofDays(1), new TrainerProgress());

        periodic.trainIfDue();
        periodic.trainIfDue();

        assertThat(trainings).hasValue(1);
    }

    @Test
    void shouldContinueAfterAFailureUntilInterrupted() throws Exception {
        var trainings = new CountDownLatch(5);
        var ended = new CompletableFuture<String>();
        TrainingJob training = (model, history) -> {
            trainings.countDown();
            if (trainings.getCount() == 4) {
                throw new OutOfMemoryError("Java heap space");
            }
            if (trainings.getCount() == 3) {
                throw new IllegalArgumentException("too few samples yet");
            }
            if (trainings.getCount() == 2) {
                throw new KafkaException("no broker at present");
            }
        };
        var thread = new Thread(() -> {
            try {
                new PeriodicTraining(
                                training,
                                "pump",
                                HistorySettings.everything(),
                                Duration.ofMillis(1),
                                new TrainerProgress())
                        .run();
            } catch (InterruptedException e) {
                ended.complete("interrupted");
            }
        });
        thread.start();

        assertThat(trainings.await(20, TimeUnit.SECONDS)).isTrue();
        thread.interrupt();

        assertThat(ended.get(20, TimeUnit.SECONDS)).isEqualTo("interrupted");
    }
}
