package io.wavecast.signals.csv;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;

/** The rows of a small file in the order of their times. */
final class SortedRows implements SampleRows {
    private final List<Row> rows;
    private int index = -1;

    private SortedRows(List<Row> rows) {
        this.rows = rows;
    }

    private static final class Row {
        private final long micros;
        private final String key;
        private final double[] values; // (columns)

        Row(long micros, String key, double[] values) {
            this.micros = micros;
            this.key = key;
            this.values = values;
        }
    }

    /**
     * Reads and sorts all rows. Rows of one time keep their order; they are reversed if the file is.
     *
     * @param columns number of columns with values
     * @param falling whether most steps between rows go back in time
     */
    static SortedRows of(SampleRows source, int columns, boolean falling) {
        List<Row> rows = new ArrayList<>();
        while (source.next()) {
            double[] values = new double[columns];
            for (int c = 0; c < columns; c++) {
                values[c] = source.value(c);
            }
            rows.add(new Row(source.micros(), source.key(), values));
        }
        if (falling) {
            Collections.reverse(rows);
        }
        rows.sort(Comparator.comparingLong(row -> row.micros));
        return new SortedRows(rows);
    }

    /** The same rows, from the first one on. */
    SortedRows again() {
        return new SortedRows(rows);
    }

    @Override
    public boolean next() {
        index++;
        return index < rows.size();
    }

    @Override
    public long micros() {
        return rows.get(index).micros;
    }

    @Override
    public String key() {
        return rows.get(index).key;
    }

    @Override
    public double value(int column) {
        return rows.get(index).values[column];
    }

    @Override
    public boolean has(int column) {
        return !Double.isNaN(value(column));
    }

    @Override
    public void close() {
        // nothing is open
    }
}
