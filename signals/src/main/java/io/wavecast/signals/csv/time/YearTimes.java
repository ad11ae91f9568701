package io.wavecast.signals.csv.time;

import java.time.LocalDate;

/** Years, as the first of January in UTC. */
final class YearTimes implements TimeReader {
    private static final long DAY = 86_400_000_000L;

    @Override
    public long micros(String text) {
        String digits = text.replaceFirst("\\.0*$", "");
        if (!digits.matches("[0-9]{4}")) {
            throw new IllegalArgumentException("expected a year of four digits, was '" + text + "'");
        }
        return LocalDate.of(Integer.parseInt(digits), 1, 1).toEpochDay() * DAY;
    }
}
