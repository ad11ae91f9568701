package io.wavecast.core.wire;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import io.wavecast.core.model.DecisionHistory;
import io.wavecast.core.model.VersionDecision;
import io.wavecast.core.wire.bytes.BadRecord;
import io.wavecast.core.wire.bytes.Quote;
import io.wavecast.core.wire.bytes.UnreadableException;
import io.wavecast.core.wire.json.Json;
import io.wavecast.core.wire.json.JsonFields;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads and writes the records of the topic {@code model-decisions} as JSON. The key is the name of the model. Times are epoch seconds
 * with three decimals.
 */
public final class DecisionCodec {
    private static final int FORMAT = 1;
    private static final long MICROS_PER_MILLI = 1_000;

    /** The value of the record. */
    public byte[] write(DecisionHistory history) {
        return Json.write(json -> {
            json.writeStartObject();
            json.writeNumberField("format", FORMAT);
            json.writeNumberField("taken", history.takenOffset());
            json.writeArrayFieldStart("decisions");
            for (VersionDecision decision : history.newestFirst()) {
                write(decision, json);
            }
            json.writeEndArray();
            if (!history.rejected().isEmpty()) {
                json.writeArrayFieldStart("rejected");
                for (VersionDecision decision : history.rejected()) {
                    write(decision, json);
                }
                json.writeEndArray();
            }
            json.writeEndObject();
        });
    }

    private static void write(VersionDecision decision, JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeNumberField("version", decision.version());
        json.writeStringField("by", decision.by());
        json.writeStringField("why", decision.why());
        seconds(json, "decided", decision.decidedMillis());
        seconds(json, "from", decision.fromMillis());
        if (decision.overMillis() != 0) {
            seconds(json, "over", decision.overMillis());
        }
        json.writeEndObject();
    }

    private static void seconds(JsonGenerator json, String field, long millis) throws IOException {
        json.writeFieldName(field);
        json.writeNumber(BigDecimal.valueOf(millis, 3).toPlainString());
    }

    /**
     * Reads the value of a record.
     *
     * @param name of the model, the key of the record
     * @throws UnreadableException with the reason {@code bad-decision}, {@code unknown-format} or one of JSON's
     */
    public DecisionHistory read(String name, byte[] value) {
        return Json.read(value, parser -> read(name, parser));
    }

    private static DecisionHistory read(String name, JsonParser parser) throws IOException {
        List<String> problems = new ArrayList<>();
        var fields = new JsonFields(parser, problems);
        List<VersionDecision> decisions = new ArrayList<>();
        List<VersionDecision> rejected = new ArrayList<>();
        long[] formatAndTaken = {0, -1};
        fields.object(field -> {
            switch (field) {
                case "format" -> formatAndTaken[0] = fields.integer(1, Integer.MAX_VALUE);
                case "taken" -> formatAndTaken[1] = fields.integer(-1, Long.MAX_VALUE);
                case "decisions" -> fields.array(() -> decisions.add(decision(fields)));
                case "rejected" -> fields.array(() -> rejected.add(decision(fields)));
                default -> fields.skip();
            }
        });
        if (problems.isEmpty() && formatAndTaken[0] != FORMAT) {
            throw BadRecord.UNKNOWN_FORMAT.because(
                    "expected decisions of format " + FORMAT + ", was " + formatAndTaken[0] + " for " + name);
        }
        if (!problems.isEmpty()) {
            throw BadRecord.BAD_DECISION.because("expected decisions about " + name + ": " + Quote.all(problems));
        }
        return new DecisionHistory(name, decisions, formatAndTaken[1], rejected);
    }

    private static VersionDecision decision(JsonFields fields) throws IOException {
        long[] numbers = {VersionDecision.NONE, 0, 0, 0};
        String[] texts = {"", ""};
        fields.object(field -> {
            switch (field) {
                case "version" -> numbers[0] = fields.integer(0, Long.MAX_VALUE);
                case "by" -> texts[0] = fields.text();
                case "why" -> texts[1] = fields.text();
                case "decided" -> numbers[1] = fields.seconds() / MICROS_PER_MILLI;
                case "from" -> numbers[2] = fields.seconds() / MICROS_PER_MILLI;
                case "over" -> numbers[3] = Math.max(0, fields.seconds() / MICROS_PER_MILLI);
                default -> fields.skip();
            }
        });
        return new VersionDecision(numbers[0], texts[0], texts[1], numbers[1], numbers[2], numbers[3]);
    }
}
