package io.wavecast.signals.csv;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import io.wavecast.signals.RecordingException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/** Lines, rows and cells of a text file. */
final class CsvText {
    private static final int HEAD_LINES = 200;
    private static final Pattern QUOTED = Pattern.compile("\"[^\"]*\"");

    private CsvText() {}

    /** The first lines of a file, without its byte order mark. */
    static List<String> head(Path file) {
        // Replaces bytes that are not UTF-8, as the playback does.
        try (var reader =
                new BufferedReader(new InputStreamReader(Files.newInputStream(file), StandardCharsets.UTF_8))) {
            return reader.lines()
                    .limit(HEAD_LINES)
                    .map(line -> line.startsWith("\ufeff") ? line.substring(1) : line)
                    .toList();
        } catch (IOException | UncheckedIOException e) {
            throw new RecordingException(file + ": cannot be read: " + e, e);
        }
    }

    /** The delimiter that occurs most often outside quotes in the second row. */
    static char delimiter(List<String> rows) {
        char best = ',';
        long bestCount = 0;
        for (char candidate : new char[] {',', ';', '\t'}) {
            long columns = QUOTED.matcher(rows.get(Math.min(1, rows.size() - 1)))
                    .replaceAll("")
                    .chars()
                    .filter(c -> c == candidate)
                    .count();
            if (columns > bestCount) {
                bestCount = columns;
                best = candidate;
            }
        }
        return best;
    }

    static List<String> cells(Path file, String row, char delimiter) {
        try {
            return CsvReader.builder().fieldSeparator(delimiter).ofCsvRecord(row).stream()
                    .findFirst()
                    .map(record -> record.getFields().stream().map(String::trim).toList())
                    .orElse(List.of());
        } catch (CsvParseException e) {
            throw new RecordingException(file + ": expected columns, was '" + row + "': " + e.getMessage(), e);
        }
    }

    static boolean isComment(String line) {
        return line.startsWith("#") || line.startsWith("%");
    }

    static boolean isNumber(String cell) {
        try {
            Double.parseDouble(cell);
            return true;
        } catch (NumberFormatException e) {
            return false;
        }
    }
}
