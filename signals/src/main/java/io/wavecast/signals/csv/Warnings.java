package io.wavecast.signals.csv;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What a file has that is not read as it stands. */
final class Warnings {
    private final Path file;
    private final List<String> all = new ArrayList<>();

    Warnings(Path file) {
        this.file = file;
    }

    void add(String warning) {
        all.add(file + ": " + warning);
    }

    /** Adds a warning about lines that are left out, unless there are none. */
    void leftOut(List<CsvRows.Row> rows, String where) {
        if (rows.isEmpty()) {
            return;
        }
        long from = rows.get(0).line();
        long to = rows.get(rows.size() - 1).line();
        add("leaving out " + (from == to ? "line " + from : "lines " + from + " to " + to) + " " + where);
    }

    List<String> all() {
        return List.copyOf(all);
    }
}
