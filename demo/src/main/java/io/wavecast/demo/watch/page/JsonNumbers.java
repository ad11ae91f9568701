package io.wavecast.demo.watch.page;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;

/** Writes doubles with all their digits; null if they are not finite. */
final class JsonNumbers {
    private JsonNumbers() {}

    static void field(JsonGenerator json, String name, double value) throws IOException {
        json.writeFieldName(name);
        write(json, value);
    }

    static void column(JsonGenerator json, String name, double[] values) throws IOException {
        json.writeArrayFieldStart(name);
        for (double value : values) {
            write(json, value);
        }
        json.writeEndArray();
    }

    private static void write(JsonGenerator json, double value) throws IOException {
        if (!Double.isFinite(value)) {
            json.writeNull();
        } else if (value == Math.rint(value) && Math.abs(value) < 1e15) {
            json.writeNumber((long) value); // shorter
        } else {
            json.writeNumber(value);
        }
    }
}
