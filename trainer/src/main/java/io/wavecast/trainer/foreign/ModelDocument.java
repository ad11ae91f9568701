package io.wavecast.trainer.foreign;

import com.fasterxml.jackson.core.JsonGenerator;
import io.wavecast.core.model.ModelSpec;
import io.wavecast.core.model.Scaling;
import io.wavecast.core.rnn.CellKind;
import io.wavecast.core.wire.bytes.DecimalSeconds;
import io.wavecast.core.wire.bytes.EnumNames;
import io.wavecast.core.wire.json.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;

/** Writes the JSON that describes a model in the metadata of its file. */
final class ModelDocument {
    /** Inputs in scaled units that a model never reaches: the original network clips none. */
    private static final double UNCLIPPED = 1e30;

    private ModelDocument() {}

    /**
     * @param resetAfter GRU only: whether the reset gate acts after the recurrent product
     * @param channels number of the network's inputs
     */
    static String of(NetworkDescription description, boolean resetAfter, int channels) {
        byte[] utf8 = Json.write(json -> {
            json.writeStartObject();
            json.writeStringField("name", description.name());
            json.writeObjectFieldStart("network");
            json.writeStringField("cell", EnumNames.nameOf(description.cell()));
            if (description.cell() == CellKind.GRU) {
                json.writeBooleanField("reset_after", resetAfter);
            }
            if (description.relu() || description.cell() == CellKind.ELMAN) {
                json.writeStringField("nonlinearity", description.relu() ? "relu" : "tanh");
            }
            json.writeStringField("head", EnumNames.nameOf(description.headActivation()));
            json.writeEndObject();
            json.writeFieldName("period");
            json.writeNumber(DecimalSeconds.format(description.periodMicros()));
            json.writeArrayFieldStart("horizons");
            for (int horizon : description.horizons()) {
                json.writeNumber(Math.min(horizon, ModelSpec.MAX_HORIZON + 1));
            }
            json.writeEndArray();
            json.writeBooleanField("direct", description.direct());
            if (!description.targets().isEmpty()) {
                json.writeArrayFieldStart("targets");
                for (int target : description.targets()) {
                    json.writeNumber(target);
                }
                json.writeEndArray();
            }
            writePreprocessing(json, description, channels);
            json.writeEndObject();
        });
        return new String(utf8, StandardCharsets.UTF_8);
    }

    private static void writePreprocessing(JsonGenerator json, NetworkDescription description, int channels)
            throws IOException {
        json.writeObjectFieldStart("preprocessing");
        json.writeObjectFieldStart("scaling");
        json.writeStringField("kind", EnumNames.nameOf(Scaling.Kind.Z_SCORE));
        writeArray(json, "center", orEach(description.center(), channels, 0));
        writeArray(json, "scale", orEach(description.scale(), channels, 1));
        writeArray(json, "clip", List.of(-UNCLIPPED, UNCLIPPED));
        json.writeEndObject();
        json.writeBooleanField("differenced", description.differenced());
        json.writeEndObject();
    }

    private static List<Double> orEach(List<Double> given, int channels, double byDefault) {
        return given.isEmpty() ? Collections.nCopies(channels, byDefault) : given;
    }

    private static void writeArray(JsonGenerator json, String name, List<Double> values) throws IOException {
        json.writeArrayFieldStart(name);
        for (double value : values) {
            json.writeNumber(value);
        }
        json.writeEndArray();
    }
}
