package io.wavecast.streams.query;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.wavecast.core.series.HorizonForecast;
import io.wavecast.core.wire.bytes.DecimalSeconds;
import io.wavecast.observe.api.ApiException;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;

/** Parts of JSON answers, with the names and forms of the records in the topics. */
final class Json {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .configure(JsonGenerator.Feature.WRITE_BIGDECIMAL_AS_PLAIN, true)
            .build();
    private static final double MICROS = 1e6;

    private Json() {}

    static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    static byte[] bytes(JsonNode node) {
        try {
            return MAPPER.writeValueAsBytes(node);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("writing to memory failed", e);
        }
    }

    static String text(JsonNode node) {
        return new String(bytes(node), StandardCharsets.UTF_8);
    }

    static JsonNode read(byte[] bytes) {
        try {
            return MAPPER.readTree(bytes);
        } catch (IOException e) {
            throw ApiException.unavailable("another instance did not answer in JSON; ask again");
        }
    }

    /** Puts a time in seconds; null if it is unknown. */
    static void time(ObjectNode into, String name, long micros) {
        if (micros == HorizonForecast.UNKNOWN_TIME) {
            into.putNull(name);
        } else {
            into.put(name, new BigDecimal(DecimalSeconds.format(micros)));
        }
    }

    /** A row of a list that another instance told, with its times in plain digits, as {@link #time} writes them. */
    static JsonNode withPlainTimes(JsonNode row) {
        plainTime(row.path("last"), "t");
        plainTime(row.path("anomaly"), "from");
        return row;
    }

    private static void plainTime(JsonNode holder, String name) {
        if (holder instanceof ObjectNode object && object.path(name).isDouble()) {
            object.put(name, BigDecimal.valueOf(object.path(name).doubleValue()));
        }
    }

    /** Puts a time in milliseconds, with a fraction. */
    static void millis(ObjectNode into, String name, long micros) {
        into.put(name, BigDecimal.valueOf(micros, 3).stripTrailingZeros());
    }

    /** Puts a duration in seconds; null if it is 0, which stands for an unknown one. */
    static void duration(ObjectNode into, String name, long micros) {
        number(into, name, micros == 0 ? Double.NaN : micros / MICROS);
    }

    /** Puts a number; null if it is not finite. */
    static void number(ObjectNode into, String name, double value) {
        if (Double.isFinite(value)) {
            into.put(name, value);
        } else {
            into.putNull(name);
        }
    }

    /** Puts a number for one channel, an array for more. */
    static void channels(ObjectNode into, String name, double[] values) {
        if (values.length == 1) {
            number(into, name, values[0]);
            return;
        }
        ArrayNode all = into.putArray(name);
        for (double value : values) {
            if (Double.isFinite(value)) {
                all.add(value);
            } else {
                all.addNull();
            }
        }
    }
}
