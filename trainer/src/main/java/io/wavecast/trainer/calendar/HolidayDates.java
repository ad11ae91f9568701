package io.wavecast.trainer.calendar;

import io.wavecast.core.model.Holidays;
import io.wavecast.core.wire.bytes.Quote;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads the dates of holidays: from a file with one date or range in each line, or from a list. */
public final class HolidayDates {
    private static final Pattern LIST = Pattern.compile("\\d{4}-\\d{2}-\\d{2}.*");
    private static final Pattern SECOND_DATE = Pattern.compile("(\\.\\.)?\\s*\\d{4}-\\d{2}-\\d{2}.*");
    private static final String RANGE = "..";
    private static final long MAX_BYTES = 1 << 20;

    private final TreeSet<LocalDate> dates = new TreeSet<>();
    private final List<String> problems = new ArrayList<>();

    private HolidayDates() {}

    /**
     * Reads dates.
     *
     * @param text a list such as {@code 2026-12-25,2027-01-01}, or the path of a file
     * @return ascending, each once
     * @throws IllegalArgumentException if there is no date or too many, or if a line is not a date; the message names the first such lines
     */
    public static List<LocalDate> read(String text) {
        var dates = new HolidayDates();
        if (LIST.matcher(text).matches()) {
            Arrays.stream(text.split(",", -1)).forEach(word -> dates.add("", word.strip()));
        } else {
            dates.addLines(text);
        }
        return dates.found(text);
    }

    /** The list that {@link #read} reads. */
    public static String text(List<LocalDate> dates) {
        return dates.stream().map(LocalDate::toString).collect(Collectors.joining(","));
    }

    private void addLines(String file) {
        List<String> lines;
        try {
            Path path = Path.of(file);
            if (Files.size(path) > MAX_BYTES) {
                throw new IllegalArgumentException(
                        "expected a text file of at most " + MAX_BYTES + " bytes, was '" + file + "'");
            }
            lines = Files.readAllLines(path);
        } catch (IOException e) {
            throw new IllegalArgumentException(
                    "expected a readable text file, or dates such as 2026-12-25,2027-01-01, was '" + file + "': " + e,
                    e);
        }
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i)
                    .replaceFirst("^\uFEFF", "")
                    .replaceFirst("#.*", "")
                    .strip();
            if (!line.isEmpty()) {
                addLine(file + ":" + (i + 1) + ": ", line);
            }
        }
    }

    /** A second date is no word: left out in silence, it would be a holiday that the model lacks. */
    private void addLine(String place, String line) {
        String[] words = line.split("[\\s,;]+", 2);
        if (words.length > 1 && SECOND_DATE.matcher(words[1]).matches()) {
            problems.add(place + "expected one date or range in a line, was '" + Quote.shortened(line) + "'");
        } else {
            add(place, words[0]);
        }
    }

    private void add(String place, String word) {
        int middle = word.indexOf(RANGE);
        try {
            LocalDate first = LocalDate.parse(middle < 0 ? word : word.substring(0, middle));
            LocalDate last = middle < 0 ? first : LocalDate.parse(word.substring(middle + RANGE.length()));
            if (last.isBefore(first) || ChronoUnit.DAYS.between(first, last) >= Holidays.MAX_DATES) {
                problems.add(place + "expected a range of 1 to " + Holidays.MAX_DATES + " days, was '" + word + "'");
            } else {
                Stream.iterate(first, day -> day.plusDays(1))
                        .limit(ChronoUnit.DAYS.between(first, last) + 1)
                        .forEach(dates::add);
            }
        } catch (DateTimeException e) {
            problems.add(place + "expected a date such as 2026-12-25, was '" + Quote.shortened(word) + "'");
        }
    }

    private List<LocalDate> found(String text) {
        if (problems.isEmpty() && dates.isEmpty()) {
            problems.add("expected one date or more, was none in '" + text + "'");
        }
        if (problems.isEmpty()) {
            try {
                new Holidays(List.copyOf(dates), List.of(0), 0);
            } catch (IllegalArgumentException e) {
                problems.add(String.valueOf(e.getMessage()));
            }
        }
        if (!problems.isEmpty()) {
            throw new IllegalArgumentException(Quote.all(problems));
        }
        return List.copyOf(dates);
    }
}
