package io.wavecast.signals.csv;

import io.wavecast.signals.Listing;
import io.wavecast.signals.RecordingException;
import io.wavecast.signals.csv.time.TimeLabels;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * What stands above the values of a file: titles, the row of labels, rows of units.
 *
 * @param labels of the columns; empty if no row holds labels
 * @param units rows below the labels that hold no number and no time
 * @param dataLine number of the first line with values
 * @param data the first rows with values
 * @param kinds (columns) what most of the later rows hold
 */
record Heading(
        Optional<List<String>> labels,
        List<CsvRows.Row> units,
        long dataLine,
        List<CsvRows.Row> data,
        List<CellKind> kinds) {
    static Heading find(Path file, Delimiter head, CsvOptions options, Warnings warnings) {
        return new Finder(file, head, options, warnings).find();
    }

    private static final class Finder {
        private final Path file;
        private final Delimiter head;
        private final CsvOptions options;
        private final Warnings warnings;
        private final List<CsvRows.Row> rows;
        private final Map<String, CellKind> kindsOfTexts = new HashMap<>(); // each cell is examined several times
        private final List<CellKind> kinds;
        private final int width; // without columns at the end that no row fills

        Finder(Path file, Delimiter head, CsvOptions options, Warnings warnings) {
            this.file = file;
            this.head = head;
            this.options = options;
            this.warnings = warnings;
            this.rows = head.rows();
            List<CsvRows.Row> later = rows.subList(rows.size() / 2, rows.size()).stream()
                    .filter(row -> row.cells().size() == head.width())
                    .toList();
            this.kinds = kinds(later);
            this.width = later.stream().mapToInt(row -> filled(row)).max().orElse(head.width());
        }

        Heading find() {
            Optional<Integer> labels = aboveData();
            if (labels.isPresent()) {
                return below(labels.get());
            }
            if (isCounted(rows.get(0).cells())) {
                warnings.add("reading line " + rows.get(0).line() + " ("
                        + Listing.of(rows.get(0).cells(), ", ") + ") as labels");
                return below(0);
            }
            for (int i = 0; i < rows.size(); i++) {
                boolean fits = fits(rows.get(i));
                if (fits && isLabels(i)) {
                    return below(i);
                }
                if (fits && holdsNumbersOrTimes(rows.get(i))) {
                    return withoutLabels(i);
                }
            }
            CsvRows.Row first = rows.get(0);
            if (rows.size() == 1) {
                throw noRows(first, "no line follows");
            }
            CsvRows.Row second = rows.get(1);
            throw new RecordingException(file + ": expected a column of numbers, was none among "
                    + Listing.of(first.cells(), ", ") + " (line " + second.line() + ", separated by " + head.word()
                    + ", holds " + Listing.of(second.cells(), " | ") + ")");
        }

        /**
         * The first of the rows of words that stand directly above the values. Above them there may be titles with numbers, as
         * LabVIEW writes them.
         */
        private Optional<Integer> aboveData() {
            int data = 0;
            while (data < rows.size() && !isData(rows.get(data))) {
                data++;
            }
            int first = data;
            while (first > 0 && fits(rows.get(first - 1)) && isWords(rows.get(first - 1))) {
                first--;
            }
            return data < rows.size() && first < data && isLabels(first) ? Optional.of(first) : Optional.empty();
        }

        private boolean fits(CsvRows.Row row) {
            return row.cells().size() >= width && filled(row) <= head.width();
        }

        /** Whether a row has numbers and times where later rows have them. */
        private boolean isData(CsvRows.Row row) {
            return fits(row)
                    && holdsNumbersOrTimes(row)
                    && IntStream.range(0, kinds.size())
                            .filter(column -> kinds.get(column).isTyped())
                            .mapToObj(column -> kind(row.cells().get(column)))
                            .noneMatch(here -> here == CellKind.TEXT);
        }

        /**
         * Whether cells are the labels that pandas gives to columns without any: {@code 0,1,2}, behind an empty cell above the
         * index. Without an index, such a row may hold values, unless later rows have decimals.
         */
        private boolean isCounted(List<String> cells) {
            int first = cells.get(0).isEmpty() && kinds.get(0).isTyped() ? 1 : 0;
            boolean counted = IntStream.range(first, cells.size())
                    .allMatch(column -> cells.get(column).equals(String.valueOf(column - first)));
            boolean decimals = rows.stream()
                    .flatMap(row -> row.cells().stream())
                    .flatMapToDouble(cell -> head.numbers().parse(cell).stream())
                    .anyMatch(number -> number != Math.rint(number));
            return rows.size() > 1
                    && cells.size() == head.width()
                    && counted
                    && (first == 1 || (cells.size() > 2 && decimals));
        }

        private boolean isWords(CsvRows.Row row) {
            return holdsText(row) && !holdsNumbersOrTimes(row) && filled(row) > 1;
        }

        /** Labels stand where later rows have numbers or times. */
        private boolean isLabels(int index) {
            List<String> cells = rows.get(index).cells();
            int words = 0;
            int present = 0;
            boolean single = filled(rows.get(index)) == 1 && width > 1;
            for (int c = 0; c < cells.size() && c < kinds.size(); c++) {
                CellKind usual = kinds.get(c);
                CellKind here = kind(cells.get(c));
                boolean word = here == CellKind.TEXT;
                if (usual.isTime() && !here.isTime() && (word || index == 0)) {
                    return !single;
                }
                if (usual == CellKind.NUMBER && TimeLabels.isName(cells.get(c))) {
                    return true;
                }
                words += usual == CellKind.NUMBER && word ? 1 : 0;
                present += usual == CellKind.NUMBER && here != CellKind.MISSING ? 1 : 0;
            }
            boolean alone = kinds.stream().noneMatch(CellKind::isTyped) && rows.size() > 1 && index == 0;
            return !single && ((words > 0 && 2 * words >= present) || alone);
        }

        private Heading below(int index) {
            CsvRows.Row row = rows.get(index);
            warnings.leftOut(rows.subList(0, index), "above the labels");
            int first = index + 1;
            while (first < rows.size() && !holdsNumbersOrTimes(rows.get(first)) && holdsText(rows.get(first))) {
                first++;
            }
            if (first == rows.size()) {
                if (first == index + 1) {
                    throw noRows(row, "no line follows");
                }
                CsvRows.Row next = rows.get(index + 1);
                throw new RecordingException(file + ": expected a column of numbers, was none among "
                        + Listing.of(row.cells(), ", ") + " (line " + next.line() + ", separated by " + head.word()
                        + ", holds " + Listing.of(next.cells(), " | ") + ")");
            }
            List<CsvRows.Row> units = rows.subList(index + 1, first);
            warnings.leftOut(units, "without any number below the labels");
            List<String> labels = new ArrayList<>(row.cells().subList(0, Math.max(width, filled(row))));
            return new Heading(Optional.of(labels), units, rows.get(first).line(), data(first, labels.size()), kinds);
        }

        private Heading withoutLabels(int index) {
            if (index > 0) {
                throw new RecordingException(file + ", line " + rows.get(0).line() + ": expected " + width
                        + " columns as in line " + rows.get(index).line() + ", was "
                        + rows.get(0).cells().size() + " (separated by " + head.word()
                        + "; numbers may have decimal commas only if no comma stands between columns); leave lines out"
                        + " by "
                        + CsvOptions.SKIP);
            }
            requireOneKindOfComma();
            return new Heading(Optional.empty(), List.of(), rows.get(0).line(), data(0, head.width()), kinds);
        }

        /** {@code 0, 1,5, 2,5}: without labels, nothing shows that the commas without a space stand before decimals. */
        private void requireOneKindOfComma() {
            String line = head.delimiter() == ','
                    ? CsvText.line(file, (int) rows.get(0).line())
                    : "";
            if (line.matches("[^\"]*\\d,\\d[^\"]*") && line.matches("[^\"]*\\d,\\s[^\"]*")) {
                throw new RecordingException(file + ", line " + rows.get(0).line()
                        + ": expected commas only between columns, was '" + line
                        + "', where those without a space may stand before decimals; write numbers with points");
            }
        }

        /** Rows with enough columns. A row with fewer is reported when it is read. */
        private List<CsvRows.Row> data(int first, int columns) {
            List<CsvRows.Row> data = rows.subList(first, rows.size()).stream()
                    .filter(row -> row.cells().size() >= columns)
                    .toList();
            if (data.isEmpty()) {
                throw new RecordingException(file + ", line " + rows.get(first).line() + ": expected " + columns
                        + " columns as in the lines above, was "
                        + rows.get(first).cells().size() + " (separated by " + head.word() + ")");
            }
            return data;
        }

        private RecordingException noRows(CsvRows.Row labels, String seen) {
            return new RecordingException(file + ": expected rows of "
                    + labels.cells().size() + " columns below the header, was none: " + seen + " line " + labels.line()
                    + " (" + labels.cells().size() + " columns, separated by " + head.word() + ")");
        }

        private boolean holdsNumbersOrTimes(CsvRows.Row row) {
            return row.cells().stream().anyMatch(cell -> kind(cell).isTyped());
        }

        private boolean holdsText(CsvRows.Row row) {
            return row.cells().stream().anyMatch(cell -> kind(cell) == CellKind.TEXT);
        }

        private CellKind kind(String cell) {
            return kindsOfTexts.computeIfAbsent(cell, text -> CellKind.of(text, options, head.numbers()));
        }

        /** (columns) the kind of at least half of the cells that are present; numbers before times before text. */
        private List<CellKind> kinds(List<CsvRows.Row> later) {
            List<CellKind> found = new ArrayList<>();
            for (int c = 0; c < head.width(); c++) {
                Map<CellKind, Integer> counts = new EnumMap<>(CellKind.class);
                int present = 0;
                for (CsvRows.Row row : later) {
                    CellKind kind = kind(row.cells().get(c));
                    counts.merge(kind, 1, Integer::sum);
                    present += kind == CellKind.MISSING ? 0 : 1;
                }
                counts.remove(CellKind.MISSING);
                found.add(usual(counts, present));
            }
            return Collections.unmodifiableList(found);
        }

        private static CellKind usual(Map<CellKind, Integer> counts, int present) {
            int most = counts.isEmpty() ? 0 : Collections.max(counts.values());
            return counts.entrySet().stream()
                    .filter(kind -> kind.getValue() == most && 2 * most >= present)
                    .map(Map.Entry::getKey)
                    .findFirst()
                    .orElse(present == 0 ? CellKind.MISSING : CellKind.TEXT);
        }

        /** Number of cells up to the last one that is not empty. */
        private static int filled(CsvRows.Row row) {
            int filled = row.cells().size();
            while (filled > 0 && row.cells().get(filled - 1).isEmpty()) {
                filled--;
            }
            return filled;
        }
    }
}
