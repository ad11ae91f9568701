package io.wavecast.trainer.training;

import io.wavecast.core.model.Calendar;
import io.wavecast.core.model.Lineage;
import io.wavecast.core.model.Model;
import io.wavecast.core.model.ModelSpec;
import io.wavecast.core.model.ModelVersion;
import io.wavecast.core.model.Preprocessing;
import io.wavecast.core.model.Scaling;
import io.wavecast.core.model.SeriesScaling;
import io.wavecast.core.rnn.CellKind;
import io.wavecast.core.rnn.NetworkSpec;
import io.wavecast.core.rnn.TargetChannels;
import io.wavecast.trainer.calendar.CalendarSettings;
import io.wavecast.trainer.calendar.IdleCalendar;
import io.wavecast.trainer.cells.LearningSettings;
import io.wavecast.trainer.cells.WindowSettings;
import io.wavecast.trainer.history.History;
import io.wavecast.trainer.history.SeriesHistory;
import io.wavecast.trainer.history.SeriesSlice;
import io.wavecast.trainer.history.Split;
import io.wavecast.trainer.learn.FittedNetwork;
import io.wavecast.trainer.learn.MissingValues;
import io.wavecast.trainer.learn.NetworkInputs;
import io.wavecast.trainer.learn.NetworkLearner;
import io.wavecast.trainer.learn.ScalingFit;
import io.wavecast.trainer.learn.SeriesScaled;
import io.wavecast.trainer.learn.TimeBudget;
import io.wavecast.trainer.linear.Autoregression;
import io.wavecast.trainer.progress.TrainingListener;
import io.wavecast.trainer.spread.SpreadChoice;
import io.wavecast.trainer.spread.SpreadMode;
import io.wavecast.trainer.spread.SpreadSearch;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A model that was fitted to a history and is not judged yet.
 *
 * @param learned the network
 * @param split the data it was fitted to, in scaled units if each series is scaled on its own, and the test data in the user's units
 * @param baseline AR(p) fitted to the same training data, for the same horizons
 * @param time that the training may take
 */
