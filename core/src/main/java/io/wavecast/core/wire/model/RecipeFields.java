package io.wavecast.core.wire.model;

import com.fasterxml.jackson.core.JsonGenerator;
import io.wavecast.core.model.Lineage;
import io.wavecast.core.wire.json.JsonFields;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** The fields of a lineage that say how to train the model again: code, settings, and offsets of its data. */
final class RecipeFields {
    private final JsonFields fields;
    private String code = "";
    private final SortedMap<String, String> settings = new TreeMap<>();
    private boolean refitted;
    private String leftOut = "";
    private final List<Lineage.Offsets> offsets = new ArrayList<>();

    RecipeFields(JsonFields fields) {
        this.fields = fields;
    }

    /** Writes what is known. */
    static void write(JsonGenerator json, Lineage lineage) throws IOException {
        if (!lineage.history().offsets().isEmpty()) {
            json.writeArrayFieldStart("offsets");
            for (Lineage.Offsets one : lineage.history().offsets()) {
                json.writeStartObject();
                json.writeNumberField("partition", one.partition());
                json.writeNumberField("first", one.first());
                json.writeNumberField("last", one.last());
                json.writeEndObject();
            }
            json.writeEndArray();
        }
        Lineage.Recipe recipe = lineage.recipe();
        if (!recipe.code().isEmpty()) {
            json.writeStringField("code", recipe.code());
        }
        if (!recipe.settings().isEmpty()) {
            json.writeObjectFieldStart("settings");
            for (Map.Entry<String, String> one : recipe.settings().entrySet()) {
                json.writeStringField(one.getKey(), one.getValue());
            }
            json.writeEndObject();
        }
        if (recipe.refitted()) {
            json.writeBooleanField("refitted", true);
        }
        if (!recipe.leftOut().isEmpty()) {
            json.writeStringField("leftOut", recipe.leftOut());
        }
    }

    void field(String name) throws IOException {
        switch (name) {
            case "code" -> code = fields.text();
            case "settings" -> fields.object(option -> settings.put(option, fields.text()));
            case "refitted" -> refitted = fields.flag();
            case "leftOut" -> leftOut = fields.text();
            case "offsets" -> fields.array(this::range);
            default -> fields.skip();
        }
    }

    private void range() throws IOException {
        int[] partition = {0};
        long[] ends = {0, 0};
        fields.object(name -> {
            switch (name) {
                case "partition" -> partition[0] = (int) fields.integer(0, Integer.MAX_VALUE);
                case "first" -> ends[0] = fields.integer(0, Long.MAX_VALUE);
                case "last" -> ends[1] = fields.integer(0, Long.MAX_VALUE);
                default -> fields.skip();
            }
        });
        offsets.add(new Lineage.Offsets(partition[0], ends[0], ends[1]));
    }

    List<Lineage.Offsets> offsets() {
        return offsets;
    }

    Lineage.Recipe recipe() {
        return new Lineage.Recipe(code, settings, refitted, leftOut);
    }
}
