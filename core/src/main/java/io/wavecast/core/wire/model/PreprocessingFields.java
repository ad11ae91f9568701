package io.wavecast.core.wire.model;

import com.fasterxml.jackson.core.JsonGenerator;
import io.wavecast.core.model.Preprocessing;
import io.wavecast.core.model.Scaling;
import io.wavecast.core.model.SeriesScaling;
import io.wavecast.core.wire.bytes.EnumNames;
import io.wavecast.core.wire.json.JsonFields;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * The section {@code preprocessing} of a model's document. Kind, center and scale are required, but for the kind {@value #SERIES}: there each series
 * learns center and scale, by the method and from the window that the section states.
 */
final class PreprocessingFields {
    private static final String SERIES = "series";

    /** The words for a kind of scaling. */
    private enum Word {
        MIN_MAX,
        Z_SCORE,
        ROBUST,
        SERIES
    }

    private static final double[] CLIP = {-8, 8};
    private static final double[] SERIES_CLIP = {-20, 20
    }; // beyond the reach, so that a shift is seen until the scale is learned anew
    private static final double[] MIN_MAX_CLIP = {-1, 1};

    private final JsonFields fields;
    private final List<String> problems;
    private boolean hasScaling;
    private boolean perSeries;
    private Optional<Scaling.Kind> kind = Optional.empty();
    private Scaling.Kind method = Scaling.Kind.ROBUST;
    private int window = SeriesScaling.WINDOW;
    private double reach = SeriesScaling.REACH;
    private Optional<double[]> center = Optional.empty();
    private Optional<double[]> scale = Optional.empty();
    private Optional<double[]> clip = Optional.empty();
    private boolean differenced;

    PreprocessingFields(JsonFields fields, List<String> problems) {
        this.fields = fields;
        this.problems = problems;
    }

    static void write(JsonGenerator json, Preprocessing preprocessing) throws IOException {
        Scaling scaling = preprocessing.scaling();
        json.writeStartObject();
        json.writeObjectFieldStart("scaling");
        if (preprocessing.perSeries().isPresent()) {
            SeriesScaling each = preprocessing.perSeries().get();
            json.writeStringField("kind", SERIES);
            json.writeStringField("method", EnumNames.nameOf(each.method()));
            json.writeNumberField("window", each.window());
            json.writeNumberField("reach", each.reach());
        } else {
            json.writeStringField("kind", EnumNames.nameOf(scaling.kind()));
            array(json, "center", scaling.center());
            array(json, "scale", scaling.scale());
        }
        array(json, "clip", new double[] {scaling.clipLow(), scaling.clipHigh()});
        json.writeEndObject();
        json.writeBooleanField("differenced", preprocessing.differenced());
        json.writeEndObject();
    }

    private static void array(JsonGenerator json, String name, double[] values) throws IOException {
        json.writeFieldName(name);
        json.writeArray(values, 0, values.length);
    }

    void read() throws IOException {
        fields.object(this::field);
    }

    boolean isEmpty() {
        return !hasScaling;
    }

    /** Past inputs that each series learns its scale from; 0 if all series have one. */
    int window() {
        return perSeries ? window : 0;
    }

    /**
     * The preprocessing; empty if there was a problem.
     *
     * @param channels of the network
     */
    Optional<Preprocessing> preprocessing(int channels) {
        if (!hasScaling) {
            problems.add("preprocessing.scaling is missing:"
                    + " expected for instance {\"kind\":\"z-score\",\"center\":[0],\"scale\":[1]}");
            return Optional.empty();
        }
        if (!perSeries && (kind.isEmpty() || center.isEmpty() || scale.isEmpty())) {
            problems.add("preprocessing.scaling: expected kind (" + EnumNames.alternatives(Scaling.Kind.values())
                    + "), center and scale (one number per channel)");
            return Optional.empty();
        }
        if (perSeries && (center.isPresent() || scale.isPresent())) {
            problems.add("preprocessing.scaling: expected no center and no scale with kind " + SERIES
                    + ", since each series learns its own");
            return Optional.empty();
        }
        double[] range =
                clip.orElse(perSeries ? SERIES_CLIP : kind.get() == Scaling.Kind.MIN_MAX ? MIN_MAX_CLIP : CLIP);
        if (range.length != 2) {
            problems.add("preprocessing.scaling.clip: expected 2 elements, lowest and highest, was " + range.length);
            return Optional.empty();
        }
        try {
            if (perSeries) {
                return Optional.of(Preprocessing.perSeries(
                        new SeriesScaling(method, window, reach), channels, range[0], range[1], differenced));
            }
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
            case "kind" -> readKind();
            case "method" -> method = fields.choice(Scaling.Kind.values()).orElse(method);
            case "window" -> window = (int) fields.integer(1, Integer.MAX_VALUE);
            case "reach" -> reach = fields.number();
            case "center" -> center = Optional.of(fields.channels());
            case "scale" -> scale = Optional.of(fields.channels());
            case "clip" -> clip = Optional.of(fields.channels());
            default -> fields.skip();
        }
    }

    private void readKind() throws IOException {
        Optional<Word> word = fields.choice(Word.values());
        perSeries = word.equals(Optional.of(Word.SERIES));
        kind = word.flatMap(found -> EnumNames.find(Scaling.Kind.values(), EnumNames.nameOf(found)));
    }
}
