package io.wavecast.core.wire.json;

import io.wavecast.core.series.ScoreSummary;
import io.wavecast.core.wire.bytes.BadRecord;
import io.wavecast.core.wire.bytes.Quote;
import java.io.IOException;
import java.util.List;

/** Reads one summary of scores: its sums; figures derived from them are skipped. */
final class ScoreSummaryReader {
    private final JsonFields fields;
    private final List<String> problems;
    private final ModelAndStatusFields modelAndStatus;
    private boolean hasTime;
    private long from;
    private int horizon;
    private long count;
    private double squaredError = Double.NaN;
    private double naiveSquaredError = Double.NaN;
    private double absoluteError = Double.NaN;
    private double covered = Double.NaN;
    private double intervalScores = Double.NaN;
    private long late;

    ScoreSummaryReader(JsonFields fields, List<String> problems) {
        this.fields = fields;
        this.problems = problems;
        this.modelAndStatus = new ModelAndStatusFields(fields, problems);
    }

    ScoreSummary summary() throws IOException {
        fields.object(this::field);
        ScoreSummary summary = new ScoreSummary(
                from,
                modelAndStatus.model(),
                modelAndStatus.status(),
                horizon,
                count,
                squaredError,
                naiveSquaredError,
                absoluteError,
                covered,
                intervalScores,
                late);
        if (!hasTime) {
            problems.add("from is missing");
        }
        if (horizon == 0) {
            problems.add("h is missing");
        }
        if (count == 0) {
            problems.add("count is missing");
        }
        if (!problems.isEmpty()) {
            throw BadRecord.BAD_SCORE.because("expected a summary of scores: " + Quote.all(problems));
        }
        return summary;
    }

    private void field(String name) throws IOException {
        switch (name) {
            case "from" -> {
                from = fields.seconds();
                hasTime = true;
            }
            case "h" -> horizon = (int) fields.integer(1, Integer.MAX_VALUE);
            case "count" -> count = fields.integer(1, Long.MAX_VALUE);
            case "late" -> late = fields.integer(0, Long.MAX_VALUE);
            case "squaredError" -> squaredError = fields.number();
            case "naiveSquaredError" -> naiveSquaredError = fields.number();
            case "absoluteError" -> absoluteError = fields.number();
            case "covered" -> covered = fields.number();
            case "intervalScores" -> intervalScores = fields.number();
            default -> modelAndStatus.field(name);
        }
    }
}
