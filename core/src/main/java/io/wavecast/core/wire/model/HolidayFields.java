package io.wavecast.core.wire.model;

import com.fasterxml.jackson.core.JsonGenerator;
import io.wavecast.core.model.Holidays;
import io.wavecast.core.wire.bytes.Quote;
import io.wavecast.core.wire.json.JsonFields;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The field {@code holidays} of what a model knows: the dates, which days around a time it looks at, and the harmonics of a day's profile. */
final class HolidayFields {
    private final JsonFields fields;
    private final List<String> problems;
    private final List<LocalDate> dates = new ArrayList<>();
    private final List<Integer> days = new ArrayList<>();
    private int harmonics;
    private boolean present;
    private boolean bad;

    HolidayFields(JsonFields fields, List<String> problems) {
        this.fields = fields;
        this.problems = problems;
    }

    static void write(JsonGenerator json, Holidays holidays) throws IOException {
        json.writeStartObject();
        ModelDocumentWriter.integers(json, "days", holidays.days());
        json.writeNumberField("harmonics", holidays.harmonics());
        json.writeArrayFieldStart("dates");
        for (LocalDate date : holidays.dates()) {
            json.writeString(date.toString());
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    void read() throws IOException {
        present = true;
        fields.object(this::field);
    }

    /**
     * The holidays; empty without the field, or if a date was no date.
     *
     * @throws IllegalArgumentException if they break a limit
     */
    Optional<Holidays> holidays() {
        return present && !bad ? Optional.of(new Holidays(dates, days, harmonics)) : Optional.empty();
    }

    /** Whether the field is there and has a problem that was reported. */
    boolean isBad() {
        return bad;
    }

    private void field(String name) throws IOException {
        switch (name) {
            case "days" ->
                fields.array(() -> days.add((int) fields.integer(-Holidays.MAX_DISTANCE, Holidays.MAX_DISTANCE)));
            case "harmonics" -> harmonics = (int) fields.integer(0, Holidays.MAX_HARMONICS);
            case "dates" -> fields.array(this::date);
            default -> {
                problems.add(KnownFields.unknown("known.holidays: expected dates, days and harmonics, was ", name));
                fields.skip();
            }
        }
    }

    private void date() throws IOException {
        String text = fields.text();
        try {
            dates.add(LocalDate.parse(text));
        } catch (DateTimeException e) {
            bad = true;
            problems.add("known.holidays.dates: expected a date such as 2026-12-25, was " + Quote.shortened(text));
        }
    }
}
