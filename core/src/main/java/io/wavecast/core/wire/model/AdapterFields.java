package io.wavecast.core.wire.model;

import com.fasterxml.jackson.core.JsonGenerator;
import io.wavecast.core.model.AdapterSettings;
import io.wavecast.core.model.ModelSpec;
import io.wavecast.core.wire.json.JsonFields;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The section {@code adapter} of a model's document. All fields have defaults; without the section forecasts are not corrected. */
final class AdapterFields {
    private final JsonFields fields;
    private final List<String> problems;
    private boolean present;
    private int season;
    private List<Integer> means = List.of();
    private double memory = AdapterSettings.MEMORY;
    private double penalty = AdapterSettings.PENALTY;
    private double caution = AdapterSettings.CAUTION;
    private double cutoff = AdapterSettings.CUTOFF;
    private double reach = AdapterSettings.REACH;
    private double threshold = AdapterSettings.THRESHOLD;
    private Optional<List<Integer>> horizons = Optional.empty();
    private List<Integer> standby = List.of();

    AdapterFields(JsonFields fields, List<String> problems) {
        this.fields = fields;
        this.problems = problems;
    }

    static void write(JsonGenerator json, AdapterSettings adapter) throws IOException {
        json.writeStartObject();
        json.writeNumberField("season", adapter.season());
        if (!adapter.means().isEmpty()) {
            write(json, "means", adapter.means());
        }
        json.writeNumberField("memory", adapter.memory());
        json.writeNumberField("penalty", adapter.penalty());
        json.writeNumberField("caution", adapter.caution());
        json.writeNumberField("cutoff", adapter.cutoff());
        json.writeNumberField("reach", adapter.reach());
        write(json, "horizons", adapter.horizons());
        if (!adapter.standby().isEmpty()) {
            json.writeNumberField("threshold", adapter.threshold());
            write(json, "standby", adapter.standby());
        }
        json.writeEndObject();
    }

    private static void write(JsonGenerator json, String name, List<Integer> numbers) throws IOException {
        json.writeArrayFieldStart(name);
        for (int number : numbers) {
            json.writeNumber(number);
        }
        json.writeEndArray();
    }

    void read() throws IOException {
        present = true;
        fields.object(this::field);
    }

    /**
     * The settings; empty without the section, or if there was a problem.
     *
     * @param all the model's horizons, all of which are corrected unless the section names some
     */
    Optional<AdapterSettings> settings(List<Integer> all) {
        if (!present) {
            return Optional.empty();
        }
        try {
            return Optional.of(new AdapterSettings(
                    season, means, memory, penalty, caution, cutoff, reach, threshold, horizons.orElse(all), standby));
        } catch (IllegalArgumentException e) {
            problems.add("adapter." + e.getMessage());
            return Optional.empty();
        }
    }

    private List<Integer> listed(int largest) throws IOException {
        List<Integer> listed = new ArrayList<>();
        fields.array(() -> listed.add((int) fields.integer(1, largest)));
        return listed;
    }

    private void field(String name) throws IOException {
        if (fields.isNull()) {
            return;
        }
        switch (name) {
            case "season" -> season = (int) fields.integer(0, AdapterSettings.MAX_SEASON);
            case "means" -> means = listed(AdapterSettings.MAX_SPAN);
            case "memory" -> memory = fields.number();
            case "penalty" -> penalty = fields.number();
            case "caution" -> caution = fields.number();
            case "cutoff" -> cutoff = fields.number();
            case "reach" -> reach = fields.number();
            case "threshold" -> threshold = fields.number();
            case "horizons" -> horizons = Optional.of(listed(ModelSpec.MAX_HORIZON));
            case "standby" -> standby = listed(ModelSpec.MAX_HORIZON);
            default -> fields.skip();
        }
    }
}
