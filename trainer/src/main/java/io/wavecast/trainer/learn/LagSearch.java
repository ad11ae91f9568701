package io.wavecast.trainer.learn;

import io.wavecast.trainer.history.SeriesSlice;
import io.wavecast.trainer.linear.LagCounts;
import io.wavecast.trainer.linear.Readout;
import io.wavecast.trainer.linear.Targets;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;

/** Chooses the numbers of lags to try, by the largest number allowed and by the rows of the training part. */
final class LagSearch {
    /** Numbers of lags that are tried. Each one costs the solution of as many equations. */
    private static final List<Integer> LAGS = List.of(4, 8, 16, 32, 64, 128, 192, 256, 336, 512, 768, 1_024);
    /** Numbers of lags that are always tried beside hidden units, which can replace the other lags. */
    private static final List<Integer> BESIDE_CELLS = List.of(8, 32, 128);
    /** The largest number of equations over the lags of all channels. */
    private static final int MAX_EQUATIONS = 768;
    /** The smallest number of rows per equation in the first fold. */
    private static final int ROWS_PER_EQUATION = 3;

    private final int channels;
    private final int maxLags;
    private final int longestHorizon;
    private final List<SeriesSlice> train;

    LagSearch(int channels, int maxLags, int longestHorizon, List<SeriesSlice> train) {
        this.channels = channels;
        this.maxLags = maxLags;
        this.longestHorizon = longestHorizon;
        this.train = train;
    }

    /**
     * The numbers of lags for a linear path alone.
     *
     * @return (groups)(numbers of lags, ascending); the group of all channels is missing where it has none
     * @throws IllegalArgumentException if there are too few samples for any number of lags; the message says how many are needed
     */
    List<List<Integer>> withoutCells() {
        List<Integer> own = candidates(1);
        if (own.isEmpty()) {
            int rows = (int) Math.ceil(ROWS_PER_EQUATION * (LAGS.get(0) + 1) / FoldBuilder.FIRST_CUT);
            throw new IllegalArgumentException("too few samples without a gap: " + LAGS.get(0) + " lags need " + rows
                    + " samples, each with " + LAGS.get(0) + " samples before it");
        }
        List<List<Integer>> groups = new ArrayList<>();
        for (int c = 0; c < channels; c++) {
            groups.add(own);
        }
        List<Integer> all = channels == 1 ? List.of() : candidates(channels);
        if (!all.isEmpty()) {
            groups.add(all);
        }
        return groups;
    }

    /**
     * The numbers of lags beside hidden units: those that the linear path uses, and a few more.
     *
     * @param linearPath empty where the network has no linear path
     * @return (groups)(numbers of lags, ascending); the group of all channels is missing where it has none
     */
    List<List<Integer>> besideCells(Optional<Readout> linearPath) {
        List<List<Integer>> groups = new ArrayList<>();
        if (linearPath.isPresent()) {
            List<List<Integer>> used = linearPath.get().lagsByGroup(channels + (channels > 1 ? 1 : 0));
            List<Integer> possible = candidates(1);
            for (int c = 0; c < channels; c++) {
                NavigableSet<Integer> own = new TreeSet<>(used.get(c));
                BESIDE_CELLS.stream().filter(possible::contains).forEach(own::add);
                groups.add(own.isEmpty() ? List.of(0) : List.copyOf(own));
            }
            if (channels > 1 && !used.get(channels).isEmpty()) {
                groups.add(used.get(channels));
            }
        } else {
            for (int c = 0; c < channels; c++) {
                groups.add(List.of(0));
            }
        }
        return groups;
    }

    /**
     * The most lags of a single channel's group and of the group of all channels.
     *
     * @param groups as {@link #withoutCells} and {@link #besideCells} return them
     */
    LagCounts longest(List<List<Integer>> groups) {
        int own = groups.subList(0, channels).stream()
                .mapToInt(LagSearch::last)
                .max()
                .orElse(0);
        return new LagCounts(own, groups.size() > channels ? last(groups.get(channels)) : 0);
    }

    private static int last(List<Integer> lags) {
        return lags.get(lags.size() - 1);
    }

    /**
     * Numbers of lags that have enough rows, and at least half as many rows as without lags.
     *
     * @param width number of channels whose lags are used together
     */
    private List<Integer> candidates(int width) {
        long most = rows(1);
        List<Integer> candidates = new ArrayList<>();
        for (int lags : LAGS) {
            long rows = rows(lags);
            boolean narrow = width == 1 || lags * width <= MAX_EQUATIONS;
            if (lags <= maxLags
                    && narrow
                    && FoldBuilder.FIRST_CUT * rows >= (long) ROWS_PER_EQUATION * (lags * width + 1)
                    && 2 * rows >= most) {
                candidates.add(lags);
            }
        }
        return candidates;
    }

    private long rows(int lags) {
        return train.stream()
                .mapToLong(
                        slice -> Math.max(0, slice.values().length - longestHorizon - Targets.firstTime(slice, lags)))
                .sum();
    }
}
