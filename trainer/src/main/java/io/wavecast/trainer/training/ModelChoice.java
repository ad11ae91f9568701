package io.wavecast.trainer.training;

import io.wavecast.core.model.Lineage;
import io.wavecast.core.model.Model;
import io.wavecast.core.rnn.CellKind;
import io.wavecast.trainer.adapt.AdapterChoice;
import io.wavecast.trainer.adapt.AdapterMode;
import io.wavecast.trainer.history.History;
import io.wavecast.trainer.judge.Judge;
import io.wavecast.trainer.judge.Verdict;
import io.wavecast.trainer.publish.PublishedVersions;
import io.wavecast.trainer.spread.SpreadChoice;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Judges a fitted model on the test part, which nothing was chosen by, and makes the model to publish. */
final class ModelChoice {
    private final TrainSettings settings;
    private final History history;
    private final String topic;
    private final PublishedVersions published;
    private final Clock clock;
    private final Judge judge;

    /**
     * @param topic the topic of the history
     * @param published the models that a new one replaces
     * @param clock gives the time of the training
     */
    ModelChoice(TrainSettings settings, History history, String topic, PublishedVersions published, Clock clock) {
        this.settings = settings;
        this.history = history;
        this.topic = topic;
        this.published = published;
        this.clock = clock;
        this.judge = new Judge(
                settings.publication().tolerance(), settings.publication().maxLosing());
    }

    /**
     * The model with its verdict. It is to be published if it is worth it or forced, with outputs that are fitted to all data unless the settings forbid that.
     * If it is not, AR(p) takes its place, provided that this is worth publishing.
     */
    JudgedModel judged(FittedModel fit) {
        JudgedModel chosen = alone(fit);
        return chosen.published()
                ? chosen
                : fit.regression()
                        .map(this::alone)
                        .filter(JudgedModel::published)
                        .orElse(chosen);
    }

    private JudgedModel alone(FittedModel fit) {
        Lineage lineage = lineage(fit);
        Model judged = fit.model(published.next(), lineage);
        Optional<Model> refitted = settings.publication().refit()
                ? Optional.of(fit.refitted().model(published.next(), lineage))
                : Optional.empty();
        Verdict verdict = judge.judge(judged, refitted, fit.split().test(), fit.baseline(), published.champion());
        AdapterChoice adapter = settings.target().adapter() == AdapterMode.OFF
                ? AdapterChoice.NONE
                : AdapterFit.of(settings, history).judged(fit, judged);
        SpreadChoice spread = fit.spread(settings, history);
        var evaluation = new Lineage.Evaluation(
                verdict.errors().get(0),
                verdict.errors(),
                verdict.naiveErrors().get(0),
                verdict.arErrors().get(0),
                verdict.report() + adapter.report() + spread.report(),
                verdict.worthPublishing() ? verdict.conceded() : List.of()); // what is forced is a new beginning
        Model model = refitted.orElse(judged)
                .withLineage(new Lineage(lineage.training(), lineage.history(), evaluation, recipe(fit, spread)))
                .withAdapter(adapter.settings())
                .withSpread(spread.head());
        boolean publish = verdict.worthPublishing() || settings.publication().force();
        return new JudgedModel(model, verdict, publish, adapter, spread);
    }

    private Lineage lineage(FittedModel fit) {
        String platform = "Java " + Runtime.version() + ", " + System.getProperty("os.name") + " "
                + System.getProperty("os.arch") + ", "
                + Runtime.getRuntime().availableProcessors() + " processors";
        return new Lineage(
                new Lineage.Training(
                        ChronoUnit.MICROS.between(Instant.EPOCH, clock.instant()),
                        fit.spec().network().cell() == CellKind.NONE
                                        || fit.learned().bestUpdate() == 0
                                ? "least squares"
                                : settings.learning().createEngine().name(),
                        platform,
                        fit.learned().updates(),
                        settings.learning().seed(),
                        fit.learned().bestUpdate(),
                        fit.learned().kept()),
                new Lineage.History(
                        topic,
                        history.fromMicros(),
                        history.toMicros(),
                        history.series().size(),
                        history.samples(),
                        history.offsets()),
                Lineage.Evaluation.NONE);
    }

    private Lineage.Recipe recipe(FittedModel fit, SpreadChoice spread) {
        String leftOut = Stream.of(fit.learned().leftOut(), spread.leftOut())
                .filter(words -> !words.isEmpty())
                .collect(Collectors.joining(", "));
        return new Lineage.Recipe(
                CodeVersion.current(),
                SettingsText.of(settings),
                settings.publication().refit(),
                leftOut);
    }
}
