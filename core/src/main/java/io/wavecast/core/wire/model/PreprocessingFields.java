package io.wavecast.core.wire.model;

import io.wavecast.core.model.Preprocessing;
import io.wavecast.core.model.Scaling;
import io.wavecast.core.wire.bytes.EnumNames;
import io.wavecast.core.wire.json.JsonFields;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** Reads the section {@code preprocessing} of a model's document. Kind, center and scale are required. */
final class PreprocessingFields {
    private static final double[] CLIP = {-8, 8};
    private static final double[] MIN_MAX_CLIP = {-1, 1};

    private final JsonFields fields;
    private final List<String> problems;
    private boolean hasScaling;
    private Optional<Scaling.Kind> kind = Optional.empty();
    private Optional<double[]> center = Optional.empty();
    private Optional<double[]> scale = Optional.empty();
    private Optional<double[]> clip = Optional.empty();
    private boolean differenced;

    PreprocessingFields(JsonFields fields, List<String> problems) {
        this.fields = fields;
        this.problems = problems;
    }

    void read() throws IOException {
        fields.object(this::field);
    }

    boolean isEmpty() {
        return !hasScaling;
    }

    /** The preprocessing; empty if there was a problem. */
    Optional<Preprocessing> preprocessing() {
        if (!hasScaling) {
            problems.add("preprocessing.scaling is missing:"
                    + " expected for instance {\"kind\":\"z-score\",\"center\":[0],\"scale\":[1]}");
            return Optional.empty();
        }
        if (kind.isEmpty() || center.isEmpty() || scale.isEmpty()) {
            problems.add("preprocessing.scaling: expected kind (" + EnumNames.alternatives(Scaling.Kind.values())
                    + "), center and scale (one number per channel)");
            return Optional.empty();
        }
        double[] range = clip.orElse(kind.get() == Scaling.Kind.MIN_MAX ? MIN_MAX_CLIP : CLIP);
        if (range.length != 2) {
            problems.add("preprocessing.scaling.clip: expected 2 elements, lowest and highest, was " + range.length);
            return Optional.empty();
        }
        try {
            Scaling scaling = new Scaling(kind.get(), center.get(), scale.get(), range[0], range[1]);
            return Optional.of(new Preprocessing(scaling, differenced));
        } catch (IllegalArgumentException e) {
            problems.add("preprocessing.scaling: " + e.getMessage());
            return Optional.empty();
        }
    }

    private void field(String name) throws IOException {
        if (fields.isNull()) {
            return;
        }
        switch (name) {
            case "scaling" -> {
                hasScaling = true;
                fields.object(this::scalingField);
            }
            case "differenced" -> differenced = fields.flag();
            default -> fields.skip();
        }
    }

    private void scalingField(String name) throws IOException {
        if (fields.isNull()) {
            return;
        }
        switch (name) {
            case "kind" -> kind = fields.choice(Scaling.Kind.values());
            case "center" -> center = Optional.of(fields.channels());
            case "scale" -> scale = Optional.of(fields.channels());
            case "clip" -> clip = Optional.of(fields.channels());
            default -> fields.skip();
        }
    }
}
