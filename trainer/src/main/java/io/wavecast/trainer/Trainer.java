package io.wavecast.trainer;

import io.wavecast.core.model.Lineage;
import io.wavecast.core.model.Model;
import io.wavecast.core.model.ModelVersion;
import io.wavecast.core.wire.Topics;
import io.wavecast.core.wire.WireFormat;
import io.wavecast.trainer.history.History;
import io.wavecast.trainer.history.HistoryReader;
import io.wavecast.trainer.judge.Judge;
import io.wavecast.trainer.judge.Verdict;
import io.wavecast.trainer.publish.ModelPublisher;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/** From history to a judged model, and onto the models topic if it is worth it. */
public final class Trainer {
    private static final Logger log = LoggerFactory.getLogger(Trainer.class);
    private final Map<String, Object> clientProperties;
    private final Topics topics;
    private final WireFormat format;
    private final Clock clock;

    /** @param format of observations that do not say theirs in a header */
    public Trainer(Map<String, Object> clientProperties, Topics topics, WireFormat format, Clock clock) {
        this.format = format;
        this.clientProperties = clientProperties;
        this.topics = topics;
        this.clock = clock;
    }

    /**
     * Trains, judges, and publishes if the judge says so or it is forced.
     *
     * @throws IllegalArgumentException if the settings are wrong or there is too little data; the message says what would do
     * @throws InterruptedException if the thread is interrupted meanwhile
     */
    public TrainResult train(TrainSettings settings, TrainingListener listener) throws InterruptedException {
        check(settings);
        History history = reader().read(settings.model(), settings.history(), listener);
        told(history);
        return train(settings, history, listener);
    }

    /**
     * As {@link #train}, one model for each of the names that series are gathered under. What fails for one of them, such as too little
     * data, is told and does not stop the others.
     *
     * @param nameOf a model's name for a series' key
     * @return by name, what became of it; the message of what failed, where something did
     */
    public Map<String, Outcome> trainEach(
            TrainSettings settings, UnaryOperator<String> nameOf, TrainingListener listener)
            throws InterruptedException {
        check(settings);
        Map<String, Outcome> outcomes = new LinkedHashMap<>();
        SortedMap<String, History> histories = reader().read(settings.model(), settings.history(), nameOf, listener);
        if (histories.isEmpty()) {
            throw nothing(settings);
        }
        told(histories.get(histories.firstKey()));
        for (Map.Entry<String, History> group : histories.entrySet()) {
            try {
                TrainResult result = train(settings.withModel(group.getKey()), group.getValue(), listener);
                outcomes.put(group.getKey(), new Outcome(Optional.of(result), ""));
            } catch (IllegalArgumentException e) {
                log.warn("{} is not trained: {}", group.getKey(), e.getMessage());
                outcomes.put(group.getKey(), new Outcome(Optional.empty(), e.getMessage()));
            }
        }
        return outcomes;
    }

    /**
     * What became of one of several models.
     *
     * @param result nothing where training failed
     * @param failure why it did
     */
    public record Outcome(Optional<TrainResult> result, String failure) {}

    private static void check(TrainSettings settings) {
        if (!settings.problems().isEmpty()) {
            throw new IllegalArgumentException(String.join("; ", settings.problems()));
        }
    }

    private HistoryReader reader() {
        return new HistoryReader(clientProperties, topics.sensorEvents(), format);
    }

    private void told(History history) {
        if (!history.skipped().isEmpty()) {
            log.info("records of {} that were not used, by reason: {}", topics.sensorEvents(), history.skipped());
        }
    }

    /** What is logged meanwhile says for which model. */
    private TrainResult train(TrainSettings settings, History history, TrainingListener listener)
            throws InterruptedException {
        MDC.put("model", settings.model());
        try {
            return learned(settings, history, listener);
        } finally {
            MDC.remove("model");
        }
    }

    private TrainResult learned(TrainSettings settings, History history, TrainingListener listener)
            throws InterruptedException {
        enough(settings, history);
        Fit fit = Fit.of(settings, history, listener);
        var publisher = new ModelPublisher(clientProperties, topics.models());
        Lineage lineage = unjudged(settings, history, fit);
        Model candidate = fit.model(publisher.next(settings.model()), lineage);
        Verdict verdict = new Judge(settings.tolerance())
                .judge(candidate, fit.split().test(), fit.baseline(), publisher.champion(settings.model()));
        Model model = fit.model(candidate.version(), judged(lineage, verdict));
        boolean publish = verdict.worthPublishing() || settings.force();
        if (publish) {
            publisher.publish(model);
        }
        announce(model.version(), verdict, publish);
        return new TrainResult(model, verdict, publish);
    }

    private static void announce(ModelVersion version, Verdict verdict, boolean published) {
        if (!published) {
            log.info("{} is not published: {}", version, verdict.sentence());
        } else if (verdict.worthPublishing()) {
            log.info("{} is published: {}", version, verdict.sentence());
        } else {
            log.warn("{} is published because it was forced: {}", version, verdict.sentence());
        }
    }

    private void enough(TrainSettings settings, History history) {
        if (history.samples() == 0) {
            throw nothing(settings);
        }
        if (history.periodMicros() == 0) {
            throw new IllegalArgumentException(
                    "one sample tells no period: '" + settings.model() + "' needs a series of several");
        }
    }

    private IllegalArgumentException nothing(TrainSettings settings) {
        return new IllegalArgumentException("no samples: " + topics.sensorEvents() + " holds none of the series that '"
                + settings.model() + "' serves (keys that are the name, or start with it and '/')");
    }

    private Lineage unjudged(TrainSettings settings, History history, Fit fit) {
        String platform = "Java " + Runtime.version() + ", " + System.getProperty("os.name") + " "
                + System.getProperty("os.arch");
        return new Lineage(
                ChronoUnit.MICROS.between(java.time.Instant.EPOCH, clock.instant()),
                settings.learning().trainedBy().name(),
                platform,
                topics.sensorEvents(),
                history.fromMicros(),
                history.toMicros(),
                history.series().size(),
                history.samples(),
                fit.learned().updates(),
                settings.learning().seed(),
                Double.NaN,
                Double.NaN,
                Double.NaN);
    }

    private static Lineage judged(Lineage lineage, Verdict verdict) {
        return new Lineage(
                lineage.trainedAtMicros(),
                lineage.engine(),
                lineage.platform(),
                lineage.topic(),
                lineage.fromMicros(),
                lineage.toMicros(),
                lineage.series(),
                lineage.samples(),
                lineage.epochs(),
                lineage.seed(),
                verdict.errors().get(0),
                verdict.naiveErrors().get(0),
                verdict.arErrors().get(0),
                verdict.account());
    }
}
