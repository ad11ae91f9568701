package io.wavecast.trainer.learn;

import io.wavecast.trainer.history.SeriesSlice;
import io.wavecast.trainer.linear.LagCounts;
import io.wavecast.trainer.linear.Lags;
import io.wavecast.trainer.linear.Readout;
import io.wavecast.trainer.linear.Targets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Chooses the lags to try, by the most that are allowed, by the seasons and by the rows of the training part. */
final class LagSearch {
    private static final Logger log = LoggerFactory.getLogger(LagSearch.class);
    /** Numbers of lags that are tried. Each one costs the solution of as many equations. */
    private static final List<Integer> LAGS = List.of(4, 8, 16, 32, 64, 128, 192, 256, 336, 512, 768, 1_024);
    /** Numbers of lags that are always tried beside hidden units, which can replace the other lags. */
    private static final List<Integer> BESIDE_CELLS = List.of(8, 32, 128);
    /** The largest number of equations over the lags of all channels. */
    private static final int MAX_EQUATIONS = 768;
    /** Newest lags of all channels beside single ones. */
    private static final int BESIDE_DELAYED = 8;
    /** The smallest number of rows per equation in the first fold. */
    private static final int ROWS_PER_EQUATION = 3;

    private final int channels;
    private final int targets;
    private final int maxLags;
    private final Seasons seasons;
    private final List<Integer> horizons;
    private final List<SeriesSlice> train;
    private final FitMemory memory;
    private final List<NavigableSet<Integer>> delayed;

    /** @param delayed sets of single lags of all channels, the most useful one first: see {@link io.wavecast.trainer.statistics.Delays} */
    LagSearch(
            FitMemory memory,
            int maxLags,
            Seasons seasons,
            List<Integer> horizons,
            List<SeriesSlice> train,
            List<NavigableSet<Integer>> delayed) {
        this.memory = memory;
        this.channels = memory.channels();
        this.targets = memory.targets();
        this.maxLags = maxLags;
        this.seasons = seasons;
        this.horizons = horizons;
        this.train = train;
        this.delayed = delayed;
    }

    /**
     * The lags for a linear path alone.
     *
     * @return (groups)(choices, in ascending order of cost); the group of all channels is missing where it has none
     * @throws IllegalArgumentException if there are too few samples for any number of lags; the message says how many are needed
     */
    List<List<Lags>> withoutCells() {
        List<Lags> own = affordable(candidates(1), 1);
        if (own.isEmpty()) {
            int rows = (int) Math.ceil(ROWS_PER_EQUATION * (LAGS.get(0) + 1) / FoldBuilder.FIRST_CUT);
            throw new IllegalArgumentException("too few samples without a gap: " + LAGS.get(0) + " lags need " + rows
                    + " samples, each with " + LAGS.get(0) + " samples before it");
        }
        List<List<Lags>> groups = new ArrayList<>(Collections.nCopies(targets, own));
        List<Lags> all = channels == 1 ? List.of() : affordable(candidates(channels), channels);
        if (!all.isEmpty()) {
            groups.add(all);
        }
        return groups;
    }

    /**
     * The lags beside hidden units: those that the linear path uses, and a few more.
     *
     * @param linearPath empty where the network has no linear path
     * @return (groups)(choices, in ascending order of cost); the group of all channels is missing where it has none
     */
    List<List<Lags>> besideCells(Optional<Readout> linearPath) {
        List<List<Lags>> groups = new ArrayList<>();
        if (linearPath.isPresent()) {
            List<List<Lags>> used = linearPath.get().lagsByGroup(targets + (channels > 1 ? 1 : 0));
            List<Lags> possible = affordable(candidates(1), 1);
            for (int c = 0; c < targets; c++) {
                NavigableSet<Lags> own = new TreeSet<>(Lags.BY_COST);
                own.addAll(used.get(c));
                BESIDE_CELLS.stream()
                        .map(Lags::newest)
                        .filter(possible::contains)
                        .forEach(own::add);
                groups.add(own.isEmpty() ? List.of(Lags.newest(0)) : List.copyOf(own));
            }
            if (channels > 1 && !used.get(targets).isEmpty()) {
                groups.add(used.get(targets));
            }
        } else {
            groups.addAll(Collections.nCopies(targets, List.of(Lags.newest(0))));
        }
        return groups;
    }

    /**
     * All lags of a single channel's group and of the group of all channels.
     *
     * @param groups as {@link #withoutCells} and {@link #besideCells} return them
     */
    LagCounts columns(List<List<Lags>> groups) {
        Lags own = groups.subList(0, targets).stream().flatMap(List::stream).reduce(Lags.newest(0), Lags::and);
        Lags all = groups.subList(targets, groups.size()).stream()
                .flatMap(List::stream)
                .reduce(Lags.newest(0), Lags::and);
        return new LagCounts(own, all);
    }

    /**
     * Lags that have enough rows, and at least half as many rows as without lags.
     *
     * @param width number of channels whose lags are used together
     */
    private List<Lags> candidates(int width) {
        NavigableSet<Lags> choices = new TreeSet<>(Lags.BY_COST);
        LAGS.stream().map(Lags::newest).forEach(choices::add);
        choices.addAll(seasons.candidates(horizons));
        if (width > 1) {
            choices.add(besideDelayed(width));
        }
        long most = rows(1);
        return choices.stream()
                .filter(lags -> lags.newest() <= maxLags && lags.reach() <= Math.max(maxLags, seasons.reach()))
                .filter(lags -> width == 1 || lags.count() * width <= MAX_EQUATIONS)
                .filter(lags -> enough(lags, width, most))
                .toList();
    }

    /** The newest lags and single ones, of as many delays as there may be equations. */
    private Lags besideDelayed(int width) {
        Lags chosen = Lags.newest(BESIDE_DELAYED);
        for (NavigableSet<Integer> lags : delayed) {
            Lags more = chosen.and(lags);
            chosen = more.count() * width <= MAX_EQUATIONS ? more : chosen;
        }
        return chosen;
    }

    /** The lags whose sums fit into the memory; of a channel's own lags always the fewest. What does not fit is logged. */
    private List<Lags> affordable(List<Lags> choices, int width) {
        List<Lags> fitting = choices.stream()
                .filter(lags -> memory.fits(lags.count(), width) || (width == 1 && lags.equals(choices.get(0))))
                .toList();
        if (fitting.size() < choices.size()) {
            log.warn(
                    "{} take more than {} MB, a quarter of the heap: of {} {} at most {} are tried",
                    memory.words(),
                    memory.maxBytes() >> 20,
                    choices.get(choices.size() - 1),
                    width == 1 ? "of each channel" : "of all channels together",
                    fitting.isEmpty() ? 0 : fitting.get(fitting.size() - 1));
        }
        return fitting;
    }

    private boolean enough(Lags lags, int width, long most) {
        long rows = rows(lags.reach());
        return FoldBuilder.FIRST_CUT * rows >= (long) ROWS_PER_EQUATION * (lags.count() * width + 1)
                && 2 * rows >= most;
    }

    private long rows(int lags) {
        int longestHorizon = horizons.get(horizons.size() - 1);
        return train.stream()
                .mapToLong(
                        slice -> Math.max(0, slice.values().length - longestHorizon - Targets.firstTime(slice, lags)))
                .sum();
    }
}
