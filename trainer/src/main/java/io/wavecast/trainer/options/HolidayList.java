package io.wavecast.trainer.options;

import java.time.LocalDate;
import java.util.List;

/**
 * The dates of holidays: a type of its own, so that one option gives all of them.
 *
 * @param dates ascending
 */
record HolidayList(List<LocalDate> dates) {
    static final HolidayList NONE = new HolidayList(List.of());

    HolidayList {
        dates = List.copyOf(dates);
    }
}
