package io.wavecast.trainer.calendar;

import io.wavecast.core.model.Calendar;
import io.wavecast.trainer.history.SeriesSlice;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** What was asked for and has no effect. */
public final class IdleCalendar {
    private IdleCalendar() {}

    /**
     * Says so.
     *
     * @param train the training part
     * @param periodMicros of its samples
     * @param lags of the linear path, at most
     * @return a sentence for each
     */
    public static List<String> words(CalendarSettings asked, List<SeriesSlice> train, long periodMicros, int lags) {
        List<String> found = new ArrayList<>();
        List<Cycle> cycles = asked.cycles().orElse(List.of());
        String apart = "samples are " + periodMicros / 1e6 + " s apart";
        if (lags == 0 && !cycles.isEmpty()) {
            found.add("--calendar " + asked.text() + " has no effect: the linear path reads it, and --lags is 0");
        } else {
            cycles.stream()
                    .filter(cycle -> cycle.harmonics(periodMicros) == 0)
                    .map(CalendarSettings::word)
                    .forEach(word -> found.add("--calendar " + word + " has no effect: a wave of a " + word
                            + " needs more than two samples, and " + apart));
        }
        List<LocalDate> dates = asked.holidays();
        if (lags == 0 && !dates.isEmpty()) {
            found.add("--holidays has no effect: the linear path reads them, and --lags is 0");
        } else if (!dates.isEmpty() && periodMicros > Calendar.DAY_MICROS) {
            found.add("--holidays has no effect: " + apart + ", more than a day");
        } else if (!dates.isEmpty() && HolidayInputs.shown(dates, asked.zone(), train) == 0) {
            found.add("--holidays has no effect: none of its " + dates.size() + " dates, " + dates.get(0) + " to "
                    + dates.get(dates.size() - 1) + ", lies in the training part");
        }
        return found;
    }
}
