package io.wavecast.core.wire.json;

import io.wavecast.core.model.ModelVersion;
import io.wavecast.core.series.Anomaly;
import io.wavecast.core.series.AnomalyKind;
import io.wavecast.core.series.Direction;
import io.wavecast.core.wire.bytes.BadRecord;
import io.wavecast.core.wire.bytes.Quote;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Reads one anomaly. */
final class AnomalyReader {
    private final JsonFields fields;
    private final List<String> problems;
    private int channel;
    private Optional<AnomalyKind> kind = Optional.empty();
    private boolean hasKind;
    private OptionalLong from = OptionalLong.empty();
    private OptionalLong until = OptionalLong.empty();
    private double score = Double.NaN;
    private double value = Double.NaN;
    private double expected = Double.NaN;
    private double lower = Double.NaN;
    private double upper = Double.NaN;
    private Direction direction = Direction.NONE;
    private ModelVersion model = ModelVersion.NAIVE;

    AnomalyReader(JsonFields fields, List<String> problems) {
        this.fields = fields;
        this.problems = problems;
    }

    Anomaly anomaly() throws IOException {
        fields.object(this::field);
        if (from.isEmpty()) {
            problems.add("from is missing");
        }
        if (!hasKind) {
            problems.add("kind is missing");
        }
        if (!problems.isEmpty()) {
            throw BadRecord.BAD_ANOMALY.because("expected an anomaly: " + Quote.all(problems));
        }
        return new Anomaly(
                channel,
                kind.orElseThrow(),
                from.getAsLong(),
                until,
                score,
                value,
                expected,
                lower,
                upper,
                direction,
                model);
    }

    private void field(String name) throws IOException {
        switch (name) {
            case "channel" -> channel = (int) fields.integer(0, Integer.MAX_VALUE);
            case "kind" -> {
                hasKind = true;
                kind = fields.choice(AnomalyKind.values());
            }
            case "from" -> from = OptionalLong.of(fields.seconds());
            case "until" -> until = fields.isNull() ? OptionalLong.empty() : OptionalLong.of(fields.seconds());
            case "score" -> score = fields.number();
            case "value" -> value = fields.number();
            case "expected" -> expected = fields.number();
            case "lower" -> lower = fields.number();
            case "upper" -> upper = fields.number();
            case "direction" -> direction = fields.choice(Direction.values()).orElse(direction);
            case "model" -> readModel();
            default -> fields.skip();
        }
    }

    private void readModel() throws IOException {
        try {
            model = ModelVersion.parse(fields.text());
        } catch (IllegalArgumentException e) {
            problems.add("model: " + e.getMessage());
        }
    }
}
