package io.wavecast.signals.csv;

import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;

/** What all rows of a file show about the order of their times. Rows without values do not count. */
final class Survey {
    private final Map<String, Integer> keys = new LinkedHashMap<>();
    private final Map<Integer, long[]> newest = new HashMap<>(); // by series, (columns)
    private final int columns;
    private long rows;
    private long repeats;
    private long late;
    private long behind;
    private long rises;
    private long falls;
    private long times;
    private long first;
    private long last;
    private long max = Long.MIN_VALUE;

    private Survey(int columns) {
        this.columns = columns;
    }

    /**
     * Reads all rows.
     *
     * @param columns number of columns with values
     * @param each called at each row that counts
     */
    static <R extends SampleRows> Survey of(R rows, int columns, Consumer<R> each) {
        var survey = new Survey(columns);
        while (rows.next()) {
            if (survey.add(rows)) {
                each.accept(rows);
            }
        }
        return survey;
    }

    private boolean add(SampleRows row) {
        int key = keys.computeIfAbsent(row.key(), name -> keys.size());
        long[] own = newest.computeIfAbsent(key, index -> {
            long[] none = new long[columns];
            Arrays.fill(none, Long.MIN_VALUE);
            return none;
        });
        long micros = row.micros();
        boolean present = false;
        boolean repeat = false;
        boolean early = false;
        for (int c = 0; c < columns; c++) {
            if (row.has(c)) {
                present = true;
                repeat |= micros == own[c];
                early |= micros < own[c];
                own[c] = Math.max(own[c], micros);
            }
        }
        if (!present) {
            return false;
        }
        late += early ? 1 : 0;
        repeats += repeat && !early ? 1 : 0;
        behind += micros < max ? 1 : 0;
        if (rows == 0) {
            first = micros;
        } else {
            rises += micros > last ? 1 : 0;
            falls += micros < last ? 1 : 0;
        }
        times += rows == 0 || micros != last ? 1 : 0;
        max = Math.max(max, micros);
        last = micros;
        rows++;
        return true;
    }

    long rows() {
        return rows;
    }

    /** Index of each series, in the order in which rows name them. */
    Map<String, Integer> keys() {
        return keys;
    }

    /** Number of rows whose time is that of a row before them of the same series. */
    long repeats() {
        return repeats;
    }

    /** Number of rows that are earlier than a row before them of the same series. */
    long late() {
        return late;
    }

    /** Number of rows that are earlier than any row before them. */
    long behind() {
        return behind;
    }

    /**
     * Whether the file is newest first. Times that jitter within packets fall about as often as they rise, so then the first and
     * the last row decide.
     */
    boolean isFalling() {
        return falls > 2 * rises || (falls >= rises && last < first);
    }

    /** Whether times only rise, or only fall, from row to row. */
    boolean isStrict() {
        return Math.max(rises, falls) == rows - 1;
    }

    /** Whether most times have a row of each series. */
    boolean isTogether() {
        return 10 * rows >= 9 * times * keys.size();
    }
}
