package io.wavecast.signals.csv;

import io.wavecast.signals.RecordingException;
import io.wavecast.signals.csv.time.LabelUnit;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Finds the column that names the series of a row, in a file that has the rows of several series below each other. In such a file
 * times repeat or go back, but not among the rows of one name.
 */
final class KeyGuess {
    private static final int MAX_NAMES = 10_000;
    private static final String NAMED_AS_KEY =
            "(entity|unique|sensor|device|station|node|tag|series|metric|field|measurement"
                    + "|variable|parameter|signal|channel|location|site|room|host|machine|asset|meter|store|shop|item|product|symbol"
                    + "|ticker|sensorname|kanal|messstelle|standort|ger\u00e4t)( ?(id|name|nr|no))?|id|.+ id";

    private final CsvLayout layout;
    private final List<Candidate> candidates = new ArrayList<>();

    KeyGuess(CsvLayout layout) {
        this.layout = layout;
        List<Integer> words = IntStream.range(0, layout.width())
                .filter(column -> !layout.time().contains(column))
                .filter(column -> !layout.columns().contains(column))
                .filter(column -> !layout.remarks().contains(column))
                .filter(column -> !layout.labels().get(column).isEmpty())
                .boxed()
                .toList();
        words.forEach(column -> candidates.add(new Candidate(List.of(column))));
        List<Integer> numbers = layout.columns().stream()
                .filter(column -> isNamedAsKey(layout.labels().get(column)))
                .toList();
        numbers.forEach(column -> candidates.add(new Candidate(List.of(column))));
        if (words.size() > 1) {
            candidates.add(new Candidate(words));
        }
        if (!numbers.isEmpty() && words.size() + numbers.size() > 1) {
            candidates.add(new Candidate(
                    Stream.concat(words.stream(), numbers.stream()).toList()));
        }
    }

    private static boolean isNamedAsKey(String label) {
        return LabelUnit.plain(label).matches(NAMED_AS_KEY);
    }

    void add(FileRows row) {
        candidates.forEach(candidate -> candidate.add(row.joined(candidate.columns), row.micros()));
    }

    /**
     * Rejects a file of several series.
     *
     * @throws RecordingException naming the column of names
     */
    void check(Path file, Survey survey) {
        boolean disordered = 10 * (survey.repeats() + survey.behind()) >= survey.rows() && !survey.isStrict();
        Optional<Candidate> key = candidates.stream()
                .filter(candidate -> candidate.fits(survey.rows()))
                .filter(candidate -> disordered || candidate.isNamed())
                .findFirst();
        if (key.isEmpty()) {
            return;
        }
        String labels = key.get().columns.stream().map(layout.labels()::get).collect(Collectors.joining(","));
        String seen = disordered
                ? "times that rise from row to row, was " + survey.repeats() + " of " + survey.rows()
                        + " rows that repeat a time and " + survey.late() + " that go back; the column"
                : "rows of one series, was several; the column";
        throw new RecordingException(file + ": expected " + seen + " " + labels + " names "
                + key.get().seen.size() + " series (such as " + key.get().examples() + "): give "
                + CsvOptions.KEY_COLUMN + " " + labels + " to read each as a series, or " + CsvOptions.KEY_COLUMN + " "
                + CsvOptions.NO_KEY + " to read all rows as one");
    }

    private final class Candidate {
        private final List<Integer> columns;
        private final Map<String, Last> seen = new HashMap<>();
        private boolean possible = true;

        private record Last(long micros, int direction) {}

        Candidate(List<Integer> columns) {
            this.columns = columns;
        }

        void add(String name, long micros) {
            if (!possible) {
                return;
            }
            Last last = seen.get(name);
            int direction = last == null ? 0 : Long.compare(micros, last.micros);
            boolean turned = last != null && (direction == 0 || direction == -last.direction);
            possible = !turned && !name.isEmpty() && seen.size() < MAX_NAMES;
            seen.put(name, new Last(micros, direction));
        }

        /** Whether times rise, or fall, among the rows of each of several names. */
        boolean fits(long rows) {
            return possible && seen.size() > 1 && 2L * seen.size() <= rows;
        }

        boolean isNamed() {
            return columns.size() == 1
                    && !layout.columns().contains(columns.get(0))
                    && isNamedAsKey(layout.labels().get(columns.get(0)));
        }

        String examples() {
            return seen.keySet().stream().sorted().limit(3).collect(Collectors.joining(", "));
        }
    }
}