public record FittedModel(
        FittedNetwork learned,
        ModelSpec spec,
        Preprocessing preprocessing,
        Split split,
        Autoregression baseline,
        TimeBudget time) {
    private static final Logger log = LoggerFactory.getLogger(FittedModel.class);
    /** The number of lags for which any data must suffice. */
    private static final int MIN_LAGS = 8;
    /** The number of lags p of the baseline AR(p). */
    private static final int BASELINE_LAGS = 32;
    /** Fits of the forecasts that missing values are filled with: the first one learns from last values in the gaps. */
    private static final int FILLING_ROUNDS = 5;

    static final ModelVersion UNPUBLISHED = new ModelVersion("unpublished", 1);

    /**
     * Fits a model.
     *
     * @throws IllegalArgumentException if there is too little data; the message says how much is needed
     * @throws InterruptedException if the thread is interrupted while it trains
     */
    public static FittedModel of(TrainSettings asked, History history, TrainingListener listener)
            throws InterruptedException {
        boolean spreads =
                asked.target().spread() != SpreadMode.OFF && asked.target().direct();
        var time = new TimeBudget(asked.learning().optimizer().maxTime(), spreads ? SpreadSearch.READOUTS : 0);
        long period = history.periodMicros();
        listener.historyComplete(history.series().size(), history.samples(), period);
        int channels = history.series().get(0).channels();
        TargetChannels predicted = asked.target().predicted(channels);
        TrainingData data = TrainingData.of(asked, history);
        Split recorded = data.split();
        TrainSettings settings = asked.with(asked.learning().at(windowStarts(data)));
        checkTargets(settings, history, recorded);
        DataReport.log(history, recorded.train());
        Optional<SeriesScaling> perSeries = settings.preprocessing()
                .perSeries(
                        history.series().stream().map(SeriesHistory::size).toList(),
                        () -> AlikeSeries.of(
                                recorded.train(), settings.preprocessing().scaling()));
        Split own = perSeries
                .map(each -> scaled(recorded, new SeriesScaled(each, Math.max(TrainingData.WARM_UP, data.maxLags()))))
                .orElse(recorded);
        var preprocessing = new Preprocessing(
                perSeries.isPresent()
                        ? ScalingFit.limits(perSeries.get().method(), own.train(), own.validation())
                        : ScalingFit.fit(
                                settings.preprocessing().scaling(),
                                settings.preprocessing().limits(),
                                recorded.train(),
                                recorded.validation()),
                settings.preprocessing().differenced(),
                perSeries);
        Split split = filled(own, predicted, preprocessing.scaling());
        LearningSettings learning = settings.learning().startingWith(preprocessing);
        List<NetworkSpec> networks = learning.candidates(settings.network().cells().stream()
                .map(kind -> network(settings.with(kind), predicted, data.maxLags()))
                .toList());
        List<Integer> outputHorizons =
                settings.target().direct() ? settings.target().horizons() : List.of(1);
        CalendarSettings dates = settings.network().calendar();
        IdleCalendar.words(dates, split.train(), period, settings.network().lags())
                .forEach(log::warn);
        Optional<Calendar> calendar =
                dates.calendar(split.train(), period, outputHorizons.get(outputHorizons.size() - 1), reach(data));
        FittedNetwork learned = new NetworkLearner(
                        networks,
                        predicted,
                        outputHorizons,
                        settings.preprocessing().differenced(),
                        data.seasons(),
                        calendar,
                        learning,
                        time)
                .learn(
                        NetworkInputs.of(split.train(), preprocessing),
                        NetworkInputs.of(split.validation(), preprocessing),
                        listener);
        var spec = new ModelSpec(
                learned.spec(),
                period,
                settings.target().horizons(),
                settings.target().direct(),
                false,
                warmUp(learned.spec().lags(), preprocessing),
                settings.target().coverage(),
                calendar.flatMap(known -> known.first(learned.spec().known())),
                predicted);
        var scaledOnly = new Preprocessing(preprocessing.scaling(), false);
        var baseline = Autoregression.fit(
                NetworkInputs.of(split.train(), scaledOnly), settings.target().horizons(), predicted, BASELINE_LAGS);
        return new FittedModel(learned, spec, preprocessing, split, baseline, time);
    }

    /** The test part stays as it is: there each forecaster fills in its own forecasts. */
    private static Split filled(Split recorded, TargetChannels predicted, Scaling scaling) {
        if (!MissingValues.any(recorded.train()) && !MissingValues.any(recorded.validation())) {
            return recorded;
        }
        List<SeriesSlice> train = recorded.train();
        List<SeriesSlice> validation = recorded.validation();
        for (int round = 0; round < FILLING_ROUNDS; round++) {
            MissingValues values = MissingValues.fit(train, predicted, scaling, BASELINE_LAGS);
            train = values.filled(train);
            validation = values.filled(validation);
        }
        return new Split(train, validation, recorded.test());
    }

    private static int reach(TrainingData data) {
        return Math.max(data.maxLags(), data.seasons().reach());
    }

    /** The samples after which a long window fits, with all lags before it: gaps may leave none. */
    private static long windowStarts(TrainingData data) {
        int needed = reach(data) + WindowSettings.LONG;
        return data.split().train().stream()
                .mapToLong(slice -> Math.max(0, slice.values().length - needed))
                .sum();
    }

    private static NetworkSpec network(TrainSettings settings, TargetChannels predicted, int maxLags) {
        int channels = predicted.channels();
        int outputs = settings.target().direct()
                ? predicted.count() * settings.target().horizons().size()
                : predicted.count();
        return settings.network().cell() == CellKind.NONE
                ? NetworkSpec.linear(channels, outputs, maxLags)
                : NetworkSpec.builder(settings.network().cell())
                        .inputs(channels)
                        .hidden(settings.network().hidden())
                        .layers(settings.network().layers())
                        .outputs(outputs)
                        .lags(maxLags)
                        .resetAfter(settings.network().cell() == CellKind.GRU
                                && !settings.network().resetBefore())
                        .relu(settings.network().relu())
                        .build();
    }

    private static int warmUp(int lags, Preprocessing preprocessing) {
        int window = preprocessing.perSeries().map(SeriesScaling::window).orElse(0);
        return Math.max(window, Math.max(TrainingData.WARM_UP, lags));
    }

    /** The test part stays as it is: there each forecaster scales for itself. */
    private static Split scaled(Split recorded, SeriesScaled scaling) {
        return new Split(scaling.of(recorded.train()), scaling.of(recorded.validation()), recorded.test());
    }

    /** The split of a history that these settings train on. */
    public static Split split(TrainSettings settings, History history) {
        return TrainingData.of(settings, history).split();
    }

    /**
     * The same model, with outputs fitted to all data, the test part included. Its errors on the test part mean nothing. All that was chosen stays: lags,
     * penalties, cells and scaling.
     */
    public FittedModel refitted() {
        List<SeriesSlice> test = preprocessing
                .perSeries()
                .map(each -> new SeriesScaled(each, spec.warmup()).of(split.test()))
                .orElse(split.test());
        if (MissingValues.any(test)) {
            test = MissingValues.fit(split.train(), spec.targets(), preprocessing.scaling(), BASELINE_LAGS)
                    .filled(test);
        }
        List<SeriesSlice> all = new ArrayList<>(split.train());
        all.addAll(split.validation());
        all.addAll(test);
        return new FittedModel(
                learned.refitted(NetworkInputs.of(all, preprocessing)), spec, preprocessing, split, baseline, time);
    }

    /** The same model, with outputs fitted to the training part alone, so that its errors on the validation part are those of new data. */
    FittedModel onTrainingPart() {
        return fittedTo(split.train());
    }

    /**
     * The spread head of this model, with what it gains on held-out data; none if the time of the training is over before it is fitted. The test part is
     * not looked at.
     *
     * @param history that the model was fitted to by these settings
     */
    public SpreadChoice spread(TrainSettings settings, History history) {
        if (settings.target().spread() == SpreadMode.OFF) {
            return SpreadChoice.NONE;
        }
        Split raw = preprocessing.perSeries().isPresent() ? split(settings, history) : split;
        return SpreadSearch.choose(
                spec, slices -> fittedTo(slices).model(UNPUBLISHED, Lineage.UNKNOWN), split.train(), raw, time::isOver);
    }

    /** The same model, with outputs fitted to slices of its split. */
    FittedModel fittedTo(List<SeriesSlice> slices) {
        return new FittedModel(
                learned.refitted(NetworkInputs.of(slices, preprocessing)), spec, preprocessing, split, baseline, time);
    }

    /** AR(p) in place of the network; empty if no horizon is one step ahead, since the stream fills gaps with such forecasts. */
    Optional<FittedModel> regression() {
        List<Integer> horizons = spec.horizons();
        if (horizons.get(0) != 1) {
            return Optional.empty();
        }
        var network = new FittedNetwork(
                baseline.spec(),
                baseline.weights(),
                0,
                0,
                "AR(" + baseline.lags() + "), since what was chosen did not pass the comparison",
                learned.leftOut(),
                Double.NaN,
                slices -> Autoregression.fit(slices, horizons, spec.targets(), baseline.lags())
                        .weights());
        var linear = new ModelSpec(
                network.spec(),
                spec.periodMicros(),
                horizons,
                horizons.size() > 1,
                false,
                warmUp(baseline.lags(), preprocessing),
                spec.coverage(),
                Optional.empty(),
                spec.targets());
        return Optional.of(new FittedModel(network, linear, preprocessing.undifferenced(), split, baseline, time));
    }

    public Model model(ModelVersion version, Lineage lineage) {
        return new Model(version, spec, preprocessing, learned.weights(), lineage);
    }

    private static void checkTargets(TrainSettings settings, History history, Split split) {
        long needed = settings.learning().windows().length() + (long) MIN_LAGS;
        if (split.trainTargets() < needed || split.validationTargets() < 1 || split.testTargets() < 1) {
            throw new IllegalArgumentException("too few samples without gaps: expected at least " + needed
                    + " for training (--window and lags) and some held out, was " + split.trainTargets() + " of "
                    + history.samples() + " samples in " + history.series().size() + " series");
        }
    }
}
