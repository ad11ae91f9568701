package io.wavecast.core.wire;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.wavecast.core.series.Observation;
import java.io.IOException;

/**
 * Observations as JSON: {@code {"t": 1717171717.123456, "v": [0.42, null, 0.1]}}.
 *
 * <p>{@code t} is epoch seconds with a fraction or ISO-8601 with an offset, in the years 1900 to 2200, kept to the
 * microsecond (what is finer is rounded); without it the record's own time holds. {@code v} is a number or an array with
 * null for a missing channel. A bare number is an observation of one channel. Other fields are ignored.
 */
public final class EventCodec {

    /**
     * @param recordTimeMicros event time where the JSON carries none
     * @throws UnreadableException with one of the reasons of {@link BadRecord}
     */
    public Observation read(byte[] json, long recordTimeMicros) {
        return Json.read(json, parser -> observation(parser, recordTimeMicros));
    }

    public byte[] write(Observation observation) {
        return Json.write(json -> {
            json.writeStartObject();
            json.writeFieldName("t");
            json.writeNumber(DecimalSeconds.format(observation.timeMicros()));
            json.writeFieldName("v");
            Json.channels(json, observation.values());
            json.writeEndObject();
        });
    }

    private static Observation observation(JsonParser parser, long recordTimeMicros) throws IOException {
        JsonToken token = parser.currentToken();
        if (token.isNumeric()) {
            return new Observation(recordTimeMicros, Channels.read(parser));
        }
        if (token != JsonToken.START_OBJECT) {
            throw BadRecord.NOT_AN_OBSERVATION.because("the record is " + Quote.of(parser)
                    + ": an object such as {\"t\": 1717171717.123456, \"v\": 0.42}, or a number, is right");
        }
        long time = recordTimeMicros;
        boolean timed = false;
        double[] values = null;
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String field = parser.currentName();
            parser.nextToken();
            if (field.equals("v")) {
                once(values == null, "v");
                values = Channels.read(parser);
            } else if (field.equals("t")) {
                once(!timed, "t");
                timed = true;
                time = parser.currentToken() == JsonToken.VALUE_NULL ? recordTimeMicros : EventTime.read(parser);
            } else {
                Json.skip(parser);
            }
        }
        if (values == null) {
            throw BadRecord.NO_VALUE.because("the observation has no v: " + Channels.RIGHT + " is right");
        }
        return new Observation(time, values);
    }

    private static void once(boolean first, String field) {
        if (!first) {
            throw BadRecord.NOT_JSON.because("the key " + field + " is there twice: once is right");
        }
    }
}
