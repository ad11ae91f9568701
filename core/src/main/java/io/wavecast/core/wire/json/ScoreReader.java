package io.wavecast.core.wire.json;

import io.wavecast.core.series.Score;
import io.wavecast.core.wire.bytes.BadRecord;
import io.wavecast.core.wire.bytes.Quote;
import java.io.IOException;
import java.util.List;

/** Reads one score. */
final class ScoreReader {
    private final JsonFields fields;
    private final List<String> problems;
    private final ModelAndStatusFields modelAndStatus;
    private long at;
    private int horizon;
    private double error = Double.NaN;
    private double naiveError = Double.NaN;
    private double coverage = Double.NaN;
    private double intervalScore = Double.NaN;
    private boolean late;

    ScoreReader(JsonFields fields, List<String> problems) {
        this.fields = fields;
        this.problems = problems;
        this.modelAndStatus = new ModelAndStatusFields(fields, problems);
    }

    Score score() throws IOException {
        fields.object(this::field);
        var score = new Score(
                modelAndStatus.model(),
                modelAndStatus.status(),
                horizon,
                at,
                error,
                naiveError,
                coverage,
                intervalScore,
                late);
        if (horizon == 0) {
            problems.add("h is missing");
        }
        if (!problems.isEmpty()) {
            throw BadRecord.BAD_SCORE.because("expected a score: " + Quote.all(problems));
        }
        return score;
    }

    private void field(String name) throws IOException {
        switch (name) {
            case "at" -> at = fields.seconds();
            case "h" -> horizon = (int) fields.integer(1, Integer.MAX_VALUE);
            case "error" -> error = fields.number();
            case "naiveError" -> naiveError = fields.number();
            case "coverage" -> coverage = fields.number();
            case "intervalScore" -> intervalScore = fields.number();
            case "late" -> late = fields.flag();
            default -> modelAndStatus.field(name);
        }
    }
}
