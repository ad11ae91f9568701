package io.wavecast.signals.csv;

import io.wavecast.signals.RecordingException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The first rows of a file, separated by the delimiter that fits most of them.
 *
 * @param delimiter between columns
 * @param rows the first rows
 * @param width the number of columns that most rows have
 * @param numbers how numbers are written
 */
record Delimiter(char delimiter, List<CsvRows.Row> rows, int width, Numbers numbers) {
    private static final int HEAD_ROWS = 200;

    /**
     * Tries comma, semicolon, tab and vertical bar. The best one gives most rows the same number of columns, and most cells a
     * number or a time.
     */
    static Delimiter find(Path file, CsvOptions options) {
        Optional<Delimiter> best = Optional.empty();
        Optional<RecordingException> failure = Optional.empty();
        double bestScore = 0;
        for (char candidate : new char[] {',', ';', '\t', '|'}) {
            try {
                Delimiter found = of(file, candidate, options);
                double score = found.score(options);
                if (best.isEmpty() || score > bestScore) {
                    best = Optional.of(found);
                    bestScore = score;
                }
            } catch (RecordingException e) {
                failure = failure.or(() -> Optional.of(e));
            }
        }
        if (failure.isPresent() && (best.isEmpty() || best.get().width == 1)) {
            throw failure.get();
        }
        return best.orElseThrow();
    }

    private static Delimiter of(Path file, char delimiter, CsvOptions options) {
        List<CsvRows.Row> rows = CsvRows.head(file, delimiter, options.skip(), HEAD_ROWS);
        Map<Integer, Integer> widths = new HashMap<>();
        int width = 0;
        for (CsvRows.Row row : rows) {
            int count = widths.merge(row.cells().size(), 1, Integer::sum);
            int most = widths.getOrDefault(width, 0);
            if (count > most || (count == most && row.cells().size() > width)) {
                width = row.cells().size();
            }
        }
        return new Delimiter(delimiter, rows, width, Numbers.find(rows, delimiter));
    }

    /** The share of rows with the usual number of columns, weighted by the share of their cells that are not text. */
    private double score(CsvOptions options) {
        if (width < 2) {
            return 0;
        }
        long fitting = 0;
        long cells = 0;
        long typed = 0;
        for (CsvRows.Row row : rows) {
            if (row.cells().size() != width) {
                continue;
            }
            fitting++;
            for (String cell : row.cells()) {
                cells++;
                typed += CellKind.of(cell, options, numbers) == CellKind.TEXT ? 0 : 1;
            }
        }
        return (double) fitting / rows.size() * (0.1 + (double) typed / cells);
    }

    /** The delimiter as a word, for messages. */
    String word() {
        return switch (delimiter) {
            case ',' -> "commas";
            case ';' -> "semicolons";
            case '\t' -> "tabs";
            default -> "vertical bars";
        };
    }
}
