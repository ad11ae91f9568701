package io.wavecast.trainer.mode;

import static org.assertj.core.api.Assertions.assertThat;

import io.wavecast.core.model.ModelNames;
import io.wavecast.core.topics.TopicSetup;
import io.wavecast.core.topics.Topics;
import io.wavecast.kafka.LocalBroker;
import io.wavecast.trainer.history.HistorySettings;
import io.wavecast.trainer.request.RetrainRequest;
import io.wavecast.trainer.request.RetrainRequestSender;
import io.wavecast.trainer.request.TrainerGroup;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class RequestedTrainingIT {
    private static final Topics TOPICS = Topics.defaults();
    private static final TopicPartition PARTITION = new TopicPartition(TOPICS.retrainRequests(), 0);
    private static final String GROUP = "wavecast-trainer";

    private final LinkedBlockingQueue<String> trained = new LinkedBlockingQueue<>();
    private final LinkedBlockingQueue<String> givenUp = new LinkedBlockingQueue<>();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private LocalBroker broker;
    private Admin admin;

    @BeforeEach
    void start() throws Exception {
        broker = LocalBroker.start();
        admin = Admin.create(client());
        TopicSetup.create(admin, TOPICS, 1, (short) 1);
    }

    @AfterEach
    void stop() {
        threads.shutdownNow();
        admin.close();
        broker.close();
    }

    @Test
    void shouldServeTheNextRequestWhateverATrainingDiesOf() throws Exception {
        List<Throwable> deaths = List.of(
                new OutOfMemoryError("Java heap space"),
                new StackOverflowError(),
                new NoClassDefFoundError("engine"),
                new IllegalStateException("could not publish"),
                new ArithmeticException("/ by zero"));
        for (int i = 0; i < deaths.size(); i++) {
            request("poison" + i);
        }
        request("good");

        Future<?> trainer = run(new Job() {
            @Override
            public void run(String model, HistorySettings history) {
                super.run(model, history);
                if (model.startsWith("poison")) {
                    sneak(deaths.get(Integer.parseInt(model.substring("poison".length()))));
                }
            }
        });

        for (int i = 0; i < deaths.size(); i++) {
            assertThat(trained.poll(60, TimeUnit.SECONDS)).isEqualTo("poison" + i);
        }
        assertThat(trained.poll(60, TimeUnit.SECONDS)).isEqualTo("good");
        trainer.cancel(true);
    }

    @Test
    void shouldGiveUpARequestInWhoseAttemptsTheProcessDied() throws Exception {
        request("deadly");
        request("good");
        committed(0, "attempts=" + Attempts.LIMIT);

        Future<?> trainer = run(new Job());

        assertThat(givenUp.poll(60, TimeUnit.SECONDS)).isEqualTo("deadly");
        assertThat(trained.poll(60, TimeUnit.SECONDS)).isEqualTo("good");
        trainer.cancel(true);
    }

    @Test
    void shouldRecordAnAttemptBeforeItBeginsAndForgetOneThatWasStopped() throws Exception {
        request("slow");
        committed(0, "attempts=1");

        var during = new LinkedBlockingQueue<String>();
        Future<?> trainer = run(new Job() {
            @Override
            public void run(String model, HistorySettings history) {
                during.add(metadata());
                sneak(new InterruptedException("stopped"));
            }
        });

        assertThat(during.poll(60, TimeUnit.SECONDS)).isEqualTo("attempts=2");
        trainer.get(60, TimeUnit.SECONDS);
        assertThat(metadata()).isEqualTo("attempts=1");
    }

    @Test
    void shouldTrainPeriodicallyBetweenRequests() throws Exception {
        request("asked");
        var periodic = new PeriodicTraining(
                new Job(), "regular", HistorySettings.everything(), Duration.ofMillis(1), new TrainerProgress());

        Future<?> trainer = run(new Job(), Optional.of(periodic));

        assertThat(trained.poll(60, TimeUnit.SECONDS)).as("due at the start").isEqualTo("regular");
        String next;
        do {
            next = trained.poll(60, TimeUnit.SECONDS);
        } while ("regular".equals(next));
        assertThat(next).isEqualTo("asked");
        assertThat(trained.poll(60, TimeUnit.SECONDS)).isEqualTo("regular");
        trainer.cancel(true);
    }

    @Test
    void shouldShowEachGroupTheRequestsOfItsNames() throws Exception {
        request("eeg");
        request("pump");
        request("eeg/left");

        Future<?> pumps = run(new Job(), Optional.empty(), Optional.of("pump"));
        assertThat(trained.poll(60, TimeUnit.SECONDS)).isEqualTo("pump");
        Future<?> eeg = run(new Job(), Optional.empty(), Optional.of("eeg"));
        assertThat(trained.poll(60, TimeUnit.SECONDS)).isEqualTo("eeg");
        assertThat(trained.poll(60, TimeUnit.SECONDS)).isEqualTo("eeg/left");
        request("pump");
        assertThat(trained.poll(60, TimeUnit.SECONDS)).isEqualTo("pump");
        pumps.cancel(true);
        eeg.cancel(true);
    }

    @Test
    void shouldBeginANewGroupWhereTheGroupOfAllNamesStands() throws Exception {
        request("pump/old");
        request("pump/deadly");
        request("pump/new");
        committed(1, "attempts=" + Attempts.LIMIT);

        Future<?> trainer = run(new Job(), Optional.empty(), Optional.of("pump"));

        assertThat(trained.poll(60, TimeUnit.SECONDS)).isEqualTo("pump/new");
        assertThat(givenUp).containsExactly("pump/deadly");
        trainer.cancel(true);
    }

    @Test
    void shouldKeepTheOffsetsThatAGroupHas() throws Exception {
        request("pump/served");
        request("pump/open");
        committed(2, "");
        committed(GROUP + "-pump", 1, "");

        Future<?> trainer = run(new Job(), Optional.empty(), Optional.of("pump"));

        assertThat(trained.poll(60, TimeUnit.SECONDS)).isEqualTo("pump/open");
        trainer.cancel(true);
    }

    private Future<?> run(TrainingJob job) {
        return run(job, Optional.empty());
    }

    private Future<?> run(TrainingJob job, Optional<PeriodicTraining> periodic) {
        return run(job, periodic, Optional.empty());
    }

    private Future<?> run(TrainingJob job, Optional<PeriodicTraining> periodic, Optional<String> name) {
        var training = new RequestedTraining(
                client(),
                TrainerGroup.of("", name),
                TOPICS.retrainRequests(),
                job,
                HistorySettings.everything(),
                Duration.ofMinutes(1),
                new TrainerProgress());
        return threads.submit(() -> {
            try {
                training.run(periodic, model -> name.map(own -> ModelNames.serves(own, model))
                        .orElse(true));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }

    private class Job implements TrainingJob {
        @Override
        public void run(String model, HistorySettings history) {
            trained.add(model);
        }

        @Override
        public void gaveUp(String model) {
            givenUp.add(model);
        }
    }

    private void request(String model) throws InterruptedException {
        new RetrainRequestSender(client(), TOPICS.retrainRequests())
                .send(new RetrainRequest(model, "", OptionalLong.empty(), OptionalLong.empty()));
    }

    private void committed(long offset, String metadata) throws Exception {
        committed(GROUP, offset, metadata);
    }

    private void committed(String group, long offset, String metadata) throws Exception {
        admin.alterConsumerGroupOffsets(group, Map.of(PARTITION, new OffsetAndMetadata(offset, metadata)))
                .all()
                .get();
    }

    private String metadata() {
        try {
            return admin.listConsumerGroupOffsets(GROUP)
                    .partitionsToOffsetAndMetadata()
                    .get()
                    .get(PARTITION)
                    .metadata();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private Map<String, Object> client() {
        return Map.of("bootstrap.servers", broker.bootstrap());
    }

    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
    private static <E extends Throwable> void sneak(Throwable thrown) throws E {
        throw (E) thrown;
    }
}
