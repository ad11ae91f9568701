package io.wavecast.core.wire;

import java.util.List;

/** Names of record headers that mark a record of the topic {@code sensor-events}. Their values do not matter. */
public final class RecordMarks {
    /** The series of the record's key begins anew. The record is no observation; its value does not matter. */
    public static final String RESET = "wavecast.reset";

    /** The observation is part of a replay whose event times may be far ahead of the records' timestamps. */
    public static final String REPLAY = "wavecast.replay";

    /** All marks. */
    public static final List<String> ALL = List.of(RESET, REPLAY);

    private RecordMarks() {}
}
