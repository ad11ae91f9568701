package io.wavecast.trainer.training;

import io.wavecast.core.events.EventForm;
import io.wavecast.core.model.Model;
import io.wavecast.core.topics.FailureReason;
import io.wavecast.core.topics.Topics;
import io.wavecast.core.topics.versions.VersionRule;
import io.wavecast.core.wire.WireFormat;
import io.wavecast.trainer.history.History;
import io.wavecast.trainer.history.HistoryReader;
import io.wavecast.trainer.progress.TrainingListener;
import io.wavecast.trainer.publish.ModelPublisher;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.UnaryOperator;
import org.apache.kafka.common.errors.InterruptException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/** Trains models: reads their history, fits and judges them, and publishes those that are worth publishing. */
public final class Trainer {
    private static final Logger log = LoggerFactory.getLogger(Trainer.class);

    private final Topics topics;
    private final Clock clock;
    private final HistoryReader reader;
    private final ModelPublisher publisher;
    private final boolean warm;

    /**
     * A trainer for Wavecast's own records.
     *
     * @param format of observations without a format header
     */
    public Trainer(Map<String, Object> clientProperties, Topics topics, WireFormat format, Clock clock) {
        this(clientProperties, topics, EventForm.NATIVE, format, VersionRule.AT_ONCE, clock);
    }

    /**
     * A trainer for records of any form.
     *
     * @param form the form of the observations' records
     * @param format of observations without a format header
     * @param versions what happens to the versions that are published
     */
    public Trainer(
            Map<String, Object> clientProperties,
            Topics topics,
            EventForm form,
            WireFormat format,
            VersionRule versions,
            Clock clock) {
        this.topics = topics;
        this.clock = clock;
        this.reader = new HistoryReader(clientProperties, topics.sensorEvents(), form, format);
        this.publisher = new ModelPublisher(clientProperties, topics, versions, clock);
        this.warm = false;
    }

    private Trainer(Trainer other, boolean warm) {
        this.topics = other.topics;
        this.clock = other.clock;
        this.reader = other.reader;
        this.publisher = other.publisher;
        this.warm = warm;
    }

    /** The same trainer, whose trainings begin with the cells of the model in force where they fit. */
    public Trainer withWarmStart() {
        return new Trainer(this, true);
    }

    /**
     * Trains one model on all series that it serves. Publishes it if the verdict is good or the settings force it.
     *
     * @throws IllegalArgumentException if the settings are wrong or there is too little data; the message says how much is needed
     * @throws InterruptedException if the thread is interrupted
     */
    public JudgedModel train(TrainSettings settings, TrainingListener listener) throws InterruptedException {
        requireValid(settings);
        History history = reader.read(settings.model(), settings.history(), listener);
        logSkipped(history);
        return train(settings, history, listener);
    }

    /**
     * Trains one model for each group of series. If the training of one group fails, for example for too little data, the others
     * are trained all the same.
     *
     * @param modelOf the name of a model for the key of a series
     * @return by the model's name
     * @throws IllegalArgumentException if the settings are wrong or there are no series
     * @throws InterruptedException if the thread is interrupted
     */
    public Map<String, TrainingAttempt> trainEach(
            TrainSettings settings, UnaryOperator<String> modelOf, TrainingListener listener)
            throws InterruptedException {
        requireValid(settings);
        SortedMap<String, History> histories = reader.read(settings.model(), settings.history(), modelOf, listener);
        if (histories.isEmpty()) {
            throw noSamples(settings);
        }
        logSkipped(histories.values().iterator().next());
        Map<String, TrainingAttempt> attempts = new LinkedHashMap<>();
        for (Map.Entry<String, History> group : histories.entrySet()) {
            String model = group.getKey();
            try {
                JudgedModel result = train(settings.withModel(model), group.getValue(), listener);
                attempts.put(model, TrainingAttempt.succeeded(result));
            } catch (IllegalArgumentException e) {
                log.warn("could not train {}: {}", model, e.getMessage());
                attempts.put(model, TrainingAttempt.failed(String.valueOf(e.getMessage())));
            } catch (InterruptException e) { // Kafka's own, unchecked
                throw e;
            } catch (RuntimeException | Error e) { // memory and stack as well: the next group may need less of them
                log.error("the training of {} failed", model, e);
                attempts.put(model, TrainingAttempt.failed(FailureReason.of(e)));
            }
        }
        return attempts;
    }

    private JudgedModel train(TrainSettings asked, History history, TrainingListener listener)
            throws InterruptedException {
        MDC.put("model", asked.model());
        try {
            requireSamples(asked, history);
            TrainSettings settings = asked.at(history.periodMicros());
            Optional<WarmStart> start =
                    warm ? publisher.versions(settings.model()).champion().map(WarmStart::new) : Optional.empty();
            TrainSettings begun = start.map(from -> from.begin(settings)).orElse(settings);
            FittedModel network = FittedModel.of(begun, history, listener);
            var published = publisher.versions(settings.model());
            JudgedModel result =
                    new ModelChoice(settings, history, topics.sensorEvents(), published, clock).judged(network);
            if (result.published()) {
                Model model = result.model();
                result = result.as(
                        publisher.publish(start.map(from -> from.said(model)).orElse(model)));
            }
            logResult(result);
            return result;
        } finally {
            MDC.remove("model");
        }
    }

    private static void requireValid(TrainSettings settings) {
        List<String> problems = settings.problems();
        if (!problems.isEmpty()) {
            throw new IllegalArgumentException(String.join("; ", problems));
        }
    }

    private void requireSamples(TrainSettings settings, History history) {
        if (history.samples() == 0) {
            throw noSamples(settings);
        }
        if (history.periodMicros() == 0) {
            throw new IllegalArgumentException("no sampling period: '" + settings.model()
                    + "' needs a series of at least two samples, its series have one each");
        }
    }

    private IllegalArgumentException noSamples(TrainSettings settings) {
        return new IllegalArgumentException("no samples: " + topics.sensorEvents() + " holds none of the series that '"
                + settings.model() + "' serves (keys that are the name, or start with it and '/')");
    }

    private void logSkipped(History history) {
        if (!history.skipped().isEmpty()) {
            log.info("skipped records of {}, by reason: {}", topics.sensorEvents(), history.skipped());
        }
    }

    private static void logResult(JudgedModel result) {
        if (result.published() && !result.verdict().worthPublishing()) {
            log.warn("{} (forced)", result.sentence());
        } else {
            log.info("{}", result.sentence());
        }
    }
}
