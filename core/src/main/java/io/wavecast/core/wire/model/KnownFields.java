package io.wavecast.core.wire.model;

import com.fasterxml.jackson.core.JsonGenerator;
import io.wavecast.core.model.Calendar;
import io.wavecast.core.wire.bytes.Quote;
import io.wavecast.core.wire.json.JsonFields;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The section {@code known} of a model's document: what it knows of a time. Without the section it knows nothing. */
final class KnownFields {
    private final JsonFields fields;
    private final List<String> problems;
    private final Map<String, Integer> harmonics = new TreeMap<>(); // by cycle
    private final HolidayFields holidays;
    private String zone = "UTC";
    private boolean present;

    KnownFields(JsonFields fields, List<String> problems) {
        this.fields = fields;
        this.problems = problems;
        this.holidays = new HolidayFields(fields, problems);
    }

    static void write(JsonGenerator json, Calendar calendar) throws IOException {
        json.writeStartObject();
        json.writeObjectFieldStart("calendar");
        json.writeNumberField("day", calendar.day());
        json.writeNumberField("week", calendar.week());
        json.writeNumberField("year", calendar.year());
        json.writeEndObject();
        json.writeStringField("zone", calendar.zone().getId());
        if (calendar.holidays().isPresent()) {
            json.writeFieldName("holidays");
            HolidayFields.write(json, calendar.holidays().get());
        }
        json.writeEndObject();
    }

    void read() throws IOException {
        present = true;
        fields.object(this::field);
    }

    /** What is known; empty without the section, or if there was a problem. */
    Optional<Calendar> calendar() {
        if (!present || holidays.isBad()) {
            return Optional.empty();
        }
        try {
            return Optional.of(new Calendar(
                    harmonics.getOrDefault("day", 0),
                    harmonics.getOrDefault("week", 0),
                    harmonics.getOrDefault("year", 0),
                    ZoneId.of(zone),
                    holidays.holidays()));
        } catch (DateTimeException e) {
            problems.add("known.zone: expected a time zone such as UTC or Europe/Berlin, was " + Quote.shortened(zone));
        } catch (IllegalArgumentException e) {
            problems.add("known." + e.getMessage());
        }
        return Optional.empty();
    }

    private void field(String name) throws IOException {
        if (fields.isNull()) {
            return;
        }
        switch (name) {
            case "calendar" -> fields.object(this::cycle);
            case "zone" -> zone = fields.text();
            case "holidays" -> holidays.read();
            default -> leaveOut("known: expected calendar, zone and holidays, was ", name);
        }
    }

    private void cycle(String name) throws IOException {
        switch (name) {
            case "day", "week", "year" -> harmonics.put(name, (int) fields.integer(0, Calendar.MAX_HARMONICS));
            default -> leaveOut("known.calendar: expected day, week and year, was ", name);
        }
    }

    private void leaveOut(String expected, String name) throws IOException {
        problems.add(unknown(expected, name));
        fields.skip();
    }

    /** The problem with a field that is not understood: it must not be left out, since the weights belong to it. */
    static String unknown(String expected, String name) {
        return expected + Quote.shortened(name) + "; a newer version may have written the model";
    }
}
