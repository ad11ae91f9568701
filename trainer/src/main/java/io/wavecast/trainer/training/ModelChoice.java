package io.wavecast.trainer.training;

import io.wavecast.core.model.Lineage;
import io.wavecast.core.model.Model;
import io.wavecast.core.rnn.CellKind;
import io.wavecast.trainer.adapt.AdapterChoice;
import io.wavecast.trainer.adapt.AdapterMode;
import io.wavecast.trainer.adapt.AdapterSearch;
import io.wavecast.trainer.adapt.SeasonSearch;
import io.wavecast.trainer.history.History;
import io.wavecast.trainer.judge.Judge;
import io.wavecast.trainer.judge.Verdict;
import io.wavecast.trainer.publish.PublishedVersions;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/** Judges the network, and simpler models where the network is not worth publishing. */
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
     * Chooses the network if it is forced. Otherwise the network with its linear path at the horizons where that is better, if it is worth publishing. Otherwise the first of these that is: the network with simpler forecasts at the horizons
     * where it loses, the linear path alone, and AR(p), with the last value at the horizons where they lose. Otherwise the network, unpublished.
     */
    JudgedModel choose(FittedModel asked) {
        JudgedModel judged = judged(asked, Optional.empty());
        if (settings.publication().force()) {
            return new JudgedModel(judged.model(), judged.verdict(), true, Optional.empty(), judged.adapter());
        }
        FittedModel network = asked;
        Optional<FittedModel> lines = asked.linearPath().flatMap(path -> withLines(asked, path));
        if (lines.isPresent()) {
            network = lines.get();
            judged = judged(network, Optional.of(judged.verdict()));
        }
        if (judged.published()) {
            return judged;
        }
        Verdict verdict = judged.verdict();
        FittedModel best = network;
        return repaired(best, verdict, judged.replaced())
                .or(() -> inPlace(best.linearPath(), verdict))
                .or(() -> inPlace(best.regression(), verdict))
                .orElse(judged);
    }

    /** The network with its linear path at the horizons where that is better on held-out data; empty where it is better nowhere. */
    private Optional<FittedModel> withLines(FittedModel network, FittedModel path) {
        return LinesInPlace.of(network, path, verdict(network), verdict(path));
    }

    private Verdict verdict(FittedModel fit) {
        return judge.judge(
                fit.model(published.next(), Lineage.UNKNOWN), fit.split().test(), fit.baseline(), published.champion());
    }

    /** A simpler model in place of the network, if it is worth publishing. */
    private Optional<JudgedModel> inPlace(Optional<FittedModel> simpler, Verdict network) {
        if (simpler.isEmpty()) {
            return Optional.empty();
        }
        JudgedModel judged = judged(simpler.get(), Optional.of(network));
        return judged.published()
                ? Optional.of(judged)
                : repaired(simpler.get(), judged.verdict(), Optional.of(network));
    }

    private Optional<JudgedModel> repaired(FittedModel fit, Verdict verdict, Optional<Verdict> replaced) {
        return new HorizonRepair(fit, verdict)
                .repaired()
                .map(other -> judged(other, replaced))
                .filter(JudgedModel::published);
    }

    private JudgedModel judged(FittedModel fit, Optional<Verdict> replaced) {
        Model candidate = fit.model(published.next(), lineage(fit));
        Verdict verdict = judge.judge(candidate, fit.split().test(), fit.baseline(), published.champion());
        AdapterChoice adapter = adapter(candidate, fit);
        var evaluation = new Lineage.Evaluation(
                verdict.errors().get(0),
                verdict.errors(),
                verdict.naiveErrors().get(0),
                verdict.arErrors().get(0),
                verdict.report() + adapter.report(),
                verdict.worthPublishing() ? verdict.conceded() : List.of()); // what is forced is a new beginning
        Model model =
                candidate.withLineage(candidate.lineage().with(evaluation)).withAdapter(adapter.settings());
        return new JudgedModel(model, verdict, verdict.worthPublishing(), replaced, adapter);
    }

    /** How the candidate's forecasts are corrected in the stream; the verdict is on the model alone. */
    private AdapterChoice adapter(Model candidate, FittedModel fit) {
        if (settings.target().adapter() == AdapterMode.OFF) {
            return AdapterChoice.NONE;
        }
        int season =
                SeasonSearch.of(fit.split().train(), candidate.preprocessing().scaling());
        return AdapterSearch.choose(candidate, fit.split().test(), season);
    }

    private Lineage lineage(FittedModel fit) {
        String platform = "Java " + Runtime.version() + ", " + System.getProperty("os.name") + " "
                + System.getProperty("os.arch");
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
                        fit.kept()),
                new Lineage.History(
                        topic,
                        history.fromMicros(),
                        history.toMicros(),
                        history.series().size(),
                        history.samples()),
                Lineage.Evaluation.NONE);
    }
}
