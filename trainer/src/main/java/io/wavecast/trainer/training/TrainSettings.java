package io.wavecast.trainer.training;

import io.wavecast.cli.Problems;
import io.wavecast.core.model.ModelVersion;
import io.wavecast.core.model.Scaling;
import io.wavecast.core.rnn.CellKind;
import io.wavecast.trainer.calendar.CalendarSettings;
import io.wavecast.trainer.cells.LearningSettings;
import io.wavecast.trainer.history.HistorySettings;
import io.wavecast.trainer.settings.OptionNames;
import java.util.List;

/**
 * The settings of a training: the model, its data, and the conditions for publishing it.
 *
 * @param model the model's name; it learns from the series that it serves
 * @param history the samples to learn from
 * @param preprocessing transformation of values before they enter the network
 * @param network cells and linear path
 * @param target horizons and intervals
 * @param learning training of the cells
 * @param publication conditions for publishing the model
 */
public record TrainSettings(
        String model,
        HistorySettings history,
        PreprocessingSettings preprocessing,
        NetworkShape network,
        ForecastTarget target,
        LearningSettings learning,
        PublicationRule publication) {
    private static final int MAX_GAP = 10_000;

    /** An Elman network of 128 units and up to 512 lags that forecasts one step ahead. */
    public static TrainSettings of(String model) {
        return new TrainSettings(
                model,
                HistorySettings.everything(),
                new PreprocessingSettings(Scaling.Kind.ROBUST, List.of(), false),
                new NetworkShape(
                        List.of(CellKind.ELMAN), false, false, 128, 1, 512, SeasonSettings.AUTO, CalendarSettings.AUTO),
                new ForecastTarget(List.of(1), false, 0.9),
                LearningSettings.defaults(),
                new PublicationRule(0.01, 0.1, false, true));
    }

    public TrainSettings withModel(String otherModel) {
        return new TrainSettings(otherModel, history, preprocessing, network, target, learning, publication);
    }

    public TrainSettings with(HistorySettings otherHistory) {
        return new TrainSettings(model, otherHistory, preprocessing, network, target, learning, publication);
    }

    public TrainSettings with(NetworkShape otherNetwork) {
        return new TrainSettings(model, history, preprocessing, otherNetwork, target, learning, publication);
    }

    public TrainSettings with(LearningSettings otherLearning) {
        return new TrainSettings(model, history, preprocessing, network, target, otherLearning, publication);
    }

    public TrainSettings with(CellKind otherCell) {
        return with(network.withCell(otherCell));
    }

    public TrainSettings withHidden(int otherHidden) {
        return with(network.withHidden(otherHidden));
    }

    public TrainSettings withLags(int otherLags) {
        return with(network.withLags(otherLags));
    }

    public TrainSettings withDifferenced(boolean differenced) {
        return with(preprocessing.withDifferenced(differenced));
    }

    public TrainSettings with(PreprocessingSettings other) {
        return new TrainSettings(model, history, other, network, target, learning, publication);
    }

    public TrainSettings withHorizons(List<Integer> horizons) {
        var other = target.withHorizons(horizons);
        return new TrainSettings(model, history, preprocessing, network, other, learning, publication);
    }

    /**
     * The settings for samples of this period: with horizons in steps.
     *
     * @throws IllegalArgumentException if no horizon is near one of the times ahead
     */
    public TrainSettings at(long periodMicros) {
        return new TrainSettings(
                model, history, preprocessing, network, target.at(periodMicros), learning, publication);
    }

    public TrainSettings with(ForecastTarget otherTarget) {
        return new TrainSettings(model, history, preprocessing, network, otherTarget, learning, publication);
    }

    public TrainSettings with(PublicationRule other) {
        return new TrainSettings(model, history, preprocessing, network, target, learning, other);
    }

    public TrainSettings withForce(boolean force) {
        return with(new PublicationRule(publication.tolerance(), publication.maxLosing(), force, publication.refit()));
    }

    /**
     * Checks all settings.
     *
     * @return one message for each invalid value, with the option's name; empty if all are valid
     */
    public List<String> problems() {
        var problems = Problems.ofOptions();
        try {
            new ModelVersion(model, 1);
        } catch (IllegalArgumentException e) {
            problems.add(OptionNames.MODEL + ":", String.valueOf(e.getMessage()));
        }
        problems.when(
                history.sinceMicros() > history.untilMicros(),
                OptionNames.SINCE,
                "must not be later than " + OptionNames.UNTIL);
        problems.inRange(OptionNames.MAX_SAMPLES, history.maxSamples(), HistorySettings.MIN_SAMPLES, Integer.MAX_VALUE);
        problems.inRange(OptionNames.MAX_GAP, history.maxGap(), 0, MAX_GAP);
        preprocessing.check(problems);
        network.check(problems);
        target.check(problems);
        problems.addAll(learning.problems());
        publication.check(problems);
        return problems.found();
    }
}
