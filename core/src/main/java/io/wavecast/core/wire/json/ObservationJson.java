package io.wavecast.core.wire.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.wavecast.core.series.Chunk;
import io.wavecast.core.series.Observation;
import io.wavecast.core.wire.bytes.BadRecord;
import io.wavecast.core.wire.bytes.ChunkRules;
import io.wavecast.core.wire.bytes.EventTime;
import io.wavecast.core.wire.bytes.Quote;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads and writes observations as JSON. Not thread-safe: buffers are reused. */
public final class ObservationJson {
    private static final byte[] TIME = JsonBytes.ascii("{\"t\":");
    private static final byte[] PERIOD = JsonBytes.ascii(",\"period\":");
    private static final byte[] VALUES = JsonBytes.ascii(",\"v\":");

    private final PlainObservation plain = new PlainObservation();
    private final JsonBytes out = new JsonBytes();
    private String timeField = ""; // of the observation read last
    private List<Observation> rest = List.of(); // of the chunk read last

    /** Reads the only observation of a record, or the first one of a chunk. */
    public Observation read(byte @Nullable [] json, long recordTimeMicros) {
        if (!rest.isEmpty()) {
            rest = List.of();
        }
        if (plain.read(json)) {
            timeField = "";
            return plain.observation(recordTimeMicros);
        }
        return parsed(json, recordTimeMicros);
    }

    /** The further observations of the record read last; empty unless it is a chunk. */
    public List<Observation> rest() {
        return rest;
    }

    /** The field of the observation read last that has the name of a time, if {@code t} is missing; empty otherwise. */
    public String timeField() {
        return timeField;
    }

    public byte[] write(Observation observation) {
        out.start();
        out.text(TIME);
        out.seconds(observation.timeMicros());
        out.text(VALUES);
        out.channels(observation.values());
        out.text('}');
        return out.copy();
    }

    public byte[] write(Chunk chunk) {
        out.start();
        out.text(TIME);
        out.seconds(chunk.firstMicros());
        out.text(PERIOD);
        out.number(chunk.period());
        out.text(VALUES);
        char before = '[';
        for (double[] sample : chunk.samples()) {
            out.text(before);
            out.array(sample);
            before = ',';
        }
        out.text(']');
        out.text('}');
        return out.copy();
    }

    /** Reads all forms that JSON allows, and reports the problem of other input. */
    Observation parsed(byte @Nullable [] json, long recordTimeMicros) {
        timeField = "";
        return Json.read(json, parser -> observation(parser, recordTimeMicros));
    }

    private Observation observation(JsonParser parser, long recordTimeMicros) throws IOException {
        JsonToken token = parser.currentToken();
        if (token.isNumeric()) {
            return new Observation(recordTimeMicros, Channels.read(parser));
        }
        if (token != JsonToken.START_OBJECT) {
            throw BadRecord.NOT_AN_OBSERVATION.because(
                    "expected an object such as {\"t\": 1717171717.123456, \"v\": 0.42}, or a number, was "
                            + Quote.of(parser));
        }
        long time = recordTimeMicros;
        boolean hasTime = false;
        boolean timed = false;
        double[] values = {};
        boolean hasValues = false;
        List<double[]> samples = List.of();
        double period = Double.NaN;
        String otherPeriod = ""; // that is no number
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String field = parser.currentName();
            parser.nextToken();
            if (field.equals("v")) {
                once(!hasValues, "v");
                hasValues = true;
                if (parser.currentToken() != JsonToken.START_ARRAY) {
                    values = Channels.read(parser);
                } else if (parser.nextToken() == JsonToken.START_ARRAY) {
                    samples = Channels.samples(parser);
                } else {
                    values = Channels.elements(parser);
                }
            } else if (field.equals("t")) {
                once(!hasTime, "t");
                hasTime = true;
                timed = parser.currentToken() != JsonToken.VALUE_NULL;
                time = timed ? EventTime.read(parser) : recordTimeMicros;
            } else if (field.equals("period") && isNumber(parser)) {
                period = parser.getDoubleValue(); // means something in chunks only
            } else if (field.equals("period")) {
                otherPeriod = Quote.of(parser);
                Json.skip(parser);
            } else if (timed) {
                Json.skip(parser);
            } else {
                timeField = TimeNames.isLike(field) ? field : timeField;
                Json.skip(parser, name -> {
                    if (timeField.isEmpty() && TimeNames.isLike(name)) {
                        timeField = field + "." + name;
                    }
                });
            }
        }
        if (timed) {
            timeField = "";
        }
        if (!hasValues) {
            throw BadRecord.NO_VALUE.because("v is missing: " + Channels.EXPECTED);
        }
        if (samples.isEmpty()) {
            return new Observation(time, values);
        }
        if (Double.isNaN(period) && !otherPeriod.isEmpty()) {
            throw ChunkRules.badPeriod(otherPeriod);
        }
        List<Observation> all = ChunkRules.observations(timed, time, period, samples);
        rest = all.subList(1, all.size());
        return all.get(0);
    }

    private static boolean isNumber(JsonParser parser) throws IOException {
        return parser.currentToken().isNumeric() && !parser.isNaN();
    }

    private static void once(boolean first, String field) {
        if (!first) {
            throw BadRecord.NOT_JSON.because("expected the key " + field + " once, was twice");
        }
    }
}
