package io.wavecast.trainer;

import io.wavecast.core.baseline.ArModel;
import io.wavecast.core.model.Lineage;
import io.wavecast.core.model.Model;
import io.wavecast.core.model.ModelSpec;
import io.wavecast.core.model.ModelVersion;
import io.wavecast.core.model.Preprocessing;
import io.wavecast.core.rnn.HeadActivation;
import io.wavecast.core.rnn.NetworkSpec;
import io.wavecast.core.wire.Topics;
import io.wavecast.core.wire.WireFormat;
import io.wavecast.trainer.history.History;
import io.wavecast.trainer.history.HistoryReader;
import io.wavecast.trainer.judge.Judge;
import io.wavecast.trainer.judge.Verdict;
import io.wavecast.trainer.learn.Learned;
import io.wavecast.trainer.learn.NetworkLearner;
import io.wavecast.trainer.learn.Part;
import io.wavecast.trainer.learn.Residuals;
import io.wavecast.trainer.learn.ScalingFit;
import io.wavecast.trainer.learn.Split;
import io.wavecast.trainer.publish.ModelPublisher;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** From history to a judged model, and onto the models topic if it is worth it. */
public final class Trainer {
    private static final Logger log = LoggerFactory.getLogger(Trainer.class);
    private static final String ENGINE = "Deeplearning4j 1.0.0-M2.1";
    /** Observations that settle a hidden state; more where the linear path looks further back. */
    private static final int WARMUP = 64;
    /** The regression to judge against where the model itself has no linear path. */
    private static final int DEFAULT_LAGS = 32;

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
        if (!settings.problems().isEmpty()) {
            throw new IllegalArgumentException(String.join("; ", settings.problems()));
        }
        History history = new HistoryReader(clientProperties, topics.sensorEvents(), format)
                .read(settings.model(), settings.history(), listener);
        if (!history.skipped().isEmpty()) {
            log.info("records of {} that were not used, by reason: {}", topics.sensorEvents(), history.skipped());
        }
        int warmup = Math.max(WARMUP, settings.lags());
        long period = history.periodMicros();
        enough(settings, history, period);
        listener.historyComplete(history.series().size(), history.samples(), period);

        Split split = Split.of(history, period, warmup);
        enough(settings, history, split);
        var preprocessing = new Preprocessing(
                ScalingFit.fit(settings.scaling(), settings.limits(), split.train()), settings.differenced());
        int channels = history.series().get(0).channels();
        var network = new NetworkSpec(
                settings.cell(),
                channels,
                settings.hidden(),
                settings.layers(),
                channels,
                settings.lags(),
                HeadActivation.IDENTITY,
                false,
                false);
        Learned learned = new NetworkLearner(network, settings.learning())
                .learn(
                        Residuals.inputs(split.train(), preprocessing),
                        Residuals.inputs(split.validation(), preprocessing),
                        listener);

        var publisher = new ModelPublisher(clientProperties, topics.models());
        var spec = new ModelSpec(network, period, settings.horizons(), warmup, settings.coverage());
        var candidate = new Model(
                publisher.next(settings.model()),
                spec,
                preprocessing,
                learned.weights(),
                unjudged(settings, history, learned));
        Verdict verdict = new Judge(settings.tolerance())
                .judge(candidate, split.test(), regression(settings, split, preprocessing));
        Model model = new Model(
                candidate.version(), spec, preprocessing, learned.weights(), judged(candidate.lineage(), verdict));
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

    /** AR(p) on scaled values, whatever the model itself does with them. */
    private static ArModel regression(TrainSettings settings, Split split, Preprocessing preprocessing) {
        var scaledOnly = new Preprocessing(preprocessing.scaling(), false);
        List<double[][]> segments = Residuals.inputs(split.train(), scaledOnly).stream()
                .map(Part::values)
                .toList();
        return ArModel.fit(segments, settings.lags() > 0 ? settings.lags() : DEFAULT_LAGS);
    }

    private void enough(TrainSettings settings, History history, long period) {
        if (history.samples() == 0) {
            throw new IllegalArgumentException(
                    "no samples: " + topics.sensorEvents() + " holds none of the series that '" + settings.model()
                            + "' serves (keys that are the name, or start with it and '/')");
        }
        if (period == 0) {
            throw new IllegalArgumentException(
                    "one sample tells no period: '" + settings.model() + "' needs a series of several");
        }
    }

    private static void enough(TrainSettings settings, History history, Split split) {
        long needed = settings.learning().window() + settings.lags();
        if (split.trainTargets() < needed || split.validationTargets() < 1 || split.testTargets() < 1) {
            throw new IllegalArgumentException("too few samples without gaps: " + history.samples() + " in "
                    + history.series().size() + " series leave " + split.trainTargets()
                    + " to learn from; at least " + needed
                    + " are needed there (--window + --lags), and some to hold back");
        }
    }

    private Lineage unjudged(TrainSettings settings, History history, Learned learned) {
        String platform = "Java " + Runtime.version() + ", " + System.getProperty("os.name") + " "
                + System.getProperty("os.arch");
        return new Lineage(
                ChronoUnit.MICROS.between(java.time.Instant.EPOCH, clock.instant()),
                ENGINE,
                platform,
                topics.sensorEvents(),
                history.fromMicros(),
                history.toMicros(),
                history.series().size(),
                history.samples(),
                learned.epochs(),
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
                verdict.arErrors().get(0));
    }
}
