package io.wavecast.trainer.options;

import io.wavecast.trainer.calendar.HolidayDates;
import java.time.LocalDate;
import java.util.List;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * The dates of holidays: a type of its own, so that one option gives all of them.
 *
 * @param dates ascending
 */
record HolidayList(List<LocalDate> dates) {
    HolidayList {
        dates = List.copyOf(dates);
    }

    /** Converts a path of a file with dates, and {@code 2026-12-25,2027-01-01}. */
    static final class Converter implements ITypeConverter<HolidayList> {
        @Override
        public HolidayList convert(String text) {
            try {
                return new HolidayList(HolidayDates.read(text));
            } catch (IllegalArgumentException e) {
                throw new TypeConversionException(String.valueOf(e.getMessage()));
            }
        }
    }
}
