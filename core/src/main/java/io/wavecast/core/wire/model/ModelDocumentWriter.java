package io.wavecast.core.wire.model;

import com.fasterxml.jackson.core.JsonGenerator;
import io.wavecast.core.model.Model;
import io.wavecast.core.rnn.CellKind;
import io.wavecast.core.rnn.NetworkSpec;
import io.wavecast.core.wire.bytes.DecimalSeconds;
import io.wavecast.core.wire.bytes.EnumNames;
import io.wavecast.core.wire.json.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Writes the document that {@link ModelDocument} reads: all fields, always in the same order; no field of targets, a calendar or an adapter if there is none. */
final class ModelDocumentWriter {
    private ModelDocumentWriter() {}

    static String write(Model model) {
        byte[] utf8 = Json.write(json -> {
            json.writeStartObject();
            json.writeNumberField("format", ModelDocument.FORMAT);
            json.writeStringField("name", model.version().name());
            json.writeNumberField("version", model.version().number());
            json.writeFieldName("network");
            network(json, model.spec().network());
            json.writeFieldName("period");
            json.writeNumber(DecimalSeconds.format(model.spec().periodMicros()));
            integers(json, "horizons", model.spec().horizons());
            if (!model.spec().targets().areAll()) {
                integers(json, "targets", model.spec().targets().list());
            }
            if (model.spec().direct()) {
                json.writeBooleanField("direct", true);
            }
            if (model.spec().label()) {
                json.writeBooleanField("label", true);
            }
            json.writeNumberField("warmup", model.spec().warmup());
            json.writeNumberField("coverage", model.spec().coverage());
            if (model.spec().calendar().isPresent()) {
                json.writeFieldName("known");
                KnownFields.write(json, model.spec().calendar().get());
            }
            if (!model.spec().network().tokens()) {
                json.writeFieldName("preprocessing");
                PreprocessingFields.write(json, model.preprocessing());
            }
            if (model.adapter().isPresent()) {
                json.writeFieldName("adapter");
                AdapterFields.write(json, model.adapter().get());
            }
            json.writeFieldName("lineage");
            LineageFields.write(json, model.lineage());
            json.writeEndObject();
        });
        return new String(utf8, StandardCharsets.UTF_8);
    }

    static void integers(JsonGenerator json, String name, List<Integer> values) throws IOException {
        json.writeArrayFieldStart(name);
        for (int value : values) {
            json.writeNumber(value);
        }
        json.writeEndArray();
    }

    private static void network(JsonGenerator json, NetworkSpec network) throws IOException {
        json.writeStartObject();
        json.writeStringField("cell", EnumNames.nameOf(network.cell()));
        json.writeNumberField("inputs", network.inputs());
        if (network.tokens()) {
            json.writeNumberField("vocabulary", network.vocabulary());
            json.writeNumberField("embedding", network.embedding());
        }
        if (network.bidirectional()) {
            json.writeBooleanField("bidirectional", true);
        }
        if (network.cell() != CellKind.NONE) {
            json.writeNumberField("hidden", network.hidden());
            json.writeNumberField("layers", network.layers());
        }
        json.writeNumberField("outputs", network.outputs());
        json.writeNumberField("lags", network.lags());
        json.writeStringField("head", EnumNames.nameOf(network.headActivation()));
        if (network.cell() == CellKind.GRU) {
            json.writeBooleanField("reset_after", network.resetAfter());
        }
        if (network.relu() || network.cell() == CellKind.ELMAN) {
            json.writeStringField("nonlinearity", network.relu() ? "relu" : "tanh");
        }
        json.writeEndObject();
    }
}
