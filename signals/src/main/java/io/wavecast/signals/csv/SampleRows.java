package io.wavecast.signals.csv;

/** Rows with values, one after the other. The methods below {@link #next} describe the present row. */
interface SampleRows extends AutoCloseable {
    /** Moves to the next row. Returns false at the end. */
    boolean next();

    /** Microseconds since the epoch; 0 if the file has no times. */
    long micros();

    /** Name of the series; empty if rows form one series. */
    String key();

    /**
     * The value of a column.
     *
     * @param index into the columns with values
     * @return NaN if the row has none
     * @throws io.wavecast.signals.RecordingException if the cell is neither a number nor missing; the message names its place
     */
    double value(int index);

    /**
     * Whether the row has a cell for a value, which may still be no number.
     *
     * @param index into the columns with values
     */
    boolean has(int index);

    @Override
    void close();
}
