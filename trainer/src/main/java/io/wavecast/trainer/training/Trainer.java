package io.wavecast.trainer.training;

import io.wavecast.core.model.Lineage;
import io.wavecast.core.model.Model;
import io.wavecast.core.model.ModelVersion;
import io.wavecast.core.rnn.CellKind;
import io.wavecast.core.topics.Topics;
import io.wavecast.core.wire.WireFormat;
import io.wavecast.trainer.history.History;
import io.wavecast.trainer.history.HistoryReader;
import io.wavecast.trainer.judge.Judge;
import io.wavecast.trainer.judge.Verdict;
import io.wavecast.trainer.progress.TrainingListener;
import io.wavecast.trainer.publish.ModelPublisher;
import java.time.Clock;
import java.time.Instant;
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
        FittedModel fit = FittedModel.of(settings, history, listener);
        var publisher = new ModelPublisher(clientProperties, topics.models());
        TrainResult result = judged(settings, history, fit, publisher);
        if (result.published()) {
            publisher.publish(result.model());
        }
        announce(result);
        return result;
    }

    /** The network, or AR(p) where the network is not worth publishing and that is. */
    private TrainResult judged(TrainSettings settings, History history, FittedModel fit, ModelPublisher publisher)
            throws InterruptedException {
        ModelVersion version = publisher.next(settings.model());
        Optional<Model> champion = publisher.champion(settings.model());
        var judge = new Judge(settings.tolerance());
        Lineage lineage = lineage(settings, history, fit);
        TrainResult network = judged(judge, fit, version, lineage, champion, Optional.empty());
        if (network.published() || settings.force()) {
            return new TrainResult(network.model(), network.verdict(), true, Optional.empty());
        }
        return fit.regression()
                .map(path -> judged(
                        judge,
                        path,
                        version,
                        lineage(settings, history, path),
                        champion,
                        Optional.of(network.verdict())))
                .filter(TrainResult::published)
                .orElse(network);
    }

    private static TrainResult judged(
            Judge judge,
            FittedModel fit,
            ModelVersion version,
            Lineage lineage,
            Optional<Model> champion,
            Optional<Verdict> replaced) {
        Verdict verdict = judge.judge(fit.model(version, lineage), fit.split().test(), fit.baseline(), champion);
        Model model = fit.model(
                version,
                lineage.with(new Lineage.Evaluation(
                        verdict.errors().get(0),
                        verdict.naiveErrors().get(0),
                        verdict.arErrors().get(0),
                        verdict.account())));
        return new TrainResult(model, verdict, verdict.worthPublishing(), replaced);
    }

    private static void announce(TrainResult result) {
        if (result.published() && !result.verdict().worthPublishing()) {
            log.warn("{} (it was forced)", result.sentence());
        } else {
            log.info(result.sentence());
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

    private Lineage lineage(TrainSettings settings, History history, FittedModel fit) {
        String platform = "Java " + Runtime.version() + ", " + System.getProperty("os.name") + " "
                + System.getProperty("os.arch");
        return new Lineage(
                new Lineage.Training(
                        ChronoUnit.MICROS.between(Instant.EPOCH, clock.instant()),
                        fit.spec().network().cell() == CellKind.NONE
                                ? "least squares"
                                : settings.learning().trainedBy().name(),
                        platform,
                        fit.learned().updates(),
                        settings.learning().seed()),
                new Lineage.History(
                        topics.sensorEvents(),
                        history.fromMicros(),
                        history.toMicros(),
                        history.series().size(),
                        history.samples()),
                Lineage.Evaluation.NONE);
    }
}
