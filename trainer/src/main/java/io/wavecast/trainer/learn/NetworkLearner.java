package io.wavecast.trainer.learn;

import io.wavecast.core.model.Calendar;
import io.wavecast.core.rnn.CellKind;
import io.wavecast.core.rnn.NetworkSpec;
import io.wavecast.core.rnn.TargetChannels;
import io.wavecast.trainer.cells.LearningSettings;
import io.wavecast.trainer.cells.Reservoir;
import io.wavecast.trainer.cells.Residuals;
import io.wavecast.trainer.history.SeriesSlice;
import io.wavecast.trainer.linear.Fold;
import io.wavecast.trainer.linear.LagCounts;
import io.wavecast.trainer.linear.Lags;
import io.wavecast.trainer.linear.Readout;
import io.wavecast.trainer.linear.Targets;
import io.wavecast.trainer.progress.TrainingListener;
import io.wavecast.trainer.statistics.Delays;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Fits a network in three steps: first the linear path, by ridge regression; then the cells, by gradient descent on the residuals of
 * the linear path; last the head together with the linear path, by ridge regression over lags and hidden units. Then each horizon gets the
 * outputs of the simplest forecaster that held-out pieces of the training and the validation part do not show to be worse: the last value, the value of a
 * season, AR(p), the linear path, the linear path with a calendar, without or with holidays, or the cells, random or trained.
 */
public final class NetworkLearner {
    private final NetworkSpec spec;
    private final List<NetworkSpec> networks;
    private final TargetChannels predicted;
    private final List<Integer> horizons;
    private final boolean differenced;
    private final Seasons seasons;
    private final Optional<Calendar> calendar;
    private final LearningSettings settings;
    private final TimeBudget budget;

    /** Prepares the fit of a network to a signal without known seasons. */
    public NetworkLearner(NetworkSpec spec, List<Integer> horizons, boolean differenced, LearningSettings settings) {
        this(spec, horizons, differenced, Seasons.NONE, settings);
    }

    /**
     * Prepares the fit of a network.
     *
     * @param spec its lags are the most that may be used; 0 for no linear path
     * @param horizons one for each block of outputs, ascending
     * @param differenced whether inputs are changes
     * @param seasons of the signal
     */
    public NetworkLearner(
            NetworkSpec spec, List<Integer> horizons, boolean differenced, Seasons seasons, LearningSettings settings) {
        this(
                List.of(spec),
                TargetChannels.all(spec.inputs()),
                horizons,
                differenced,
                seasons,
                Optional.empty(),
                settings,
                new TimeBudget(settings.optimizer().maxTime()));
    }

    /**
     * Prepares the fit of the best of several networks.
     *
     * @param networks with different kinds of cell, the same otherwise
     * @param predicted the channels that are forecast; the networks have outputs for these alone
     * @param calendar that the linear path may read, if the slices have times; empty for none
     * @param budget the time that the fit may take, with what is kept for later; takes note of what was not tried
     */
    public NetworkLearner(
            List<NetworkSpec> networks,
            TargetChannels predicted,
            List<Integer> horizons,
            boolean differenced,
            Seasons seasons,
            Optional<Calendar> calendar,
            LearningSettings settings,
            TimeBudget budget) {
        this.spec = networks.get(0);
        this.networks = networks;
        this.predicted = predicted;
        this.horizons = horizons;
        this.differenced = differenced;
        this.seasons = seasons;
        this.calendar = calendar;
        this.settings = settings;
        this.budget = budget;
    }

