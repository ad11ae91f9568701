package io.wavecast.trainer.linear;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeSet;

/** The past inputs that a regression reads: the newest ones, and single ones further back, such as those of a day and of a week ago. Lag 0 is the present input. */
public final class Lags {
    /** Fewer columns first, then a shorter reach. */
    public static final Comparator<Lags> BY_COST =
            Comparator.comparingInt(Lags::count).thenComparingInt(Lags::reach);

    private final int newest;
    private final int[] distant;

    private Lags(int newest, int[] distant) {
        this.newest = newest;
        this.distant = distant;
    }

    /** The lags 0, …, {@code count − 1}. */
    public static Lags newest(int count) {
        return new Lags(count, new int[0]);
    }

    /** The same newest lags and those of the set that lie further back. */
    public Lags and(SortedSet<Integer> others) {
        SortedSet<Integer> all = new TreeSet<>(others.tailSet(newest));
        for (int lag : distant) {
            all.add(lag);
        }
        return new Lags(newest, all.stream().mapToInt(Integer::intValue).toArray());
    }

    /** The lags of both. */
    public Lags and(Lags other) {
        SortedSet<Integer> all = new TreeSet<>();
        for (int lag : other.distant) {
            all.add(lag);
        }
        return new Lags(Math.max(newest, other.newest), tail(Math.max(newest, other.newest))).and(all);
    }

    private int[] tail(int from) {
        return Arrays.stream(distant).filter(lag -> lag >= from).toArray();
    }

    /** The number of newest lags. */
    public int newest() {
        return newest;
    }

    /** The number of lags. */
    public int count() {
        return newest + distant.length;
    }

    /** The number of inputs that must be known: one more than the longest lag. */
    public int reach() {
        return distant.length == 0 ? newest : distant[distant.length - 1] + 1;
    }

    /** The lag at a position, ascending. */
    int at(int position) {
        return position < newest ? position : distant[position - newest];
    }

    /** The position of a lag; negative where it is not one of these. */
    int position(int lag) {
        int found = lag < newest ? lag : Arrays.binarySearch(distant, lag);
        return lag < newest || found < 0 ? found : newest + found;
    }

    /** Whether all lags of another choice are among these. */
    boolean contains(Lags other) {
        return other.newest <= newest && Arrays.stream(other.distant).allMatch(lag -> position(lag) >= 0);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Lags that && newest == that.newest && Arrays.equals(distant, that.distant);
    }

    @Override
    public int hashCode() {
        return Objects.hash(newest, Arrays.hashCode(distant));
    }

    @Override
    public String toString() {
        return distant.length == 0
                ? newest + " lags"
                : newest + " lags and " + distant.length + " single ones to " + reach();
    }
}
