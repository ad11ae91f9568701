package io.wavecast.signals.edf;

import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The start of a recording. Many files have none, since it was removed to make them anonymous.
 *
 * @param time start in local time; empty if the header does not state an existing date and time
 * @param problem why there is none; empty if there is one
 */
record EdfStart(Optional<LocalDateTime> time, String problem) {
    private static final int DATE_BYTE = 168;
    private static final int TIME_BYTE = 176;
    private static final Pattern DATE = Pattern.compile("(\\d{1,2})[.:/-] ?(\\d{1,2})[.:/-] ?(\\d\\d|yy)");
    private static final Pattern TIME = Pattern.compile("(\\d{1,2})[.:/-] ?(\\d{1,2})[.:/-] ?(\\d{1,2})");
    /** EDF+ writes the year of dates after 2084 here only (EDF+ specification, section 2.1.3.3). */
    private static final Pattern RECORDING = Pattern.compile("Startdate \\d\\d-[A-Za-z]{3}-(\\d{4}) .*");
    /** EDF has two digits for the year: 85–99 are 1985–1999, 00–84 are 2000–2084. */
    private static final int FIRST_YEAR = 85;

    /** Reads the fields startdate and starttime. */
    static EdfStart read(HeaderText text) {
        Matcher date = DATE.matcher(text.text(DATE_BYTE, 8));
        Matcher time = TIME.matcher(text.text(TIME_BYTE, 8));
        Optional<Integer> year = date.matches() ? year(text, date.group(3)) : Optional.empty();
        if (year.isEmpty()) {
            return unknown(text, "startdate", DATE_BYTE, "an existing date, dd.mm.yy");
        }
        if (!time.matches()) {
            return unknown(text, "starttime", TIME_BYTE, "an existing time, hh.mm.ss");
        }
        try {
            var start = LocalDateTime.of(
                    year.get(),
                    Integer.parseInt(date.group(2)),
                    Integer.parseInt(date.group(1)),
                    Integer.parseInt(time.group(1)),
                    Integer.parseInt(time.group(2)),
                    Integer.parseInt(time.group(3)));
            return new EdfStart(Optional.of(start), "");
        } catch (DateTimeException e) {
            String problem = text.problem(
                    "startdate and starttime",
                    DATE_BYTE,
                    text.text(DATE_BYTE, 16),
                    "an existing date and time (" + e.getMessage() + ")");
            return new EdfStart(Optional.empty(), problem);
        }
    }

    private static EdfStart unknown(HeaderText text, String field, int offset, String expected) {
        return new EdfStart(Optional.empty(), text.problem(field, offset, text.text(offset, 8), expected));
    }

    private static Optional<Integer> year(HeaderText text, String yy) {
        if (yy.equals("yy")) {
            Matcher recording = RECORDING.matcher(text.text(88, 80) + " ");
            return recording.matches() ? Optional.of(Integer.parseInt(recording.group(1))) : Optional.empty();
        }
        int year = Integer.parseInt(yy);
        return Optional.of(year >= FIRST_YEAR ? 1900 + year : 2000 + year);
    }
}
