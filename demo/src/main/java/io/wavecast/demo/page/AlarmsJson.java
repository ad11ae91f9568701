package io.wavecast.demo.page;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.List;

/** Writes the planted faults and the newest anomalies. */
final class AlarmsJson {
    /** The page lists so many. */
    private static final int NEWEST = 40;

    private AlarmsJson() {}

    static void write(JsonGenerator json, LiveAlarms alarms) throws IOException {
        json.writeArrayFieldStart("faults");
        for (LiveFault fault : alarms.faults()) {
            json.writeStartObject();
            json.writeStringField("series", fault.series());
            json.writeStringField("name", fault.name());
            json.writeNumberField("from", fault.fromSeconds());
            json.writeNumberField("until", fault.untilSeconds());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeArrayFieldStart("anomalies");
        List<LiveAlarm> all = alarms.alarms();
        for (LiveAlarm alarm : all.subList(Math.max(0, all.size() - NEWEST), all.size())) {
            json.writeStartObject();
            json.writeStringField("series", alarm.series());
            json.writeStringField("kind", alarm.kind());
            LiveJson.number(json, "from", alarm.fromSeconds());
            LiveJson.number(json, "until", alarm.untilSeconds());
            json.writeStringField("words", alarm.words());
            json.writeStringField("planted", alarm.planted());
            LiveJson.number(json, "delay", alarm.delaySeconds());
            json.writeEndObject();
        }
        json.writeEndArray();
    }
}