    /**
     * Fits the network.
     *
     * @param train inputs as the network sees them
     * @param validation inputs as the network sees them; at least one slice
     * @throws IllegalArgumentException if there are too few samples; the message says how many are needed
     * @throws InterruptedException if the thread is interrupted between two updates
     */
    public FittedNetwork learn(List<SeriesSlice> train, List<SeriesSlice> validation, TrainingListener listener)
            throws InterruptedException {
        var targets = new Targets(horizons, predicted, differenced, spec.lags());
        double perDay = samplesPerDay(train);
        Targets knowing = calendar.map(all -> targets.knowing(all, perDay)).orElse(targets);
        var builder = new FoldBuilder(targets, train, validation);
        boolean missing = MissingValues.any(train) || MissingValues.any(validation);
        var memory = FitMemory.ofHeap(predicted, horizons.size(), spec.hidden(), knowing.known(), missing);
        var search = new LagSearch(
                memory,
                spec.lags(),
                seasons,
                horizons,
                train,
                Delays.lags(train, predicted, horizons, spec.lags() - 2));
        List<Contender> contenders = new ArrayList<>(SimpleContenders.of(targets, builder, seasons, differenced));
        Optional<Contender> lines =
                spec.lags() == 0 ? Optional.empty() : Optional.of(lines("linear path", targets, builder, search));
        lines.ifPresent(contenders::add);
        Targets base = targets; // what the cells stand on
        List<Calendar> calendars = calendar.map(Calendar::growing).orElse(List.of());
        for (Calendar tried : lines.isPresent() ? calendars : List.<Calendar>of()) {
            if (budget.isOver()) {
                budget.leaveOut(tried.holidays().isPresent() ? "holidays" : "calendar");
                continue;
            }
            Targets dates = targets.knowing(tried, perDay);
            String name = "linear path with " + tried.words();
            Contender dated = lines(name, dates, new FoldBuilder(dates, train, validation), search);
            contenders.add(dated);
            if (builder.better(dated, lines.get())) {
                lines = Optional.of(dated);
                base = dates;
            }
        }
        Optional<CellContenders.Outcome> cells = Optional.empty();
        if (spec.cell() != CellKind.NONE && budget.isOver()) {
            budget.leaveOut("cells");
        } else if (spec.cell() != CellKind.NONE) {
            var residuals = Residuals.fit(base, lines.map(Contender::readout), train);
            var folds = new FoldBuilder(base, train, validation);
            LagCounts lags = search.columns(search.besideCells(lines.map(Contender::readout)));
            List<NetworkSpec> random = Reservoir.kinds(networks).stream()
                    .filter(kind -> kind.hidden() <= spec.hidden() || memory.fits(lags, kind.hidden() - spec.hidden()))
                    .toList();
            cells = Optional.of(new CellContenders(settings, base, residuals, folds, search, seasons, budget)
                    .of(random, networks, lines, train, validation, listener));
            contenders.add(cells.get().contender());
        }
        return chosen(knowing, builder, search, contenders, cells, train, validation);
    }

    private static double samplesPerDay(List<SeriesSlice> slices) {
        SeriesSlice longest = Collections.max(slices, Comparator.comparing(slice -> slice.values().length));
        int last = longest.values().length - 1;
        return last < 1
                ? 1
                : Math.max(
                        1,
                        (double) Calendar.DAY_MICROS
                                * last
                                / Math.max(1, longest.timeMicros(last) - longest.timeMicros(0)));
    }

    private Contender lines(String name, Targets targets, FoldBuilder builder, LagSearch search) {
        List<List<Lags>> lags = search.withoutCells();
        List<Fold> folds = builder.build(search.columns(lags), Optional.empty());
        if (folds.isEmpty()) {
            throw new IllegalArgumentException("too few samples without a gap to choose lags: give more data, or fewer"
                    + " lags or shorter horizons");
        }
        Readout readout = Readout.choose(targets, folds, lags, seasons.lengths(), false);
        return Contender.of(name, readout, folds, readout::ofFold, Optional.empty());
    }

    private FittedNetwork chosen(
            Targets targets,
            FoldBuilder builder,
            LagSearch search,
            List<Contender> contenders,
            Optional<CellContenders.Outcome> cells,
            List<SeriesSlice> train,
            List<SeriesSlice> validation) {
        int reach = contenders.stream()
                .mapToInt(contender -> contender.readout().lags())
                .max()
                .orElseThrow();
        var measure = new BlockLosses(targets, builder.pieces(), reach);
        var choice = new HorizonChoice(targets, horizons, contenders, measure);
        int rows = spec.lags() == 0 ? 0 : search.columns(search.withoutCells()).longest();
        var fit = new ReadoutFit(spec, targets, choice.readout(), choice.cells(), rows);
        boolean recurrent = fit.spec().cell() != CellKind.NONE;
        return new FittedNetwork(
                fit.spec(),
                fit.weights(Stream.concat(train.stream(), validation.stream()).toList()),
                cells.map(CellContenders.Outcome::updates).orElse(0),
                recurrent ? cells.map(CellContenders.Outcome::bestUpdate).orElse(0) : 0,
                choice.words(),
                budget.leftOut(),
                choice.score(),
                fit::weights);
    }
}
