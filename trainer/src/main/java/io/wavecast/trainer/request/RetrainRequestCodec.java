package io.wavecast.trainer.request;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.wavecast.core.wire.bytes.BadRecord;
import io.wavecast.core.wire.bytes.EventTime;
import io.wavecast.core.wire.bytes.Quote;
import io.wavecast.core.wire.bytes.UnreadableException;
import io.wavecast.core.wire.json.Json;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * Reads and writes retrain requests as records. The key is the model's name. The value is a JSON object such as
 * {@code {"why": "new sensor", "since": 1717171717, "until": "2024-06-01T00:00:00Z"}}; every field is optional. A record without a
 * value requests a training on the whole history.
 */
public final class RetrainRequestCodec {
    /**
     * Reads a record.
     *
     * @param key may be null or empty, which is an error
     * @param value may be null or empty
     * @throws UnreadableException with the reason {@code bad-request}, or {@code not-json} if the value is not JSON
     */
    public RetrainRequest read(byte @Nullable [] key, byte @Nullable [] value) {
        if (key == null || key.length == 0) {
            throw BadRecord.BAD_REQUEST.because("expected the model's name as the key, the record has none");
        }
        String model = new String(key, StandardCharsets.UTF_8);
        try {
            return value == null || value.length == 0
                    ? new RetrainRequest(model, "", OptionalLong.empty(), OptionalLong.empty())
                    : Json.read(value, parser -> request(model, parser));
        } catch (UnreadableException e) {
            throw e;
        } catch (IllegalArgumentException e) {
            throw BadRecord.BAD_REQUEST.because(String.valueOf(e.getMessage()), e);
        }
    }

    private static RetrainRequest request(String model, JsonParser parser) throws IOException {
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            throw BadRecord.BAD_REQUEST.because("expected an object, was " + Quote.of(parser));
        }
        String why = "";
        OptionalLong since = OptionalLong.empty();
        OptionalLong until = OptionalLong.empty();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            JsonToken token = parser.nextToken();
            boolean given = token != JsonToken.VALUE_NULL;
            if (given && name.equals("why")) {
                if (token != JsonToken.VALUE_STRING) {
                    throw BadRecord.BAD_REQUEST.because("expected a text for why, was " + Quote.of(parser));
                }
                why = parser.getText();
            } else if (given && name.equals("since")) {
                since = OptionalLong.of(EventTime.read(parser));
            } else if (given && name.equals("until")) {
                until = OptionalLong.of(EventTime.read(parser));
            } else {
                Json.skip(parser);
            }
        }
        return new RetrainRequest(model, why, since, until);
    }

    /** The value of the record; its key is the model's name. */
    byte[] write(RetrainRequest request) {
        return Json.write(json -> {
            json.writeStartObject();
            json.writeStringField("why", request.reason());
            time(json, "since", request.sinceMicros());
            time(json, "until", request.untilMicros());
            json.writeEndObject();
        });
    }

    private static void time(JsonGenerator json, String name, OptionalLong micros) throws IOException {
        if (micros.isPresent()) {
            json.writeFieldName(name);
            json.writeNumber(BigDecimal.valueOf(micros.getAsLong(), 6).toPlainString());
        }
    }
}
