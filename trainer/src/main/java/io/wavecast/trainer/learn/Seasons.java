package io.wavecast.trainer.learn;

import io.wavecast.trainer.linear.Lags;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The seasons of a signal.
 *
 * @param lengths in samples, ascending
 * @param reach how far back their lags may lie
 */
public record Seasons(List<Integer> lengths, int reach) {
    public static final Seasons NONE = new Seasons(List.of(), 0);
    private static final int NEWEST = 32; // lags beside those of seasons
    /** Horizons whose values seasons ago are lags: with more of them the lags would be all between two seasons. */
    private static final int MOST_HORIZONS = 16;

    public Seasons {
        lengths = List.copyOf(lengths);
    }

    /** The seasons without those whose lags would lie too far back. */
    public Seasons within(int otherReach) {
        return new Seasons(
                lengths.stream().filter(length -> length + 2 <= otherReach).toList(), otherReach);
    }

    /**
     * Lags that know the seasons. The change over h steps a season P ago needs the lags P and P − h, so a dense choice ends after P. Where a day lies within a
     * week, one ends a day after the week. Sparse choices have the neighbours of both lags for each whole number of seasons.
     *
     * @param horizons steps ahead
     */
    List<Lags> candidates(List<Integer> horizons) {
        List<Lags> found = new ArrayList<>();
        SortedSet<Integer> single = new TreeSet<>();
        for (int i = 0; i < lengths.size(); i++) {
            int length = lengths.get(i);
            found.add(Lags.newest(length + 2));
            if (i > 0 && length + lengths.get(i - 1) <= reach) {
                found.add(Lags.newest(length + lengths.get(i - 1)));
            }
            int last = i + 1 < lengths.size() ? lengths.get(i + 1) : reach;
            for (int back = length; back + 1 < reach && back <= last; back += length) {
                addNeighbours(single, back);
                for (int horizon : horizons.subList(0, Math.min(MOST_HORIZONS, horizons.size()))) {
                    addNeighbours(single, back - horizon);
                }
            }
        }
        if (!single.tailSet(NEWEST).isEmpty()) {
            found.add(Lags.newest(NEWEST).and(single));
        }
        return found;
    }

    private static void addNeighbours(SortedSet<Integer> lags, int lag) {
        for (int near = Math.max(0, lag - 1); near <= lag + 1; near++) {
            lags.add(near);
        }
    }
}
