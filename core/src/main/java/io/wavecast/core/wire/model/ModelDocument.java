package io.wavecast.core.wire.model;

import io.wavecast.core.model.AdapterSettings;
import io.wavecast.core.model.Lineage;
import io.wavecast.core.model.ModelSpec;
import io.wavecast.core.model.ModelVersion;
import io.wavecast.core.model.Preprocessing;
import io.wavecast.core.rnn.NetworkSpec;
import io.wavecast.core.rnn.TargetChannels;
import io.wavecast.core.wire.bytes.BadRecord;
import io.wavecast.core.wire.bytes.UnreadableException;
import io.wavecast.core.wire.json.JsonFields;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** Reads the JSON document in the metadata of a model's file. */
final class ModelDocument {
    static final int FORMAT = 1;
    private static final int MIN_WARMUP = 64;
    /** Past inputs that the stream can keep per series. */
    private static final int MAX_WARMUP = 1_000_000;

    private static final double COVERAGE = 0.9;

    private final JsonFields fields;
    private final List<String> problems;
    private final NetworkFields network;
    private final PreprocessingFields preprocessing;
    private final LineageFields lineage;
    private final AdapterFields adapter;
    private final KnownFields known;
    private long format = FORMAT;
    private Optional<String> name = Optional.empty();
    private OptionalLong number = OptionalLong.empty();
    private OptionalLong period = OptionalLong.empty();
    private Optional<List<Integer>> horizons = Optional.empty();
    private boolean direct;
    private boolean label;
    private OptionalInt warmup = OptionalInt.empty();
    private double coverage = COVERAGE;
    private Optional<List<Integer>> targets = Optional.empty();

    ModelDocument(JsonFields fields, List<String> problems) {
        this.fields = fields;
        this.problems = problems;
        this.network = new NetworkFields(fields, problems);
        this.preprocessing = new PreprocessingFields(fields, problems);
        this.lineage = new LineageFields(fields);
        this.adapter = new AdapterFields(fields, problems);
        this.known = new KnownFields(fields, problems);
    }

    /** @throws UnreadableException with the reason {@code unknown-format} */
    void read() throws IOException {
        fields.object(this::field);
        if (format != FORMAT) {
            throw BadRecord.UNKNOWN_FORMAT.because(
                    "format: expected " + FORMAT + ", was " + format + "; a newer version may have written the model");
        }
    }

    /** @param fallback name and number if the document has none */
    Optional<ModelVersion> version(Optional<ModelVersion> fallback) {
        Optional<String> modelName = name.or(() -> fallback.map(ModelVersion::name));
        if (modelName.isEmpty()) {
            problems.add("name is missing: expected the start of the series keys that the model serves, or default");
            return Optional.empty();
        }
        try {
            return Optional.of(new ModelVersion(
                    modelName.get(),
                    number.orElse(fallback.map(ModelVersion::number).orElse(1L))));
        } catch (IllegalArgumentException e) {
            problems.add("name: " + e.getMessage());
            return Optional.empty();
        }
    }

    Optional<NetworkSpec> network(ModelTensors tensors) {
        return network.spec(tensors);
    }

    Optional<ModelSpec> spec(NetworkSpec shape) {
        if (period.isEmpty()) {
            problems.add("period is missing: expected seconds between two samples, such as 0.004");
            return Optional.empty();
        }
        try {
            return Optional.of(new ModelSpec(
                    shape,
                    period.getAsLong(),
                    horizons.orElse(List.of(label ? ModelSpec.PRESENT : 1)),
                    direct,
                    label,
                    warmup.orElse(label ? Math.max(1, shape.lags()) : warmup(shape)),
                    coverage,
                    known.calendar(),
                    targets.map(listed -> new TargetChannels(shape.inputs(), listed))
                            .orElseGet(() -> TargetChannels.all(shape.inputs()))));
        } catch (IllegalArgumentException e) {
            problems.add(String.valueOf(e.getMessage()));
            return Optional.empty();
        }
    }

    /** The document's preprocessing, which tokens do not need; empty if there was a problem. */
    Optional<Preprocessing> preprocessing(Optional<NetworkSpec> shape) {
        boolean tokens = shape.isPresent() && shape.get().tokens();
        return tokens && preprocessing.isEmpty()
                ? Optional.of(Preprocessing.ofTokens(shape.get().vocabulary()))
                : preprocessing.preprocessing(shape.map(NetworkSpec::inputs).orElse(1));
    }

    private int warmup(NetworkSpec shape) {
        return Math.max(MIN_WARMUP, Math.max(shape.lags(), preprocessing.window()));
    }

    Lineage lineage() {
        return lineage.lineage();
    }

    /** How the forecasts are corrected; empty if they are not, or if there was a problem. */
    Optional<AdapterSettings> adapter(ModelSpec spec) {
        return adapter.settings(spec.horizons());
    }

    private List<Integer> integers(int low, int high) throws IOException {
        List<Integer> listed = new ArrayList<>();
        fields.array(() -> listed.add((int) fields.integer(low, high)));
        return listed;
    }

    private void field(String field) throws IOException {
        if (fields.isNull()) {
            return;
        }
        switch (field) {
            case "format" -> format = fields.integer(Long.MIN_VALUE, Long.MAX_VALUE);
            case "name" -> name = Optional.of(fields.text());
            case "version" -> number = OptionalLong.of(fields.integer(1, Long.MAX_VALUE));
            case "network" -> network.read();
            case "period" -> period = OptionalLong.of(fields.seconds());
            case "horizons" -> horizons = Optional.of(integers(ModelSpec.PRESENT, ModelSpec.MAX_HORIZON));
            case "targets" -> targets = Optional.of(integers(0, NetworkSpec.MAX_WIDTH - 1));
            case "label" -> label = fields.flag();
            case "direct" -> direct = fields.flag();
            case "warmup" -> warmup = OptionalInt.of((int) fields.integer(1, MAX_WARMUP));
            case "coverage" -> coverage = fields.number();
            case "preprocessing" -> preprocessing.read();
            case "lineage" -> lineage.read();
            case "adapter" -> adapter.read();
            case "known" -> known.read();
            default -> fields.skip();
        }
    }
}
